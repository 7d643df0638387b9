import type { Knowledge } from '../src/answer/languages.ts';
import type { Pictures } from '../src/charts/renderer.ts';
import type { Settings } from '../src/chat/choose-language.ts';
import type { Channel, Tenant } from '../src/chat/invocation.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { DailyService } from '../src/daily/service.ts';
import type { Locale } from '../src/i18n/locale.ts';
import type { Conversations } from '../src/questions/conversations.ts';
import type { LocalFactService } from '../src/questions/local-facts.ts';
import type { QuestionLog } from '../src/questions/question-log.ts';

/** What the commands are given to work with. */
export interface Services {
  /**
   * The pack in use with what the community of a place adds to it, and what answers from both, for readers of a language;
   * asked again for each invocation, since a reload replaces it. The pack alone if no place is named.
   */
  readonly knowledge: (language: string, tenant?: Tenant) => Knowledge;
  /** The language of a text, of those that the pack has; `preferred` where the text does not say. */
  readonly languageOf: (text: string, preferred: Locale) => string;
  /** What communities add to the pack. */
  readonly local: LocalFactService;
  /**
   * Posts in a channel. The key names this post for good.
   * @throws PostError
   */
  readonly notify: (channel: Tenant & Pick<Channel, 'id'>, reply: Reply, key: string) => Promise<void>;
  /**
   * Writes to a person alone.
   * @throws PostError
   */
  readonly tell: (person: string, tenant: Tenant, reply: Reply) => Promise<void>;
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
