import { createHash } from 'node:crypto';
import type { Channel } from '../chat/invocation.ts';
import type { AnswerVotes, Questions } from './question-store.ts';

/** Where something was asked, as far as it is remembered: the platform, and the server or workspace if there is one. */
export type Tenant = Pick<Channel, 'platform' | 'space'>;

/** Characters of a question that are remembered at most, as UTF-16 code units. */
export const MAX_REMEMBERED = 300;

/** Remembers, for the curator, what could not be answered or was answered badly. Who asked is not remembered. */
export interface QuestionLog {
  /** Days for which a question is kept after it was asked last; with 0 none is kept. */
  readonly retentionDays: number;
  /** Counts a question that could not be answered. Nobody waits for it. */
  readonly unanswered: (question: string, tenant: Tenant) => void;
  /**
   * Keeps a question that was answered for a day, so that a vote can name it. Nobody waits for it.
   * @returns The id under which a vote names it; undefined where no questions are kept.
   */
  readonly answered: (question: string, tenant: Tenant) => string | undefined;
  /** Counts a vote. One against the answer is counted with its question, if that is still kept. */
  readonly vote: (vote: Vote, tenant: Tenant) => Promise<void>;
  /** The questions of a place, those asked or voted down most often first. */
  readonly open: (tenant: Tenant) => Promise<readonly OpenQuestion[]>;
  /** How the answers that showed these facts were voted, by the fact's id. */
  readonly votes: (facts: readonly string[], tenant: Tenant) => Promise<ReadonlyMap<string, Votes>>;
  /** Forgets some questions. */
  readonly dismiss: (ids: readonly string[], tenant: Tenant) => Promise<void>;
}

/** A question that waits for a curator. */
export interface OpenQuestion {
  /** The same for the same question in the same place. */
  readonly id: string;
  /** As it was asked first, at most 300 characters of it. */
  readonly question: string;
  /** How often it went unanswered. */
  readonly times: number;
  /** How often its answer was voted down. */
  readonly down: number;
  /** The fact that was shown when its answer was last voted down. */
  readonly fact: string | undefined;
  /** Days, as 2026-11-24. */
  readonly firstAsked: string;
  readonly lastAsked: string;
}

/** What a person thinks of an answer. */
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

/** Hexadecimal digits: of ten thousand questions two are alike with a chance of one in twenty thousand. */
const ID_LENGTH = 10;

/** As much of a question as is kept. Not cut in the middle of a character of two code units, which no database takes. */
export function shortenQuestion(text: string): string {
  return text.slice(0, MAX_REMEMBERED).toWellFormed().replaceAll('\0', '');
}

/** The same for what differs in case, spaces and closing marks alone; another one in every other place. */
export function questionId(question: string, { platform, space = '' }: Tenant): string {
  const asked = shortenQuestion(question)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.…]+$/u, '')
    .trim();
  return createHash('sha256')
    .update(JSON.stringify([platform, space, asked]))
    .digest('hex')
    .slice(0, ID_LENGTH);
}

interface QuestionLogOptions {
  readonly store: Questions & AnswerVotes;
  /** Days for which a question is kept; with 0 nothing that a person typed is. */
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when a question could not be remembered; it is answered all the same. */
  readonly report: (error: unknown) => void;
}

/** More than a curator looks through at a time. Reading them to group them takes about half a millisecond each. */
const MOST_OPEN = 200;

/** A question log in the store. */
export function createQuestionLog({ store, retentionDays, now, report }: QuestionLogOptions): QuestionLog {
  const keeps = retentionDays > 0;
  const underWay = new Set<Promise<void>>();
  const inPassing = (work: Promise<void>) => {
    const done = work.catch(report).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const today = () => new Date(now()).toISOString().slice(0, 10);
  return {
    retentionDays,
    unanswered: (question, tenant) => {
      if (keeps) inPassing(store.rememberQuestion(question, tenant, today()));
    },
    answered: (question, tenant) => {
      if (!keeps) return undefined;
      const id = questionId(question, tenant);
      inPassing(store.rememberAnswered(id, question, now()));
      return id;
    },
    vote: async ({ fact, isUp, asked, example }, tenant) => {
      await Promise.all(underWay);
      await store.countVote(fact, tenant, isUp);
      if (isUp || !keeps) return;
      const question = await store.answeredQuestion(asked);
      await store.rememberQuestion(question ?? example, tenant, today(), fact);
    },
    open: async (tenant) => {
      // Who asks something and then looks is to find it.
      await Promise.all(underWay);
      return await store.questions(tenant, MOST_OPEN);
    },
    votes: (facts, tenant) => store.votesOf(facts, tenant),
    dismiss: (ids, tenant) => store.dismissQuestions(ids, tenant),
  };
}
