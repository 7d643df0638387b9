import { z } from 'zod';

/**
 * The pack format. Everything that an editor, the JSON Schema and the loader know of it is derived from here;
 * docs/pack-reference.md explains it.
 */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .describe('Stable name: lower-case letters, digits, hyphens');
/** What begins with TODO is a stub; a pack with one is not used, so that nobody is answered with it. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?!TODO\b)/, 'is still to be written: it starts with TODO');
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const day = z.string().regex(DATE, 'must be a year, a month (2024-03) or a day (2024-03-12), in quotes');
const period = z
  .string()
  .refine((text) => text.split('/').length <= 2 && text.split('/').every((part) => DATE.test(part)), {
    message: 'must be a year, month or day, or two of them with a slash (2019-12-05/2019-12-06), in quotes',
  });
const forms = z.array(line(120)).min(1);
const language = z.string().regex(/^[a-z]{2}$/, 'must be a language code of two letters');

export const source = z.strictObject({
  publisher: line(120),
  title: line(300),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .max(600)
    .nullable()
    .describe("The page at the publisher's own address, null if only a copy is known"),
  published: day.nullable().describe('Date shown on the page, null if none is'),
  lang: language,
});

/** Short answers by what is asked; `when` follows from the date and `howMany` or `howMuch` from the quantity where left out. */
export const answers = z.strictObject({
  who: line(200).optional(),
  when: line(200).optional(),
  where: line(200).optional(),
  which: line(200).optional(),
  howMany: line(200).optional(),
  howMuch: line(200).optional(),
  what: line(200).optional(),
  why: line(300).optional(),
  how: line(300).optional(),
  whether: line(300).optional(),
});

export const factRecord = z.strictObject({
  id,
  statement: line(500).describe('One checkable sentence'),
  answer: line(150).describe('The shortest direct answer'),
  answers: answers.optional().describe('Short answers by what is asked: who, when, where, why …'),
  questions: z.array(line(300)).default([]).describe('Example questions that the statement answers, in varied words'),
  matters: z
    .array(id)
    .min(1)
    .max(3)
    .optional()
    .describe('What kind of thing it tells, of the matters that the pack lists'),
  from: line(60)
    .optional()
    .describe('The side that acts, sends, sells or travels: a subject of the pack or another country'),
  to: line(60).optional().describe('The side that receives, buys or is visited'),
  entities: z.array(line(120)).default([]).describe('Persons, institutions, places and things that the fact is about'),
  date: period
    .nullable()
    .default(null)
    .describe(
      'When it was so, or when it will be; null if the source does not say, which is meant where it is left out',
    ),
  quantity: z
    .strictObject({ value: z.number(), unit: line(40), qualifier: z.enum(['exact', 'approx', 'at-least', 'at-most']) })
    .optional(),
  series: z.strictObject({ id, count: z.string().optional(), period }).optional(),
  state: z
    .boolean()
    .optional()
    .describe('true: a state that can change (an office holder, a fee, a route); false: an event or a dated count'),
  horizon: z.int().min(1).max(1_200).optional().describe("Months for which a state is good; the topic's if left out"),
  planned: z.boolean().optional().describe('true: a plan, target or announcement, not yet done'),
  lead: z
    .boolean()
    .optional()
    .describe('true: the fact to lead with where the question asks about its matter and names nothing narrower'),
  prominence: z
    .enum(['high', 'low'])
    .optional()
    .describe('high: preferred in overviews and timelines; low: never the fact of the day'),
  status: z.enum(['confirmed', 'single-source', 'disputed']).default('single-source'),
  note: line(900).optional(),
  supersedes: z.array(id).optional(),
  sources: z.array(source).min(1).optional().describe('Where it is from; the source of pack.yaml if left out'),
});

/** The forms of a unit by the plural categories of the language (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
const unitForms = z.strictObject({
  zero: line(40).optional(),
  one: line(40).optional(),
  two: line(40).optional(),
  few: line(40).optional(),
  many: line(40).optional(),
  other: line(40),
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
  language,
  subjects: z.array(forms).describe('What nearly every question names, one list of forms each; weighs as a stop word'),
  names: z.array(forms.min(2)).default([]).describe('Further names of one person, institution, place or thing'),
  synonyms: z.array(forms.min(2)).default([]).describe('Words that mean the same in this subject'),
  matters: z
    .record(id, forms)
    .default({})
    .describe('Kinds of thing that facts tell (trade volume, visit, office holder …), each with its names'),
  peoples: z
    .array(forms)
    .default([])
    .describe('The people of each subject, in the order of the subjects: "Germans", not the adjective'),
  publishers: z.record(line(120), line(120)).default({}).describe('Names of publishers in the language'),
  units: z
    .record(line(40), unitForms)
    .default({})
    .describe('What quantities are counted in, and how it is called after a number: one company, other companies'),
  topics: z
    .record(
      id,
      z.strictObject({
        title: line(60),
        emoji: z.string().max(16).optional(),
        horizon: z
          .union([z.int().min(1).max(1_200), z.literal('never')], {
            error: 'must be a number of months from 1 to 1200, or never',
          })
          .optional()
          .describe('Months after which a fact of it is looked at again; 24 if left out; never for what stays true'),
      }),
    )
    .default({})
    .describe('One for each file of facts; if none is listed, the files are the topics'),
  series: z.record(id, seriesDefinition).default({}),
  source: source.optional().describe('Where all facts are from that name no source of their own'),
});
export const topicFile = z.array(factRecord);
export const conflictsFile = z.array(
  z.strictObject({ id, title: line(150), facts: z.array(id).min(2), note: line(900) }),
);

/**
 * locales/<language>/pack.yaml: the pack's own words in another language. Only `translation` must be there: whatever is
 * left out is shown in the pack's language, and `npm run facts` says what is missing.
 */
export const localeFile = z.strictObject({
  translation: z
    .enum(['unreviewed', 'reviewed'])
    .describe('Whether a speaker of the language has read the translation; /help says so'),
  title: packFile.shape.title.optional(),
  about: packFile.shape.about.optional(),
  subjects: z
    .array(z.array(line(120)))
    .default([])
    .describe('Forms of the subjects in this language, in the order of the pack'),
  names: packFile.shape.names.describe('Further forms in this language, after a form that the pack has'),
  matters: packFile.shape.matters.describe('Names of the matters in this language'),
  peoples: packFile.shape.peoples,
  publishers: packFile.shape.publishers.describe('Names of publishers in this language'),
  units: packFile.shape.units.describe('Names of the units in this language'),
  synonyms: packFile.shape.synonyms,
  topics: z.record(id, line(60)).default({}).describe('Titles of the topics'),
  series: z.record(id, seriesDefinition.partial()).default({}),
  conflicts: z.record(id, z.strictObject({ title: line(150), note: line(900) })).default({}),
  glossary: z
    .record(line(120), forms)
    .default({})
    .describe('A name as the statements have it, and the strings of which one must stand in the translation'),
});

/** locales/<language>/<topic>.yaml: the translations of a topic's facts by their ids. */
export const translationRecord = z.strictObject({
  statement: factRecord.shape.statement,
  answer: factRecord.shape.answer,
  answers: factRecord.shape.answers,
  questions: z.array(line(300)).default([]).describe('Example questions in this language, at least two'),
  note: factRecord.shape.note,
  source_hash: z
    .string()
    .regex(/^[0-9a-f]{8}$/, 'must be eight hexadecimal digits; `npm run facts -- stamp` writes them')
    .optional()
    .describe('Names the text that was translated; `npm run facts -- stamp` writes it'),
});
export const translationFile = z.record(id, translationRecord);

export type PackFile = z.infer<typeof packFile>;
export type LocaleFile = z.infer<typeof localeFile>;
export type Translation = z.infer<typeof translationRecord>;
type FactRecord = z.infer<typeof factRecord>;
export type Conflict = z.infer<typeof conflictsFile>[number];
export type Source = z.infer<typeof source>;
export interface Fact extends Omit<FactRecord, 'sources'> {
  /** At least one. */
  readonly sources: readonly Source[];
  readonly topic: string;
  /** The language of its texts, where it is not the pack's: a translation is missing. */
  readonly textsIn?: string;
  /** The day since which a community keeps it for itself, as 2026-11-24; undefined for facts of a pack. */
  readonly keptSince?: string;
}
