import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const question = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.enum(['answerable', 'off-topic', 'near-miss']),
  style: z.string(),
  typo: z.boolean(),
  topic: z.string(),
  q: z.string(),
  accept: z.array(z.string()),
  expect: z.array(z.string()),
  disputed: z.boolean().default(false),
  series: z.boolean().default(false),
});

export type EvalQuestion = z.infer<typeof question>;

/** Reads a question file; bench/questions/dev.yaml explains its fields. Throws if it does not fit. */
export function readQuestions(path: string): EvalQuestion[] {
  return z.array(question).parse(parse(readFileSync(path, 'utf8')));
}
