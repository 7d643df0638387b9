import { z } from 'zod';

/**
 * The pack format. Everything that an editor, the JSON Schema and the loader know of it is derived from here;
 * docs/packs.md explains it.
 */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .describe('Stable name: lower-case letters, digits, hyphens');
const line = (max: number) => z.string().trim().min(1).max(max);
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const day = z.string().regex(DATE, 'must be a year, a month (2024-03) or a day (2024-03-12), in quotes');
const period = z
  .string()
  .refine((text) => text.split('/').length <= 2 && text.split('/').every((part) => DATE.test(part)), {
    message: 'must be a year, month or day, or two of them with a slash (2019-12-05/2019-12-06), in quotes',
  });
const forms = z.array(line(120)).min(1);

const source = z.strictObject({
  publisher: line(120),
  title: line(300),
  url: z.url({ protocol: /^https?$/ }).max(600),
  published: day.nullable().describe('Date shown on the page, null if none is'),
  lang: z.string().regex(/^[a-z]{2}$/, 'must be a language code of two letters'),
});

export const factRecord = z.strictObject({
  id,
  statement: line(500).describe('One checkable sentence'),
  answer: line(150).describe('The shortest direct answer'),
  questions: z.array(line(300)).min(3).describe('Example questions that the statement answers, in varied words'),
  entities: z.array(line(120)).describe('Persons, institutions, places and things that the fact is about'),
  date: period.nullable().describe('When it was so; null if the source does not say'),
  quantity: z
    .strictObject({ value: z.number(), unit: line(40), qualifier: z.enum(['exact', 'approx', 'at-least', 'at-most']) })
    .optional(),
  series: z.strictObject({ id, count: z.string().optional(), period }).optional(),
  status: z.enum(['confirmed', 'single-source', 'disputed']),
  note: line(900).optional(),
  supersedes: z.array(id).optional(),
  sources: z.array(source).min(1),
});

const seriesDefinition = z.strictObject({
  title: line(120),
  measure: forms.describe('How people name the measure'),
  counts: z.record(id, line(120)).optional().describe('Whose count, and how it is shown'),
});

export const packFile = z.strictObject({
  id,
  title: line(100),
  about: line(150).describe('Completes “I answer questions about …”'),
  language: z.string().regex(/^[a-z]{2}$/),
  subjects: z.array(forms).describe('What nearly every question names, one list of forms each; weighs as a stop word'),
  names: z.array(forms.min(2)).default([]).describe('Further names of one person, institution, place or thing'),
  synonyms: z.array(forms.min(2)).default([]).describe('Words that mean the same in this subject'),
  topics: z.record(id, z.strictObject({ title: line(60), emoji: z.string().max(16).optional() })),
  series: z.record(id, seriesDefinition).default({}),
});
export const topicFile = z.array(factRecord);
export const conflictsFile = z.array(
  z.strictObject({ id, title: line(150), facts: z.array(id).min(2), note: line(900) }),
);

export type PackFile = z.infer<typeof packFile>;
type FactRecord = z.infer<typeof factRecord>;
export type Conflict = z.infer<typeof conflictsFile>[number];
export type Source = z.infer<typeof source>;
export interface Fact extends FactRecord {
  readonly topic: string;
}
