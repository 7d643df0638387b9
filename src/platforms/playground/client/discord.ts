import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-bold.js';
import '@skyra/discord-components-core/discord-code.js';
import '@skyra/discord-components-core/discord-header.js';
import '@skyra/discord-components-core/discord-italic.js';
import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-spoiler.js';
import '@skyra/discord-components-core/discord-subscript.js';
import '@skyra/discord-components-core/discord-underlined.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordMessage as MessageElement } from '@skyra/discord-components-core/discord-message.js';
import { parse } from 'discord-markdown-parser';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { menu } from './composer.ts';
import { link } from './conversation.ts';

/**
 * What Dostyk uses of Discord's messages: https://discord.com/developers/docs/resources/message and
 * https://discord.com/developers/docs/components/reference.
 */
export interface DiscordMessage {
  readonly content?: string;
  readonly flags: number;
  readonly embeds: readonly Embed[];
  readonly components: readonly { readonly components: readonly Component[] }[];
  readonly attachments: readonly { readonly description: string }[];
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly color?: number;
  readonly image?: object;
}

type Component =
  | { readonly type: 2; readonly label: string; readonly style: number; readonly custom_id: string }
  | { readonly type: 3; readonly options: readonly { readonly label: string; readonly value: string }[] };

interface Surroundings {
  readonly light: boolean;
  readonly choose: string;
  readonly picture: string | undefined;
  readonly press: (code: string) => void;
}

const EPHEMERAL = 1 << 6;
const BUTTON_LOOKS: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive' };

/** A message as Discord shows it. */
export function discordMessage(message: DiscordMessage, around: Surroundings) {
  const { content = '', flags, embeds, components } = message;
  const rows = components.map((row) => rowOf(row.components, around));
  return html`<discord-messages ?light-theme=${around.light}>
    <discord-message
      author="Dostyk"
      avatar="/dostyk.svg"
      bot
      ?ephemeral=${(flags & EPHEMERAL) !== 0}
      ?light-theme=${around.light}
      ${ref((element) => void makeReadable(element))}
    >
      ${discordMarkdown(content)} ${embeds.map((embed) => embedOf(embed, message, around))}
      ${rows.length === 0 ? nothing : html`<discord-attachments slot="components">${rows}</discord-attachments>`}
    </discord-message>
  </discord-messages>`;
}

function embedOf({ title, description, color, image }: Embed, { attachments }: DiscordMessage, around: Surroundings) {
  // The component would call every picture "Discord embed media".
  const picture =
    image === undefined || around.picture === undefined
      ? nothing
      : html`<img class="picture" src=${around.picture} alt=${attachments[0]?.description ?? ''} />`;
  return html`<discord-embed
    slot="embeds"
    ${ref((element) => void paint(element, color))}
    embed-title=${title === undefined ? nothing : plainMarkdown(title)}
    ?light-theme=${around.light}
  >
    <discord-embed-description slot="description">
      <div class="discord-markdown">${discordMarkdown(description ?? '')}</div>
      ${picture}
    </discord-embed-description>
  </discord-embed>`;
}

/** The component shows the time in an American form, and both it and who sees the message too pale to be read. */
const READABLE = new CSSStyleSheet();
READABLE.replaceSync(
  '.discord-message-timestamp { display: none } .discord-message-ephemeral { color: inherit !important }',
);

async function makeReadable(message: Element | undefined): Promise<void> {
  if (!(message instanceof MessageElement)) return;
  await message.updateComplete;
  const sheets = message.shadowRoot?.adoptedStyleSheets;
  if (sheets && !sheets.includes(READABLE)) sheets.push(READABLE);
}

/** The component would write its colour as a style attribute, which the page's policy rightly refuses. */
async function paint(embed: Element | undefined, color: number | undefined): Promise<void> {
  if (!(embed instanceof DiscordEmbed) || color === undefined) return;
  await embed.updateComplete;
  const border = embed.renderRoot.querySelector<HTMLElement>('.discord-left-border');
  border?.style.setProperty('background-color', `#${color.toString(16).padStart(6, '0')}`);
}

function rowOf(components: readonly Component[], { choose, press }: Surroundings) {
  const menus = components.filter((component) => component.type === 3);
  // The component's own menu cannot be opened from the keyboard.
  if (menus.length > 0) {
    return menus.map(({ options }) => html`<div class="discord-menu">${menu(options, choose, press)}</div>`);
  }
  const buttons = components
    .filter((component) => component.type === 2)
    .map(
      ({ label, style, custom_id }) =>
        html`<discord-button type=${BUTTON_LOOKS[style] ?? 'secondary'} @click=${() => press(custom_id)}
          >${label}</discord-button
        >`,
    );
  return html`<discord-action-row>${buttons}</discord-action-row>`;
}

/** A part of a parsed text. The parser has many kinds, and describes none of them. */
interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly level?: number;
  readonly name?: string;
}

type Shown = TemplateResult | string | readonly Shown[];

/**
 * Discord's markdown as Discord shows it: also what should have been escaped and was not. Lists are the browser's, since
 * screen readers do not see that the components' items belong to their lists.
 */
function discordMarkdown(markdown: string): Shown[] {
  return pieces(markdown).map(({ isList, lines }) =>
    isList
      ? html`<ul>${lines.map((line) => html`<li>${nodes(line.slice(2))}</li>`)}</ul>`
      : html`${nodes(lines.join('\n'))}`,
  );
}

/** The same without its marks. */
function plainMarkdown(markdown: string): string {
  return read(markdown).map(plain).join('');
}

/** The parser knows no lists, so they are taken apart from the rest first. */
function pieces(markdown: string): { readonly isList: boolean; readonly lines: string[] }[] {
  const found: { isList: boolean; lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const isList = /^- \S/.test(line);
    const last = found.at(-1);
    if (last?.isList === isList) last.lines.push(line);
    else found.push({ isList, lines: [line] });
  }
  return found;
}

function read(markdown: string): readonly Node[] {
  return parse(markdown, 'extended');
}

function nodes(markdown: string): Shown[] {
  return read(markdown).map(show);
}

function inner({ content = '' }: Node): Shown[] {
  return typeof content === 'string' ? [content] : content.map(show);
}

function plain({ content, name = '' }: Node): string {
  if (content === undefined) return name;
  return typeof content === 'string' ? content : content.map(plain).join('');
}

function show(node: Node): Shown {
  switch (node.type) {
    case 'text':
    case 'emoticon':
      return plain(node);
    case 'twemoji':
      return node.name ?? '';
    case 'br':
    case 'newline':
      return html`<br />`;
    case 'heading':
      return html`<discord-header level=${node.level ?? 1}>${inner(node)}</discord-header>`;
    case 'subtext':
      return html`<discord-subscript>${inner(node)}</discord-subscript>`;
    case 'strong':
      return html`<discord-bold>${inner(node)}</discord-bold>`;
    case 'em':
      return html`<discord-italic>${inner(node)}</discord-italic>`;
    case 'underline':
      return html`<discord-underlined>${inner(node)}</discord-underlined>`;
    case 'strikethrough':
      return html`<s>${inner(node)}</s>`;
    case 'blockQuote':
      return html`<discord-quote>${inner(node)}</discord-quote>`;
    case 'spoiler':
      return html`<discord-spoiler>${inner(node)}</discord-spoiler>`;
    case 'inlineCode':
      return html`<discord-code>${plain(node)}</discord-code>`;
    case 'link':
    case 'url':
    case 'autolink':
      return link(node.target ?? '', inner(node));
    // Mentions and whatever else a text of ours must not become: it is to be seen that it did.
    default:
      return html`<discord-mention>${node.type}</discord-mention>`;
  }
}
