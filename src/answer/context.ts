import { z } from 'zod';
import { ANSWER_KINDS } from '../search/languages/language.ts';
import { ASKS } from './reading.ts';

const ids = z.array(z.string()).readonly();

const topic = z
  .object({
    asks: z.enum(ASKS).optional(),
    /** More exactly: a duration, a share, an age. */
    type: z.enum(ANSWER_KINDS).optional(),
    /** It asked for all there is and not for one answer. */
    isOverview: z.boolean(),
    /** Ids of matters of the pack. */
    matters: ids,
    /** How the pack calls them in the language that was read, where a name was used that is narrower than the matter. */
    named: ids,
    readIn: z.string(),
    /** Persons, institutions, places and things, as the pack's facts have them. */
    entities: ids,
    years: ids,
  })
  .readonly();

const context = z
  .object({
    /** The language in which was answered last, as a code. */
    language: z.string(),
    /** Ids of the facts that were shown last, in their order. */
    shown: ids,
    /** Ids of the last facts that were shown as a list, of which one can be named by its number. */
    listed: ids,
    /** Ids of the facts that came closest to a question that was not answered, the closest first. */
    near: ids,
    /** Ids of facts that belong to what was shown last and were left out. */
    further: ids,
    /** Ids of all facts that the conversation has shown, the latest last. */
    seen: ids,
    topic,
  })
  .readonly();

/** What a question was about, as it was read: names that the pack has, and nothing of its text. */
export type Topic = z.infer<typeof topic>;
/** What is remembered of a conversation until it goes on: ids and readings, no text. */
export type Context = z.infer<typeof context>;

export const NO_TOPIC: Topic = { isOverview: false, matters: [], named: [], readIn: '', entities: [], years: [] };

/** A context as it was written by an earlier or a later version too; undefined where it cannot be read. */
export function readContext(text: string): Context | undefined {
  return context.safeParse(JSON.parse(text)).data;
}

/** What may be leaned on after facts were shown that nobody asked for by a question. */
export function contextOfFacts(shown: readonly string[], language: string): Context {
  return {
    language,
    shown,
    listed: shown.length > 1 ? shown : [],
    near: [],
    further: [],
    seen: shown,
    topic: NO_TOPIC,
  };
}
