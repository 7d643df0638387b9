import { previewOnDiscord } from '../../src/platforms/discord/preview.ts';
import { bundlePage } from '../../src/platforms/playground/page/bundle.ts';
import { createEvents } from '../../src/platforms/playground/page/events.ts';
import { createPagePoster } from '../../src/platforms/playground/page/poster.ts';
import { startPage } from '../../src/platforms/playground/page/start.ts';
import { previewOnSlack } from '../../src/platforms/slack/preview.ts';
import { createWatchedBot } from '../acceptance/bot.ts';

const assets = await bundlePage();
const PREVIEWS = { discord: previewOnDiscord, slack: previewOnSlack };

/** The page as main.ts serves it, on a port of its own, over the pack that Dostyk comes with. */
export async function servePage({ host = '127.0.0.1', port = 0 } = {}) {
  const events = createEvents();
  const { bot } = createWatchedBot(createPagePoster(events, PREVIEWS));
  const page = await startPage({
    bot,
    host,
    port,
    locale: 'en',
    previews: PREVIEWS,
    assets,
    events,
    today: () => '2026-11-24',
  });
  return {
    url: page.url,
    events,
    stop: async () => {
      events.stop();
      await page.stop();
    },
  };
}
