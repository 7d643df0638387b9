import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { z } from 'zod';
import { renderReply } from '../../src/platforms/slack/render.ts';
import { watchBot } from '../../test/acceptance/watch-bot.ts';

/**
 * Draws docs/slack.png: an answer on a wide screen and one on a phone, from the very blocks that are sent.
 * Needs a Chromium, by default Debian's: `CHROMIUM=/usr/bin/chromium npm run picture:slack`.
 */
const { bot, remove } = watchBot();

async function blocksFor(question: string) {
  const reply = await bot.dispatcher.dispatch({
    id: 'drawn',
    command: 'ask',
    options: { question },
    channel: { platform: 'slack', id: 'C1', direct: false },
    user: { id: 'U1', isAdmin: () => false },
  });
  return renderReply(reply, { private: true, withQuestion: true }).blocks;
}

const node = z.looseObject({ type: z.string() });
type Node = z.infer<typeof node>;
const children = (one: Node): Node[] => z.array(node).catch([]).parse(one['elements']);
const textOf = (raw: unknown): string => z.object({ text: z.string() }).catch({ text: '' }).parse(raw).text;
const style = z.object({ bold: z.boolean().optional(), italic: z.boolean().optional() }).catch({});

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function draw(one: Node): string {
  const inner = () => children(one).map(draw).join('');
  switch (one.type) {
    case 'header':
      return `<h1>${asHtml(textOf(one['text']))}</h1>`;
    case 'context':
      return `<small>${children(one)
        .map((element) => asHtml(textOf(element)))
        .join(' ')}</small>`;
    case 'rich_text':
      return `<div class="rich">${inner()}</div>`;
    case 'rich_text_section':
      return `<div>${inner()}</div>`;
    case 'rich_text_list':
      return `<ul>${children(one)
        .map((item) => `<li>${draw(item)}</li>`)
        .join('')}</ul>`;
    case 'rich_text_quote':
      return `<blockquote>${inner()}</blockquote>`;
    case 'text':
      return styled(one, asHtml(textOf(one)));
    case 'link':
      return styled(one, `<a href="${asHtml(String(one['url']))}">${asHtml(textOf(one))}</a>`);
    case 'actions':
      return `<div class="actions">${inner()}</div>`;
    case 'button':
      return `<button>${asHtml(textOf(one['text']))}</button>`;
    case 'static_select':
      return '<button>Select an item ⌄</button>';
    default:
      throw new Error(`Nobody knows how to draw ${one.type}.`);
  }
}

function styled(one: Node, html: string): string {
  const { bold, italic } = style.parse(one['style']);
  const strong = bold ? `<b>${html}</b>` : html;
  return italic ? `<i>${strong}</i>` : strong;
}

const message = (blocks: readonly unknown[]) => `
  <div class="message">
    <div class="hint">👁 Only visible to you</div>
    <img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='36' height='36'><rect width='36' height='36' rx='6' fill='%230a4a5c'/><text x='18' y='25' font-size='20' font-family='sans-serif' fill='white' text-anchor='middle'>D</text></svg>">
    <div class="content"><div class="name"><b>Dostyk</b> <span>APP</span> <time>10:02 AM</time></div>${z.array(node).parse(blocks).map(draw).join('')}</div>
  </div>`;

const disputed = await blocksFor('how many german compnies are in kazakstan');
const plain = await blocksFor('how many agreements were signed in Erfurt?');

const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0 } main { zoom: 0.88; padding: 16px; display: inline-flex; gap: 20px; align-items: start; background: #ece9ee; color: #1d1c1d; font: 15px/1.47 Lato, "Noto Sans", "DejaVu Sans", sans-serif; }
  .screen { background: white; border-radius: 10px; padding: 16px 20px; box-shadow: 0 1px 4px #0003; }
  .wide { width: 600px } .phone { width: 320px; font-size: 16px }
  .message { display: grid; grid-template-columns: 36px 1fr; gap: 4px 10px } .hint { grid-column: 2; color: #616061; font-size: 12px }
  .name span { background: #ddd; border-radius: 2px; font-size: 10px; padding: 1px 3px; color: #616061 } .name time { color: #616061; font-size: 12px }
  h1 { font-size: 18px; margin: 8px 0 } .phone h1 { font-size: 19px } .rich { margin: 4px 0 8px } small { display: block; white-space: pre-line; color: #616061; font-size: 13px; margin: 4px 0 8px }
  ul { margin: 2px 0; padding-left: 24px } blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd } a { color: #1264a3; text-decoration: none }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px } button { font: bold 13px/1 inherit; font-family: inherit; font-weight: bold; background: white; border: 1px solid #bbb; border-radius: 4px; padding: 8px 12px; color: #1d1c1d }
</style><main><div class="screen wide">${message(disputed)}</div><div class="screen phone">${message(plain)}</div></main>`;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-lcd-text'],
});
const tab = await browser.newPage({ viewport: { width: 1200, height: 200 }, deviceScaleFactor: 1 });
await tab.setContent(page);
await tab.locator('main').screenshot({ path: fileURLToPath(new URL('../slack.png', import.meta.url)) });
await browser.close();
await remove();
