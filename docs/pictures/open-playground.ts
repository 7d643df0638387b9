import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../test/browser/chromium.ts';

/** Starts the bot with its playground, asks a question there, shows the answer as Discord does, and lets it be drawn. */
export async function openPlayground(
  question: string,
  look: BrowserContextOptions,
  draw: (page: Page) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'picture-'));
  const program = spawn(process.execPath, ['src/main.ts'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage(look);
    await page.goto(await urlOf(program.stderr));
    await page.getByRole('combobox', { name: 'Your message' }).fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Discord' }).click();
    await page.locator('.discord-button').first().waitFor();
    await draw(page);
  } finally {
    await browser.close();
    program.kill();
    await once(program, 'exit');
    rmSync(dataDir, { recursive: true });
  }
}

/** Where the page is, as the program says it. */
async function urlOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('The program ended without serving the page.');
}
