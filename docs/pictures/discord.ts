import { fileURLToPath } from 'node:url';
import { openPlayground } from './open-playground.ts';

/**
 * Draws docs/discord.png: an answer as it looks on a phone, from the message that the bot sends, as the playground shows it.
 * `npm run picture:discord`
 */
const QUESTION = 'how many german compnies are in kazakstan';
/** In the page's layout, which leaves the message the width that it has on a phone. */
const WIDTH = 430;

await openPlayground(
  QUESTION,
  { viewport: { width: WIDTH, height: 1_000 }, colorScheme: 'dark', deviceScaleFactor: 1.5 },
  async (page) => {
    await page
      .locator('discord-messages')
      .screenshot({ path: fileURLToPath(new URL('../discord.png', import.meta.url)) });
  },
);
