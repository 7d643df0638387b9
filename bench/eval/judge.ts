import { type Answer, leadingFact } from '../../src/answer/answer.ts';
import type { Pack } from '../../src/facts/pack.ts';
import { contains } from './expect.ts';
import type { EvalQuestion } from './question-file.ts';

export interface Verdict {
  readonly question: EvalQuestion;
  readonly kind: Answer['kind'];
  /** The fact that came first, trusted or not. */
  readonly first: string | undefined;
  readonly text: string;
  /** All expected strings stand in the shown text. */
  readonly right: boolean;
  /** It is one that answers. */
  readonly firstRight: boolean;
  readonly shownDisputed: boolean;
  readonly abstained: boolean;
  /** Something was said that is not the answer: worse than abstaining. */
  readonly falsely: boolean;
}

/** Judges one reply, given as the person would read it. */
export function judge(question: EvalQuestion, answer: Answer, text: string, pack: Pack): Verdict {
  // A line in kind on what asks for nothing says nothing that could be false.
  const abstained = answer.kind === 'unsure' || answer.kind === 'talk';
  const fact = leadingFact(answer);
  const [best] = answer.facts;
  const right = question.kind === 'answerable' && !abstained && question.expect.every((one) => contains(text, one));
  return {
    question,
    kind: answer.kind,
    first: best?.fact.id,
    text,
    abstained,
    right,
    falsely: !abstained && !right,
    firstRight: best !== undefined && accepts(question, best.fact.id, pack),
    shownDisputed: answer.kind === 'disputed' || fact?.status === 'disputed',
  };
}

/** Whether a fact is one that answers; "seed" accepts whatever is named for the seed article or cites its publisher. */
export function accepts({ accept }: EvalQuestion, id: string, pack: Pack): boolean {
  if (accept.includes(id)) return true;
  if (!accept.includes('seed')) return false;
  return id.startsWith('bnn-') || (pack.fact(id)?.sources.some(({ publisher }) => publisher === SEED) ?? false);
}
const SEED = 'BNN Breaking';

export interface Figures {
  readonly questions: number;
  readonly answerable: number;
  readonly right: number;
  readonly firstRight: number;
  readonly disputedShown: number;
  readonly disputed: number;
  readonly abstained: number;
  readonly falsely: number;
}

export function count(verdicts: readonly Verdict[]): Figures {
  const number = (test: (verdict: Verdict) => boolean) => verdicts.filter(test).length;
  return {
    questions: verdicts.length,
    answerable: number(({ question }) => question.kind === 'answerable'),
    right: number(({ right }) => right),
    firstRight: number(({ firstRight }) => firstRight),
    disputed: number(({ question }) => question.disputed),
    disputedShown: number(({ question, shownDisputed }) => question.disputed && shownDisputed),
    abstained: number(({ abstained }) => abstained),
    falsely: number(({ falsely }) => falsely),
  };
}
