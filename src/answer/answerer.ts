import type { Pack } from '../facts/pack.ts';
import type { Answer } from './answer.ts';

export interface Suggestion {
  /** An example question of the fact. */
  readonly question: string;
  readonly factId: string;
}

export interface Answerer {
  /** Answers a question in any language; never throws, whatever was typed. */
  readonly answer: (question: string) => Answer;
  /** The answer that shows a given fact: found, disputed or series. */
  readonly show: (factId: string) => Answer | undefined;
  /** Known questions that continue what is being typed, misspelt or not, best first. */
  readonly suggest: (typed: string, limit: number) => readonly Suggestion[];
  /** Facts about the same things as this one, best first. */
  readonly related: (factId: string, limit: number) => readonly string[];
}

export function createAnswerer(_pack: Pack): Answerer {
  throw new Error('in work');
}
