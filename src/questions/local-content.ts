import { z } from 'zod';
import type { Fact } from '../facts/schema.ts';
import { factRecord, source } from '../facts/schema.ts';

/** Example questions of a fact that a community writes itself. */
export const MOST_LOCAL_QUESTIONS = 3;

const url = z
  .url({ protocol: /^https$/ })
  .max(600)
  .nullable();
const language = source.shape.lang;

const fact = z.strictObject({
  kind: z.literal('fact'),
  /** The language of its texts. */
  language,
  topic: z.string().max(60),
  statement: factRecord.shape.statement,
  answer: factRecord.shape.answer,
  questions: z.array(factRecord.shape.questions.unwrap().element).min(1).max(MOST_LOCAL_QUESTIONS),
  date: factRecord.shape.date,
  /** Who says so: a page, or nobody but the community. */
  source: z.strictObject({ publisher: source.shape.publisher, url }),
  /** A fact, of the pack or of the community, that says otherwise. */
  disputes: z.string().max(60).optional(),
});

const correction = z.strictObject({
  kind: z.literal('correction'),
  language,
  /** The fact of the pack that is corrected. */
  fact: z.string().max(60),
  /** What is wrong with it. */
  wrong: factRecord.shape.statement,
  /** What is right instead. */
  right: factRecord.shape.statement,
  source: fact.shape.source,
});

/** What somebody entered into the form of a fact, as it was typed: something has to be corrected or decided first. */
const form = z.strictObject({ kind: z.literal('form'), fields: z.record(z.string().max(40), z.string().max(4_000)) });

/** What a community writes itself: a fact of its own, a correction of one of the pack's, or what may become one. */
export const localContent = z.discriminatedUnion('kind', [fact, correction, form]);
export type LocalContent = z.infer<typeof localContent>;
export type LocalFact = z.infer<typeof fact>;

const ID = /^local\.([1-9]\d{0,8})$/;

/** The id under which a community's own fact is found among those of the pack, none of which has a full stop in it. */
export function localFactId(number: number): string {
  return `local.${number}`;
}

/** The number in an id, or in what people type in its place; undefined for ids of a pack. */
export function localNumber(typed: string): number | undefined {
  const found = ID.exec(typed) ?? /^#?([1-9]\d{0,8})$/.exec(typed);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

/** The community's own fact as one like those of the pack. */
export function asFact(number: number, content: LocalFact, day: string): Fact {
  const { topic, statement, answer, questions, date, language: lang, source } = content;
  return {
    id: localFactId(number),
    topic,
    statement,
    answer,
    questions,
    entities: [],
    date,
    status: content.disputes === undefined ? 'single-source' : 'disputed',
    sources: [{ publisher: source.publisher, title: source.publisher, url: source.url, published: null, lang }],
    textsIn: lang,
    keptSince: day,
  };
}
