import type { Dispatcher } from '../../src/chat/dispatcher.ts';
import { createLog } from '../../src/ops/log.ts';
import { previewOnDiscord } from '../../src/platforms/discord/render.ts';
import { createPagePoster, type Previews } from '../../src/platforms/playground/page/api.ts';
import { bundlePage } from '../../src/platforms/playground/page/assets.ts';
import { createEvents, startPage } from '../../src/platforms/playground/page/start.ts';
import { previewOnSlack } from '../../src/platforms/slack/render.ts';
import { createWatchedBot } from '../acceptance/bot.ts';

export const PREVIEWS: Previews = { discord: previewOnDiscord, slack: previewOnSlack };
const assets = await bundlePage();

interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  /** Milliseconds, for people who are too fast. */
  readonly now?: () => number;
  /** Answers instead of the bot. */
  readonly dispatch?: Dispatcher['dispatch'];
}

/** The page as main.ts serves it, on a port of its own, over the pack that Dostyk comes with. */
export async function servePage({
  host = '127.0.0.1',
  port = 0,
  now = () => performance.now(),
  dispatch,
}: ServeOptions = {}) {
  const events = createEvents();
  const poster = createPagePoster(events, PREVIEWS);
  const { bot } = createWatchedBot(poster);
  const page = await startPage({
    bot: {
      ...bot,
      log: createLog({ level: 'silent', secrets: [] }),
      dispatcher: { ...bot.dispatcher, ...(dispatch ? { dispatch } : {}) },
    },
    host,
    port,
    locale: 'en',
    previews: PREVIEWS,
    assets,
    events,
    today: () => '2026-11-24',
    now,
  });
  return {
    url: page.url,
    events,
    poster,
    stop: async () => {
      events.stop();
      await page.stop();
    },
  };
}
