import type { OpenQuestion, Tenant, Votes } from './question-log.ts';

/** What a curator is to look at; who asked is not remembered. Days are as 2026-11-24. */
export interface Questions {
  /** Counts a question that could not be answered, or whose answer was voted down: then with the fact that was shown. */
  readonly rememberQuestion: (question: string, tenant: Tenant, day: string, badFact?: string) => Promise<void>;
  /** Those of a place, or of all places if none is given, asked and voted down most often first. */
  readonly questions: (tenant: Tenant | undefined, limit: number) => Promise<readonly RememberedQuestion[]>;
  readonly question: (id: string) => Promise<RememberedQuestion | undefined>;
  /** Forgets some of a place; ids of other places are passed over. */
  readonly dismissQuestions: (ids: readonly string[], tenant: Tenant) => Promise<void>;
  /** Forgets those that were last asked on this day or before. */
  readonly deleteQuestions: (lastAsked: string) => Promise<void>;
}

export interface RememberedQuestion extends OpenQuestion, Tenant {}

export interface AnswerVotes {
  /** Keeps a question that was answered. */
  readonly rememberAnswered: (answered: PseudonymKey, question: string, now: number) => Promise<void>;
  /** The question, if it was asked there. */
  readonly answeredQuestion: (answered: PseudonymKey) => Promise<string | undefined>;
  /** Forgets what was answered before the moment, and the oldest of a tenant that has more than 5,000. */
  readonly deleteAnswered: (askedBefore: number) => Promise<void>;
  /**
   * Counts a vote for or against the answers that show a fact, under its ballot: the second one of the same ballot takes
   * the place of the first.
   */
  readonly castVote: (ballot: PseudonymKey, tenant: Tenant, vote: CountedVote, now: number) => Promise<void>;
  /** Forgets ballots cast before the moment, whose votes stay; and the oldest of a tenant that has more than 20,000. */
  readonly deleteBallots: (castBefore: number) => Promise<void>;
  /** By the fact's id; those without a vote are left out. */
  readonly votesOf: (facts: readonly string[], tenant: Tenant) => Promise<ReadonlyMap<string, Votes>>;
}

/** Pseudonyms, of something and of where it was: neither can be read from the database alone. */
export interface PseudonymKey {
  readonly id: string;
  readonly tenant: string;
}

export interface CountedVote {
  readonly fact: string;
  readonly isUp: boolean;
  /** For a vote against an answer: the question to count it with, on a day. */
  readonly against?: { readonly question: string; readonly day: string };
}
