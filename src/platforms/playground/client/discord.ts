import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-messages.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordMessage as MessageElement } from '@skyra/discord-components-core/discord-message.js';
import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { discordMarkdown, plainMarkdown } from './discord-markdown.ts';
import { menu } from './menu.ts';

/**
 * What Dostyk uses of Discord's messages: https://discord.com/developers/docs/resources/message and
 * https://discord.com/developers/docs/components/reference, read 2026-11-24.
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
