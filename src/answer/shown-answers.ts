import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { AnswerToOne } from './answer.ts';
import type { Topic } from './context.ts';
import { givesOf } from './features.ts';
import type { HalfSentences } from './half-sentence.ts';
import type { Ask, Reading } from './reading.ts';

/** Half a sentence that was completed by what was said before. */
export interface Resolved {
  readonly answer: AnswerToOne;
  /** What it was taken for. */
  readonly topic: Topic;
}

/** Answers that a fact must be there to give. */
export const TYPED: ReadonlySet<Ask> = new Set<Ask>(['who', 'when', 'where', 'why', 'how']);

interface ShownAnswersParts {
  readonly pack: Pick<Pack, 'fact'>;
  readonly contentWords: HalfSentences['contentWords'];
  readonly show: (fact: Fact, asks: Ask | undefined) => AnswerToOne;
}

/** What is asked of a half sentence as it is read, what it names, what was spoken of before, and the facts that were shown. */
type Asked = (rest: Reading, told: Topic, before: Topic, shown: readonly Fact[]) => Resolved | undefined;

/** What the facts that were shown say themselves. */
export interface ShownAnswers {
  /** A kind of answer and nothing else is first of all asked of what was shown. */
  readonly kindOf: Asked;
  /** "How many?" may be said by what was shown first. */
  readonly countOf: Asked;
  /** Who or what was there before what was shown. */
  readonly predecessor: (before: Topic, shown: readonly Fact[]) => Resolved | undefined;
}

export function createShownAnswers({ pack, contentWords, show }: ShownAnswersParts): ShownAnswers {
  function kindOf(rest: Reading, told: Topic, before: Topic, shown: readonly Fact[]): Resolved | undefined {
    const { asks } = rest;
    if (asks === undefined || !TYPED.has(asks) || told.years.length > 0 || contentWords(rest).size > 0)
      return undefined;
    const gives =
      shown.find(({ answers }) => answers?.[asks] !== undefined) ??
      (asks === 'when' ? shown.find(({ date }) => date !== null) : undefined);
    return gives && { answer: show(gives, asks), topic: { ...before, asks, isOverview: false } };
  }

  function countOf(rest: Reading, told: Topic, before: Topic, shown: readonly Fact[]): Resolved | undefined {
    const { asks } = rest;
    const [lead] = shown;
    const isCount =
      (asks === 'howMany' || asks === 'howMuch') &&
      (rest.question.answerType === 'count' || rest.question.answerType === 'amount') &&
      told.years.length === 0 &&
      contentWords(rest).size === 0;
    return isCount && lead && givesOf(lead, asks) === 1
      ? { answer: show(lead, asks), topic: { ...before, asks, isOverview: false } }
      : undefined;
  }

  function predecessor(before: Topic, [lead]: readonly Fact[]): Resolved | undefined {
    const older = pack.fact(lead?.supersedes?.[0] ?? '');
    return older && { answer: show(older, before.asks), topic: before };
  }

  return { kindOf, countOf, predecessor };
}
