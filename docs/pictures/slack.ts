import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ALL_NEWER } from '../../src/platforms/slack/newer-blocks.ts';
import { renderReply } from '../../src/platforms/slack/render.ts';
import { watchBot } from '../../test/acceptance/watch-bot.ts';
import { messageAsHtml, SLACK_STYLE } from './slack-blocks.ts';

/**
 * Draws docs/slack.png: an answer with its figures opened on a wide screen, and two on phones, from the very blocks that
 * are sent. Needs a Chromium, by default Debian's: `CHROMIUM=/usr/bin/chromium npm run picture:slack`.
 */
const { bot, remove } = watchBot();

async function blocksFor(command: string, options: Readonly<Record<string, string>>) {
  const reply = await bot.dispatcher.dispatch({
    id: 'drawn',
    command,
    options,
    channel: { platform: 'slack', id: 'C1', direct: false },
    user: { id: 'U1', isAdmin: () => false },
  });
  const picture = reply.picture && `data:image/png;base64,${Buffer.from(reply.picture.png).toString('base64')}`;
  const setting = { private: true, withQuestion: true, newer: ALL_NEWER, picture: picture && 'F1' };
  return { blocks: renderReply(reply, setting).blocks, picture };
}

const disputed = await blocksFor('ask', { question: 'how many german compnies are in kazakstan' });
const plain = await blocksFor('ask', { question: 'how many agreements were signed in Erfurt?' });
const chart = await blocksFor('chart', { series: 'trade' });
const HINT = 'Only visible to you';

const draw = ({ blocks, picture }: typeof plain, isOpen: boolean) => messageAsHtml(blocks, { isOpen, picture }, HINT);
const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0 } main { zoom: 0.85; padding: 16px; display: inline-flex; gap: 18px; align-items: start; background: #ece9ee }
  .screen { border-radius: 10px; box-shadow: 0 1px 4px #0003 } .wide { width: 560px } .phone { width: 390px }${SLACK_STYLE}
</style><main><div class="screen wide">${draw(disputed, true)}</div><div class="screen phone">${draw(plain, false)}</div>
<div class="screen phone dark">${draw(chart, false)}</div></main>`;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-lcd-text'],
});
const tab = await browser.newPage({ viewport: { width: 1400, height: 200 }, deviceScaleFactor: 1 });
await tab.setContent(page);
await tab.locator('main').screenshot({ path: fileURLToPath(new URL('../slack.png', import.meta.url)) });
await browser.close();
await remove();
