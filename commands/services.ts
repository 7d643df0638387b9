import type { Knowledge } from '../src/answer/languages.ts';
import type { Pictures } from '../src/charts/renderer.ts';
import type { Settings } from '../src/chat/choose-language.ts';
import type { DailyService } from '../src/daily/service.ts';
import type { Conversations } from '../src/questions/conversations.ts';
import type { QuestionLog } from '../src/questions/question-log.ts';

/** What the commands are given to work with. */
export interface Services {
  /**
   * The pack in use and what answers from it, for readers of a language (of the pack's own if none is named); asked again
   * for each invocation, since a reload replaces it.
   */
  readonly knowledge: (language?: string) => Knowledge;
  readonly questions: QuestionLog;
  /** What people may lean on in half a sentence. */
  readonly conversations: Conversations;
  readonly settings: Settings;
  readonly daily: DailyService;
  readonly pictures: Pictures;
  /** The date of today in UTC, as in 2026-11-24. */
  readonly today: () => string;
  /** A number from 0 to below 1. */
  readonly random: () => number;
}
