import type { Knowledge } from '../src/answer/knowledge.ts';
import type { QuestionLog } from '../src/answer/question-log.ts';
import type { Pictures } from '../src/charts/pictures.ts';

/** What the commands are given to work with. */
export interface Services {
  /** The pack in use and what answers from it; asked anew for each invocation, since a reload replaces it. */
  readonly knowledge: () => Knowledge;
  readonly questions: QuestionLog;
  readonly pictures: Pictures;
  /** The date of today in UTC, as in 2026-11-24. */
  readonly today: () => string;
  /** A number from 0 to below 1. */
  readonly random: () => number;
}
