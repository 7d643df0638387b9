import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { z } from 'zod';
import { CHROMIUM, launchChromium, WITHOUT_CHROMIUM } from '../browser/chromium.ts';
import { servePage } from '../browser/served-page.ts';
import { testConversations } from './conversations.ts';
import { testCuratorConversations } from './curator-conversations.ts';
import { testDailyConversations } from './daily-conversations.ts';
import type { Driver, Seen } from './driver.ts';
import { testForms } from './teaching-conversations.ts';

/** What of an answer is seen nowhere on the page. */
const answer = z.object({ reply: z.object({ facts: z.array(z.string()) }) });

describe.skipIf(CHROMIUM === undefined)(CHROMIUM ?? WITHOUT_CHROMIUM, { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** A person at the page, who sees what is read out to people who do not see. */
  async function createDriver(): Promise<Driver> {
    const served = await servePage();
    const page = await browser.newPage();
    await page.goto(served.url);
    const replies = page.getByRole('log').getByRole('article', { name: 'Dostyk', exact: true });
    const seesNext = async (act: () => Promise<void>): Promise<Seen> => {
      const before = await replies.count();
      const answered = page.waitForResponse((response) => /\/api\/(?:messages|presses|forms)$/.test(response.url()));
      await act();
      const { reply: sent } = answer.parse(await (await answered).json());
      const reply = replies.nth(before);
      await reply.waitFor();
      const panel = reply.getByRole('tabpanel');
      const buttons = await panel.getByRole('button').allInnerTexts();
      const links = await panel.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      const [shown = ''] = await panel.allInnerTexts();
      // What a field holds is no text of the page.
      const fields = panel.locator('input, textarea');
      const entered = await Promise.all((await fields.all()).map((field) => field.inputValue()));
      return { text: [shown, ...links, ...entered].join('\n'), facts: sent.facts, buttons };
    };
    return {
      types: (line) =>
        seesNext(async () => {
          await page.getByRole('combobox', { name: 'Your message' }).fill(line);
          await page.keyboard.press('Enter');
        }),
      presses: (label) => seesNext(() => replies.last().getByRole('button', { name: label, exact: true }).click()),
      fills: (fields) =>
        seesNext(async () => {
          const form = replies.last().getByRole('form');
          for (const [name, value] of Object.entries(fields)) {
            const field = form.locator(`[name="${name}"]`);
            const isMenu = (await field.evaluate(({ tagName }) => tagName)) === 'SELECT';
            await (isMenu ? field.selectOption(value) : field.fill(value));
          }
          await form.getByRole('button').click();
        }),
      leaves: async () => {
        await page.close();
        await served.stop();
      },
    };
  }

  testConversations('page', createDriver);
  testDailyConversations('page', createDriver);
  testCuratorConversations('page', createDriver);
  testForms('page', createDriver);
});
