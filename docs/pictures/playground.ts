import { fileURLToPath } from 'node:url';
import { openPlayground } from './open-playground.ts';

/** Draws docs/playground.png: the playground with an answer as Discord shows it. `npm run picture:playground` */
const QUESTION = 'how big was trade between germany and kazakstan in 2023?';

await openPlayground(QUESTION, { viewport: { width: 1180, height: 760 }, colorScheme: 'light' }, async (page) => {
  await page.locator('.mine').scrollIntoViewIfNeeded();
  await page.screenshot({ path: fileURLToPath(new URL('../playground.png', import.meta.url)) });
});
