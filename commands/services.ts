import type { Knowledge } from '../src/answer/knowledge.ts';
import type { QuestionLog } from '../src/answer/question-log.ts';
import type { DailyDesk } from '../src/daily/desk.ts';

/** What the commands are given to work with. */
export interface Services {
  /** The pack in use and what answers from it; asked anew for each invocation, since a reload replaces it. */
  readonly knowledge: () => Knowledge;
  readonly questions: QuestionLog;
  readonly daily: DailyDesk;
  /** A number from 0 to below 1. */
  readonly random: () => number;
}
