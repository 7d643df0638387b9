import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../../test/browser/chromium.ts';

/** Draws docs/playground.png: the playground with an answer as Discord shows it. `npm run picture:playground` */
const QUESTION = 'how big was trade between germany and kazakstan in 2023?';

const dataDir = mkdtempSync(join(tmpdir(), 'picture-'));
const program = spawn(process.execPath, ['src/main.ts'], {
  cwd: fileURLToPath(new URL('../../', import.meta.url)),
  env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0' },
  stdio: ['ignore', 'ignore', 'pipe'],
});
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1180, height: 760 }, colorScheme: 'light' });
  await page.goto(await urlOf(program.stderr));
  await page.getByRole('combobox', { name: 'Your message' }).fill(QUESTION);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Discord' }).click();
  await page.locator('.discord-button').first().waitFor();
  await page.locator('.mine').scrollIntoViewIfNeeded();
  await page.screenshot({ path: fileURLToPath(new URL('../playground.png', import.meta.url)) });
} finally {
  await browser.close();
  program.kill();
  await once(program, 'exit');
  rmSync(dataDir, { recursive: true });
}

/** Where the page is, as the program says it. */
async function urlOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('The program ended without serving the page.');
}
