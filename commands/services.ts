import type { Knowledge } from '../src/answer/languages.ts';
import type { Pictures } from '../src/charts/renderer.ts';
import type { Settings } from '../src/chat/choose-language.ts';
import type { Channel, Tenant } from '../src/chat/invocation.ts';
import type { Reply } from '../src/chat/reply.ts';
import type { DailyService } from '../src/daily/service.ts';
import type { Pack } from '../src/facts/pack.ts';
import type { Locale } from '../src/i18n/locale.ts';
import type { Conversations } from '../src/questions/conversations.ts';
import type { LocalFactService } from '../src/questions/local-facts.ts';
import type { QuestionLog } from '../src/questions/question-log.ts';

/** What the commands are given to work with. */
export interface Services {
  /**
   * The packs that a place uses with what its community adds to them, and what answers from both, for readers of a language;
   * asked again for each invocation, since a reload replaces them. All packs and nothing else if no place is named.
   */
  readonly knowledge: (language: string, tenant?: Tenant) => Knowledge;
  /** The packs that a place uses as one, without what its community adds to them; all of them if no place is named. */
  readonly packs: (language: string, tenant?: Tenant) => Pack;
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
