import { fileURLToPath } from 'node:url';
import { launchChromium } from '../../test/browser/chromium.ts';
import { servePage } from '../../test/browser/served-page.ts';

/** Draws docs/playground.png: the playground with an answer as Discord shows it. `npm run picture:playground` */
const QUESTION = 'how big was trade between germany and kazakstan in 2023?';

const served = await servePage();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 720 }, colorScheme: 'light' });
  await page.goto(served.url);
  await page.getByRole('combobox', { name: 'Your message' }).fill(QUESTION);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Discord' }).click();
  await page.locator('discord-button').first().waitFor();
  await page.screenshot({ path: fileURLToPath(new URL('../playground.png', import.meta.url)) });
} finally {
  await browser.close();
  await served.stop();
}
