import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

// An empty alternative ("9.8|") would stand in every text and make any answer right.
const expected = z.string().refine((text) => text.split('|').every((alternative) => alternative.trim() !== ''), {
  message: 'has an empty alternative',
});

const question = z
  .strictObject({
    id: z.string().min(1),
    lang: z.string().regex(/^[a-z]{2}$/, 'must be a language code of two letters'),
    kind: z.enum(['answerable', 'off-topic', 'near-miss']),
    style: z.enum(['question', 'keyword', 'colloquial']),
    typo: z.boolean(),
    topic: z.string(),
    q: z.string().min(1),
    accept: z.array(z.string()),
    expect: z.array(expected),
    disputed: z.boolean().default(false),
    series: z.boolean().default(false),
  })
  // Without expected strings any answer would be right; with accepted facts abstaining would not be.
  .refine(({ kind, accept, expect }) => kind !== 'answerable' || (accept.length > 0 && expect.length > 0), {
    message: 'an answerable question needs accept and expect',
  })
  .refine(({ kind, accept, expect }) => kind === 'answerable' || (accept.length === 0 && expect.length === 0), {
    message: 'a question to abstain from has neither accept nor expect',
  });

const questionFile = z.array(question).superRefine((questions, context) => {
  const seen = new Set<string>();
  questions.forEach(({ id }, at) => {
    if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `"${id}" is there twice` });
    seen.add(id);
  });
});

export type EvalQuestion = z.infer<typeof question>;

/** A question file that does not fit the format, with everything that is wrong with it. */
export class QuestionFileError extends Error {}

/**
 * Reads the text of a question file; bench/questions/dev.yaml explains its fields.
 * @throws QuestionFileError
 */
export function parseQuestions(text: string): EvalQuestion[] {
  const { success, data, error } = questionFile.safeParse(parse(text));
  if (!success) throw new QuestionFileError(z.prettifyError(error));
  return data;
}

/** @throws QuestionFileError if the file does not fit the format. */
export function readQuestions(path: string): EvalQuestion[] {
  return parseQuestions(readFileSync(path, 'utf8'));
}
