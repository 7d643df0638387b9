import type { Knowledge } from '../src/answer/knowledge.ts';
import type { QuestionLog } from '../src/answer/question-log.ts';

/** What the commands are given to work with. */
export interface Services {
  /** The pack in use and what answers from it; asked anew for each invocation, since a reload replaces it. */
  readonly knowledge: () => Knowledge;
  readonly questions: QuestionLog;
  /** A number from 0 to below 1. */
  readonly random: () => number;
}
