import type { Answer } from '../../src/answer/answer.ts';
import type { Pack } from '../../src/facts/pack.ts';
import { contains } from './expect.ts';
import type { EvalQuestion } from './question-file.ts';

export interface Verdict {
  readonly question: EvalQuestion;
  readonly kind: Answer['kind'];
  readonly first: string | undefined;
  readonly text: string;
  /** All expected strings stand in the shown text. */
  readonly right: boolean;
  /** The first fact is one that answers. */
  readonly firstRight: boolean;
  readonly shownDisputed: boolean;
  readonly abstained: boolean;
}

/** Judges one reply, given as the person would read it. */
export function judge(question: EvalQuestion, answer: Answer, text: string, pack: Pack): Verdict {
  const abstained = answer.kind === 'unsure';
  const fact = abstained ? undefined : answer.fact;
  return {
    question,
    kind: answer.kind,
    first: fact?.id,
    text,
    abstained,
    right: !abstained && question.expect.every((expected) => contains(text, expected)),
    firstRight: fact !== undefined && accepts(question, fact.id, pack),
    shownDisputed: answer.kind === 'disputed' || fact?.status === 'disputed',
  };
}

/** "seed" accepts whatever cites the seed article. */
function accepts({ accept }: EvalQuestion, id: string, pack: Pack): boolean {
  if (accept.includes(id)) return true;
  return (
    accept.includes('seed') && (pack.fact(id)?.sources.some(({ url }) => url.includes('bnnbreaking.com')) ?? false)
  );
}

export interface Figures {
  readonly questions: number;
  readonly right: number;
  readonly firstRight: number;
  readonly disputedShown: number;
  readonly disputed: number;
  readonly abstained: number;
}

export function count(verdicts: readonly Verdict[]): Figures {
  const number = (test: (verdict: Verdict) => boolean) => verdicts.filter(test).length;
  return {
    questions: verdicts.length,
    right: number(({ right }) => right),
    firstRight: number(({ firstRight }) => firstRight),
    disputed: number(({ question }) => question.disputed),
    disputedShown: number(({ question, shownDisputed }) => question.disputed && shownDisputed),
    abstained: number(({ abstained }) => abstained),
  };
}
