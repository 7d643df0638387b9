import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHROMIUM, launchChromium, WITHOUT_CHROMIUM } from '../../../browser/chromium.ts';
import { servePage } from '../../../browser/served-page.ts';
import { textOf } from '../../../doubles/discord/shown.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
const DISAGREE = 'how many german compnies are in kazakstan';
/** The smallest PNG image. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const SLOW = { timeout: 60_000 };

describe.skipIf(CHROMIUM === undefined)(CHROMIUM === undefined ? WITHOUT_CHROMIUM : 'the page', SLOW, () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof servePage>>;
  let complaints: string[];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    served = await servePage();
    complaints = [];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await served.stop();
    expect(complaints).toEqual([]);
  });

  /** A page that takes down whatever it complains of, such as a breach of its policy, and what it asks of other hosts. */
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(served.url) && !url.startsWith('data:')) complaints.push(`asked ${url}`);
    });
    await page.goto(served.url);
    await lineOf(page).waitFor();
    return page;
  }

  const lineOf = (page: Page) => page.getByRole('combobox', { name: 'Your message' });
  const suggestions = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  const replies = (page: Page) => page.getByRole('log').getByRole('article', { name: 'Dostyk', exact: true });
  async function say(page: Page, line: string): Promise<void> {
    const before = await replies(page).count();
    await lineOf(page).fill(line);
    await lineOf(page).press('Enter');
    await replies(page).nth(before).waitFor();
  }
  const showAs = (page: Page, tab: string) => replies(page).last().getByRole('tab', { name: tab }).click();
  const panel = (page: Page) => replies(page).last().getByRole('tabpanel');

  test('from the keyboard alone: a command, its option, a value, and the tabs of the reply', async () => {
    const page = await open();
    const options = suggestions(page);
    await lineOf(page).pressSequentially('/fa');
    await expect.poll(() => options.first().textContent()).toContain('/fact');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => options.first().textContent()).toContain('topic:');
    await lineOf(page).pressSequentially('ener');
    await expect.poll(() => options.allInnerTexts()).toEqual([expect.stringContaining('Energy')]);
    await page.keyboard.press('ArrowDown');
    expect(await lineOf(page).getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Tab');
    expect(await lineOf(page).inputValue()).toBe('/fact energy');
    await page.keyboard.press('Escape');
    await expect.poll(() => options.count()).toBe(0);
    await page.keyboard.press('Enter');
    await replies(page).first().waitFor();
    await replies(page).first().getByRole('tab', { name: 'Plain' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => panel(page).locator('.discord-container').count()).toBe(1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => panel(page).locator('pre').count()).toBe(2);
  });

  test('the platforms show what their payloads say, and their buttons work', async () => {
    const page = await open();
    await say(page, DISAGREE);
    await showAs(page, 'JSON');
    const [discord = '', slack = ''] = await panel(page).locator('pre').allInnerTexts();
    expect(textOf(JSON.parse(discord))).toContain('## Around 400');
    expect(JSON.parse(slack).blocks[1]).toMatchObject({ type: 'header', text: { text: 'Around 400' } });

    await showAs(page, 'Discord');
    await expect.poll(() => panel(page).locator('discord-header').textContent()).toBe('Around 400');
    const seen = (await panel(page).locator('.discord-container').allInnerTexts()).join();
    expect(seen).toMatch(/More than 1,000\s+The Astana Times/);
    expect(seen).not.toMatch(/\\|\*\*|##/);
    await panel(page).locator('.discord-button').getByText('Sources').click();
    await expect.poll(() => replies(page).count()).toBe(2);
    await panel(page).getByText('Only you can see this').waitFor();

    await showAs(page, 'Slack');
    await panel(page)
      .getByRole('button', { name: 'How many German companies' })
      .or(panel(page).getByRole('combobox'))
      .first()
      .waitFor();
    await say(page, DISAGREE);
    const figure = panel(page).getByRole('cell', { name: 'The Astana Times' }).first();
    expect(await figure.isVisible()).toBe(false);
    await panel(page).getByText('Sources disagree').click();
    await figure.waitFor();
    await panel(page).getByRole('button', { name: 'This answer helped me' }).waitFor();
    await panel(page).getByRole('button', { name: 'Related' }).click();
    await expect.poll(() => replies(page).count()).toBe(4);
    expect((await panel(page).allInnerTexts()).join()).toContain('Related facts');
    await panel(page)
      .getByRole('button', { name: /^Show: / })
      .first()
      .click();
    await expect.poll(() => replies(page).count()).toBe(5);
  });

  const looks: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['a phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
  ];
  test.each(looks)('%s: axe finds nothing serious, and nothing has to be moved sideways', async (_, options) => {
    const page = await open(options);
    await say(page, DISAGREE);
    await say(page, '/sources fact:companies-400-2024');
    await say(page, '/topics');
    await page.evaluate(await readFile(AXE, 'utf8'));
    for (const tab of ['Plain', 'Discord', 'Slack', 'JSON']) {
      for (const reply of await replies(page).all()) await reply.getByRole('tab', { name: tab }).click();
      await lineOf(page).fill('/');
      await suggestions(page).first().waitFor();
      expect(await seriousProblems(page)).toEqual([]);
      const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(width).toBeLessThanOrEqual(0);
      await lineOf(page).press('Escape');
    }
  });

  test('what is typed stays text, whatever it looks like', async () => {
    const page = await open();
    await say(page, '/fact topic:"<b>bold</b> **x** @everyone <img src=x onerror=x()>"');
    for (const tab of ['Plain', 'Discord', 'Slack', 'JSON']) {
      await showAs(page, tab);
      await expect.poll(async () => (await panel(page).allInnerTexts()).join()).toContain('<b>bold</b>');
      expect(await panel(page).locator('img[src=x], b, discord-mention, discord-bold').count()).toBe(0);
    }
    expect(await page.title()).toBe('Dostyk playground');
  });

  test('appearance is chosen and kept', async () => {
    const page = await open({ colorScheme: 'light' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.getByLabel('Appearance').selectOption('dark');
    expect(await ground()).not.toBe(light);
    await page.reload();
    await lineOf(page).waitFor();
    expect(await ground()).not.toBe(light);
    expect(await page.getByLabel('Appearance').inputValue()).toBe('dark');
  });

  test('a fact of a topic, the fact of the day, and when it is posted', async () => {
    const page = await open();
    await page.getByLabel('Topic').selectOption('energy');
    await page.getByRole('button', { name: 'Show a fact' }).click();
    await expect.poll(async () => (await panel(page).allInnerTexts()).join()).toContain('Energy');
    const aside = page.getByRole('complementary');
    expect((await aside.allInnerTexts()).join()).toMatch(/Fact of the day[\s\S]*Source/);
    await say(page, '/daily on 09:00 zone:Europe/Berlin');
    await expect.poll(async () => (await aside.allInnerTexts()).join()).toContain('at 09:00 (Europe/Berlin)');
  });

  test('a daily post comes by itself, once', async () => {
    const page = await open();
    const post = page.getByRole('log').getByRole('article', { name: 'Fact of the day' });
    const reply = { body: [{ kind: 'answer', text: 'Today' }], facts: [], actions: [], audience: 'everyone' } as const;
    await served.poster.post({ id: 'page' }, reply, 'key');
    await post.waitFor();
    await served.poster.post({ id: 'page' }, reply, 'key');
    await say(page, '/topics');
    expect(await post.count()).toBe(1);
  });

  test('a card in a daily post is shown instead of what it says, here and as the platforms show it', async () => {
    const page = await open();
    const picture = { png: Buffer.from(PIXEL, 'base64'), name: 'today.png', alt: 'Card: Today.', replacesBlocks: 1 };
    const body = [
      { kind: 'answer', text: 'The answer' },
      { kind: 'note', text: 'As of 2024' },
    ] as const;
    const reply = { heading: 'Fact of the day', body, facts: [], actions: [], audience: 'everyone', picture } as const;
    await served.poster.post({ id: 'page' }, reply, 'card');
    const post = page.getByRole('log').getByRole('article', { name: 'Fact of the day' });
    for (const tab of ['Plain', 'Discord', 'Slack']) {
      await post.getByRole('tab', { name: tab }).click();
      const shown = post.getByRole('tabpanel');
      await shown.getByRole('img', { name: 'Card: Today.' }).waitFor();
      expect((await shown.allInnerTexts()).join()).toContain('As of 2024');
      expect((await shown.allInnerTexts()).join()).not.toContain('The answer');
    }
  });

  test('what is wrong with the pack is shown with file and line', async () => {
    const page = await open();
    const problem = { file: 'trade.yaml', line: 12, rule: 'schema', message: 'status: <b>Invalid</b>' };
    served.events.tell('pack', { inUse: false, problems: [problem] }, true);
    const news = page.getByRole('complementary').getByRole('status');
    await expect.poll(async () => (await news.allInnerTexts()).join()).toContain('stays in use');
    expect((await news.allInnerTexts()).join()).toContain('trade.yaml:12 schema: status: <b>Invalid</b>');
    served.events.tell('pack', { inUse: true, problems: [] }, true);
    await expect.poll(async () => (await news.allInnerTexts()).join()).toContain('found no problems');
  });

  test('people who are too fast read so, and keep what they wrote', async () => {
    await served.stop();
    served = await servePage({ now: () => 0 });
    const page = await open();
    await page.evaluate(`Promise.all(Array.from({ length: 40 }, () => fetch('/api/messages', { method: 'POST',
      headers: { 'Content-Type': 'application/json' }, body: '{"line":"/topics"}' })))`);
    await lineOf(page).fill('What is the DKU?');
    await lineOf(page).press('Enter');
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join()).toContain('wait a moment');
    expect(await lineOf(page).inputValue()).toBe('What is the DKU?');
    // The browser itself notes each refusal.
    complaints = complaints.filter((text) => !text.includes('429'));
  });

  test('a program that has ended is told, and nothing typed is lost', async () => {
    const page = await open();
    await served.stop();
    await expect.poll(async () => (await page.getByRole('status').allInnerTexts()).join()).toContain('Not connected');
    await lineOf(page).fill('What is the DKU?');
    await lineOf(page).press('Enter');
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join()).toContain('isn’t answering');
    expect(await lineOf(page).inputValue()).toBe('What is the DKU?');
    complaints = complaints.filter((text) => !text.includes('ERR_'));
    served = await servePage();
  });
});

const axeResults = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

async function seriousProblems(page: Page): Promise<string[]> {
  const { violations } = axeResults.parse(await page.evaluate('axe.run(document)'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
