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
  /** Keeps a question that was answered, by an id. */
  readonly rememberAnswered: (id: string, question: string, now: number) => Promise<void>;
  readonly answeredQuestion: (id: string) => Promise<string | undefined>;
  readonly deleteAnswered: (askedBefore: number) => Promise<void>;
  /** Counts a vote for or against the answers that show a fact. */
  readonly countVote: (fact: string, tenant: Tenant, isUp: boolean) => Promise<void>;
  /** By the fact's id; those without a vote are left out. */
  readonly votesOf: (facts: readonly string[], tenant: Tenant) => Promise<ReadonlyMap<string, Votes>>;
}
