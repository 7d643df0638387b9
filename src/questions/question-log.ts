import { createHash } from 'node:crypto';
import type { Channel, Invocation } from '../chat/invocation.ts';
import { dayOf } from '../util/day.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { AnswerVotes, PseudonymKey, Questions } from './question-store.ts';

/** Where something was asked, as far as it is remembered: the platform, and the server or workspace if there is one. */
export type Tenant = Pick<Channel, 'platform' | 'space'>;

/** Where somebody asked, and who did. */
type Origin = Pick<Invocation, 'channel' | 'user'>;

/** What the space of a conversation begins with that belongs to no server or workspace. No platform's own ids do. */
const DIRECT = '~';

/** Whether a tenant is a single conversation, which belongs to no server or workspace. */
export function isConversation({ space }: Tenant): boolean {
  return space?.startsWith(DIRECT) === true;
}

/** Characters of a question that are remembered at most, as UTF-16 code units. */
export const MAX_REMEMBERED = 300;

/**
 * Remembers, for the curator, what could not be answered or was answered badly. Who asked is not remembered, and of what
 * was answered not where.
 */
export interface QuestionLog {
  /** Days for which a question is kept after it was asked last; with 0 none is kept. */
  readonly retentionDays: number;
  /** Counts a question that could not be answered, up to some of each person. Nobody waits for it. */
  readonly unanswered: (question: string, origin: Origin) => void;
  /**
   * Keeps a question that was answered for a day, so that a vote can name it. Nobody waits for it.
   * @returns The id under which a vote of the same tenant names it; undefined where no questions are kept, and for who
   * has asked more than anybody does.
   */
  readonly answered: (question: string, origin: Origin) => string | undefined;
  /**
   * Counts a vote, each person's once for an answer: the last one counts. One against the answer is counted with its
   * question, if that is still kept.
   */
  readonly vote: (vote: Vote, origin: Origin) => Promise<void>;
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

/** What is left of a question without case, spaces and closing marks. */
function essenceOf(question: string): string {
  return shortenQuestion(question)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.…]+$/u, '')
    .trim();
}

/**
 * The same for what differs in case, spaces and closing marks alone; another one in every other place. It can be computed
 * by anybody, so it may only stand beside the question and its place.
 */
export function questionId(question: string, { platform, space = '' }: Tenant): string {
  return createHash('sha256')
    .update(JSON.stringify([platform, space, essenceOf(question)]))
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
  readonly pseudonyms: Pseudonyms;
  /** Whether one more question for the curator is kept of a person. */
  readonly admitsQuestion: (person: string) => boolean;
  /** Whether one more answered question is kept of a person. */
  readonly admitsAnswered: (person: string) => boolean;
}

/** More than a curator looks through at a time. Reading them to group them takes about half a millisecond each. */
const MOST_OPEN = 200;

/** A question log in the store. */
export function createQuestionLog(options: QuestionLogOptions): QuestionLog {
  const { store, retentionDays, now, report, pseudonyms, admitsQuestion, admitsAnswered } = options;
  const keeps = retentionDays > 0;
  const underWay = new Set<Promise<void>>();
  const inPassing = (work: Promise<void>) => {
    const done = work.catch(report).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const today = () => dayOf(now());

  /** A conversation that belongs to no server or workspace is a tenant of its own, whose id is not kept. */
  function tenantOf({ platform, space, id }: Channel): Tenant & { readonly space: string } {
    return { platform, space: space ?? `${DIRECT}${pseudonyms.of(platform, 'conversation', id)}` };
  }

  function keyOf(id: string, { platform, space }: ReturnType<typeof tenantOf>): PseudonymKey {
    return { id, tenant: pseudonyms.of(platform, TENANT, space) };
  }

  return {
    retentionDays,
    unanswered: (question, { channel, user }) => {
      if (!keeps || !admitsQuestion(personOf(channel, user))) return;
      inPassing(store.rememberQuestion(question, tenantOf(channel), today()));
    },
    answered: (question, { channel, user }) => {
      if (!keeps || !admitsAnswered(personOf(channel, user))) return undefined;
      const tenant = tenantOf(channel);
      const id = pseudonyms.of(tenant.platform, 'answered', tenant.space, essenceOf(question));
      inPassing(store.rememberAnswered(keyOf(id, tenant), question, now()));
      return id;
    },
    vote: async ({ fact, isUp, asked, example }, { channel, user }) => {
      await Promise.all(underWay);
      const tenant = tenantOf(channel);
      const key = keyOf(asked, tenant);
      const isListed = !isUp && keeps && admitsQuestion(personOf(channel, user));
      const question = isListed ? ((await store.answeredQuestion(key)) ?? example) : undefined;
      const ballot = pseudonyms.of(tenant.platform, 'ballot', tenant.space, user.id, fact, asked);
      const vote = { fact, isUp, ...(question === undefined ? {} : { against: { question, day: today() } }) };
      await store.castVote({ id: ballot, tenant: key.tenant }, tenant, vote, now());
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

/** The kind of pseudonym under which all of a tenant is found again. */
export const TENANT = 'tenant';

/** Only ever in memory. */
function personOf({ platform }: Channel, { id }: Origin['user']): string {
  return JSON.stringify([platform, id]);
}
