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

/** A turn may also ask for the sources of what was shown, for it in another language, or for more of it. */
const realTurn = realQuestion.omit({ id: true, lang: true, kind: true }).extend({
  want: z.enum([...realQuestion.shape.want.options, 'followup-source', 'followup-language', 'more']),
});
const realDialogue = z.object({ id: z.string(), lang: z.string(), turns: z.array(realTurn) });

export type RealTurn = z.infer<typeof realTurn>;
/** What somebody typed one after the other who had never seen the facts. */
export type RealDialogue = z.infer<typeof realDialogue>;

/** @throws ZodError if the file does not fit the format. */
export function readRealDialogues(path: string): RealDialogue[] {
  return z.array(realDialogue).parse(parse(readFileSync(path, 'utf8')));
}

/** @throws ZodError if the file does not fit the format. */
export function readRealQuestions(path: string): RealQuestion[] {
  return z.array(realQuestion).parse(parse(readFileSync(path, 'utf8')));
}
