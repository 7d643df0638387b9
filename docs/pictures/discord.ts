import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type APIMessage, ComponentType } from 'discord.js';
import { chromium } from 'playwright-core';
import { startDiscord } from '../../src/platforms/discord/start.ts';
import { watchBot } from '../../test/acceptance/watch-bot.ts';
import { openDiscord } from '../../test/doubles/discord/discord.ts';
import { escapeHtml, toElements } from './discord-markdown.ts';

/**
 * Draws docs/discord.png: an answer as it looks on a phone, from the very message that the bot sends. Needs a Chromium,
 * by default Debian's: `CHROMIUM=/usr/bin/chromium npm run picture:discord`.
 */
const QUESTION = 'how big was trade between germany and kazakstan in 2023?';
const PHONE_WIDTH = 412;
const root = new URL('../../', import.meta.url);
const ORIGIN = 'http://pictures.local';

const message = await answerTo(QUESTION);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: PHONE_WIDTH, height: 400 }, deviceScaleFactor: 1.5 });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html(message) });
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL(`.${path}`, root)) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction('customElements.get("discord-embed") !== undefined');
  const drawn = page.locator('discord-messages');
  await drawn.waitFor();
  await drawn.screenshot({ path: fileURLToPath(new URL('docs/discord.png', root)) });
} finally {
  await browser.close();
}

/** The message with which the real bot answers, over the loopback Discord. */
async function answerTo(question: string): Promise<APIMessage> {
  const discord = await openDiscord();
  const channel = discord.addChannel(discord.addGuild());
  const { token, apiUrl } = discord;
  const { bot, remove } = watchBot();
  const platform = await startDiscord(bot, { token, apiUrl, guildId: undefined, shards: 'auto' });
  const exchange = discord.use(discord.addPerson('Aigerim'), channel, 'ask', { question });
  const answer = await discord.until(() => exchange.original);
  await platform.stop();
  await discord.close();
  await remove();
  return answer.message;
}

function html({ embeds, components }: APIMessage): string {
  const [embed] = embeds;
  const buttons = (components ?? []).flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []));
  const labels = buttons.flatMap((one) =>
    one.type === ComponentType.Button && 'label' in one ? [one.label ?? ''] : [],
  );
  const modules = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context'];
  const imports = Object.fromEntries([
    ...modules.map((name) => [`${name}/`, `/node_modules/${name}/`]),
    ['lit', '/node_modules/lit/index.js'],
    ['lit-html', '/node_modules/lit-html/lit-html.js'],
    ['lit-element/lit-element.js', '/node_modules/lit-element/lit-element.js'],
    ['@lit/reactive-element', '/node_modules/@lit/reactive-element/reactive-element.js'],
    ['@lit/context', '/node_modules/@lit/context/index.js'],
  ]);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module" src="/node_modules/@skyra/discord-components-core/dist/index.js"></script>
    <style>
      body { margin: 0; background: #313338; font-family: 'Noto Sans', sans-serif; }
      discord-messages { width: ${PHONE_WIDTH}px; border: none; }
      .gap { height: 0.6em; }
      discord-embed { width: 100%; }
    </style></head><body>
    <discord-messages>
      <discord-message author="Dostyk" bot avatar="${avatar()}">
        <discord-command slot="reply" author="Aigerim" command="/ask" avatar="${avatar()}"></discord-command>
        <discord-embed slot="embeds" color="#${(embed?.color ?? 0).toString(16).padStart(6, '0')}"
          ${embed?.title ? `embed-title="${escapeHtml(embed.title)}"` : ''}>
          <discord-embed-description slot="description">${toElements(embed?.description ?? '')}</discord-embed-description>
        </discord-embed>
        <discord-attachments slot="components"><discord-action-row>
          ${labels.map((label) => `<discord-button type="secondary">${escapeHtml(label)}</discord-button>`).join('')}
        </discord-action-row></discord-attachments>
      </discord-message>
    </discord-messages></body></html>`;
}

/** A plain disc: the picture is of the answer. */
function avatar(): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><circle cx="40" cy="40" r="40" fill="#00afca"/></svg>';
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
