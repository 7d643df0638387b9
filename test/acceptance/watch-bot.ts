import type { Services } from '../../commands/services.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import type { Poster } from '../../src/daily/types.ts';
import type { Bot } from '../../src/platforms/platform.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { createListPoster } from '../fixtures/daily.ts';

const PLATFORMS = ['playground', 'discord', 'slack'];
// Where a busy machine cannot draw in time, the answer comes in words, and conversations are about words.
const pictures = createPictures({ report: () => undefined });
const base = await openKnowledgeBase(DEFAULT_PACK);

/** Builds the indexes of all languages. Else the first question in each waits for its own, and all else in this process with it. */
export const warm = (): Promise<void> => base.warm();

/**
 * A bot as the app makes it. Its dispatcher is watched for the last reply: ids of facts are seen nowhere else.
 * @param poster How daily posts reach the platform; into a list of their own if left out.
 * @param store Where settings and daily facts are kept; in memory and in a folder of their own if left out.
 */
export function watchBot(
  poster: Poster = createListPoster().poster,
  store?: Store,
): {
  readonly bot: Bot<Services>;
  readonly lastReply: () => Reply | undefined;
  /** Removes what was kept. */
  readonly remove: () => Promise<void>;
} {
  let last: Reply | undefined;
  const route = { poster, requestsPerSecond: 1_000, atATime: 10 };
  const { bot, remove } = createTestBot({
    knowledge: base.current,
    pictures,
    routes: new Map(PLATFORMS.map((platform) => [platform, route])),
    random: () => 0.3,
    ...(store && { store }),
  });
  const { dispatcher } = bot;
  const watched: Bot<Services> = {
    ...bot,
    dispatcher: {
      ...dispatcher,
      dispatch: async (invocation) => {
        last = await dispatcher.dispatch(invocation);
        return last;
      },
    },
  };
  return { bot: watched, lastReply: () => last, remove };
}
