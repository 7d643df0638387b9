import { commands, groups } from '../../commands/index.ts';
import type { Services } from '../../commands/services.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { createOnce } from '../../src/app/middleware/deduplicate.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { createLanguageChooser } from '../../src/chat/choose-language.ts';
import { createDispatcher } from '../../src/chat/dispatcher.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import type { Poster } from '../../src/daily/types.ts';
import { localeOfTag } from '../../src/i18n/locale.ts';
import { wordsOf } from '../../src/i18n/translator.ts';
import { createLog } from '../../src/ops/log.ts';
import type { Bot } from '../../src/platforms/platform.ts';
import { detectLanguage } from '../../src/search/languages/detect.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestDaily } from '../fixtures/daily.ts';
import { createTestQuestions } from '../fixtures/questions.ts';
import { createMemorySettings } from '../fixtures/settings.ts';

const PLATFORMS = ['playground', 'discord', 'slack'];
// Where a busy machine cannot draw in time, the answer comes in words, and conversations are about words.
const pictures = createPictures({ report: () => undefined });
const base = await openKnowledgeBase(DEFAULT_PACK);

/**
 * A bot as main.ts makes it. Its dispatcher is watched for the last reply: ids of facts are seen nowhere else.
 * @param poster How daily posts reach the platform; into a list of their own if left out.
 * @param store Where settings and daily facts are kept; in memory and in a folder of their own if left out.
 */
export function watchBot(
  poster?: Poster,
  store?: Store,
): {
  readonly bot: Bot<Services>;
  readonly lastReply: () => Reply | undefined;
  /** Removes what was kept. */
  readonly remove: () => Promise<void>;
} {
  let last: Reply | undefined;
  const fail = (error: unknown) => {
    throw error;
  };
  const words = (tag: string | undefined) => wordsOf(localeOfTag(tag) ?? 'en');
  const route = poster && { poster, requestsPerSecond: 100, atATime: 1 };
  const {
    daily,
    store: used,
    remove,
  } = createTestDaily(PLATFORMS, base.current, {
    pictures,
    ...(store && { store }),
    ...(route && { routes: new Map(PLATFORMS.map((platform) => [platform, route])) }),
  });
  const settings = store ?? createMemorySettings();
  const choose = createLanguageChooser({ settings, detect: detectLanguage, fallback: 'en', report: fail });
  const dispatcher = createDispatcher({
    commands,
    services: {
      knowledge: base.current,
      questions: createTestQuestions(used),
      settings,
      random: () => 0.3,
      daily: daily.desk,
      today: () => '2026-11-24',
      pictures,
    },
    words: async (invocation) => wordsOf(await choose(invocation)),
    wordsWhileTyping: words,
    report: fail,
  });
  const bot: Bot<Services> = {
    commands,
    groups,
    dispatcher: {
      ...dispatcher,
      dispatch: async (invocation) => {
        last = await dispatcher.dispatch(invocation);
        return last;
      },
    },
    isNew: createOnce({ shared: { firstSight: async () => true }, now: Date.now, report: fail }),
    log: createLog({ level: 'warn', secrets: [] }),
    fail,
  };
  return { bot, lastReply: () => last, remove };
}
