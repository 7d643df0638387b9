import type { AnswerType } from '../search/languages/language.ts';
import type { Ask } from './reading.ts';

/** What a question was about, as it was read: names that the pack has, and nothing of its text. */
export interface Topic {
  readonly asks: Ask | undefined;
  /** More exactly: a duration, a share, an age. */
  readonly type: AnswerType | undefined;
  /** It asked for all there is and not for one answer. */
  readonly isOverview: boolean;
  /** Ids of matters of the pack. */
  readonly matters: readonly string[];
  /** Persons, institutions, places and things, as the pack's facts have them. */
  readonly entities: readonly string[];
  readonly years: readonly string[];
}

/** What is remembered of a conversation until it goes on: ids and readings, no text. */
export interface Context {
  /** The language in which was answered last, as a code. */
  readonly language: string;
  /** Ids of the facts that were shown last, in their order. */
  readonly shown: readonly string[];
  /** Ids of the facts that came closest to a question that was not answered, the closest first. */
  readonly near: readonly string[];
  /** Ids of facts that belong to what was shown last and were left out. */
  readonly further: readonly string[];
  /** Ids of all facts that the conversation has shown, the latest last. */
  readonly seen: readonly string[];
  readonly topic: Topic;
}
