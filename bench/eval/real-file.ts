import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const realQuestion = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.string(),
  q: z.string().transform((text) => text.replace(/\s*\n\s*/g, ' ').trim()),
  want: z.enum(['answer', 'overview', 'silent', 'talk']),
  /** Ids of facts of which one answers, or which belong into the overview. */
  accept: z.array(z.string()).default([]),
  /** Ids that can be shown with a caution: a part of what was asked, or an older figure. */
  partial: z.array(z.string()).default([]),
  /** A regular expression for what the beginning of the reply must say. */
  lead: z.string().default(''),
});

/** A question that somebody typed who had never seen the facts. */
export type RealQuestion = z.infer<typeof realQuestion>;

/** @throws ZodError if the file does not fit the format. */
export function readRealQuestions(path: string): RealQuestion[] {
  return z.array(realQuestion).parse(parse(readFileSync(path, 'utf8')));
}
