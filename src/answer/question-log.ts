import type { Channel } from '../chat/invocation.ts';

/** Where something was asked, as far as it is remembered: the platform, and the server or workspace if there is one. */
export type Place = Pick<Channel, 'platform' | 'space'>;

/** Characters of a question that are remembered at most, as UTF-16 code units. */
export const MAX_REMEMBERED = 300;

/** Remembers, for the curator, what could not be answered or was answered badly. Who asked is not remembered. */
export interface QuestionLog {
  /** Days for which a question is kept after it was asked last; with 0 none is kept. */
  readonly retentionDays: number;
  /** Counts a question that could not be answered. Nobody waits for it. */
  readonly unanswered: (question: string, place: Place) => void;
  /**
   * Keeps a question that was answered for a day, so that a vote can name it. Nobody waits for it.
   * @returns The id under which a vote names it; undefined where no questions are kept.
   */
  readonly answered: (question: string, place: Place) => string | undefined;
  /** Counts a vote. One against the answer is counted with its question, if that is still kept. */
  readonly vote: (vote: Vote, place: Place) => Promise<void>;
  /** The questions of a place, those asked or voted down most often first. */
  readonly open: (place: Place) => Promise<readonly OpenQuestion[]>;
  /** How the answers that showed these facts were voted, by the fact's id. */
  readonly votes: (facts: readonly string[], place: Place) => Promise<ReadonlyMap<string, Votes>>;
  /** Forgets some questions. */
  readonly dismiss: (ids: readonly string[], place: Place) => Promise<void>;
}

/** A question that waits for a curator. */
export interface OpenQuestion {
  /** The same for the same question in the same place. */
  readonly id: string;
  /** As it was asked first, at most 300 characters of it. */
  readonly question: string;
  /** How often it was asked in vain. */
  readonly times: number;
  /** How often its answer was voted down. */
  readonly down: number;
  /** The fact that was shown when its answer was last voted down. */
  readonly fact: string | undefined;
  /** Days, as 2026-11-24. */
  readonly firstAsked: string;
  readonly lastAsked: string;
}

/** What somebody thinks of an answer. */
interface Vote {
  /** The fact that was shown. */
  readonly fact: string;
  readonly isUp: boolean;
  /** What `answered` gave for its question. */
  readonly asked: string;
  /** A question of the pack's own that this fact answers, for where that of the person is not kept. */
  readonly example: string;
}

export interface Votes {
  readonly up: number;
  readonly down: number;
}
