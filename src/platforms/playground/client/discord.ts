import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-messages.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordMessage as MessageElement } from '@skyra/discord-components-core/discord-message.js';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { menu } from './composer.ts';
import { discordMarkdown, plainMarkdown } from './discord-markdown.ts';

/**
 * What Dostyk uses of Discord's messages: https://discord.com/developers/docs/resources/message and
 * https://discord.com/developers/docs/components/reference.
 */
export interface DiscordMessage {
  readonly content?: string;
  readonly flags: number;
  readonly embeds?: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly { readonly filename: string; readonly description: string }[];
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly color?: number;
  readonly image?: object;
}

type Component =
  | { readonly type: 1; readonly components: readonly Interactive[] }
  | { readonly type: 9; readonly components: readonly TextDisplay[]; readonly accessory: Interactive }
  | TextDisplay
  | { readonly type: 12; readonly items: readonly { readonly description: string }[] }
  | { readonly type: 13; readonly file: { readonly url: string } }
  | { readonly type: 14 }
  | { readonly type: 17; readonly accent_color?: number; readonly components: readonly Component[] };

interface TextDisplay {
  readonly type: 10;
  readonly content: string;
}

type Interactive =
  | { readonly type: 2; readonly label: string; readonly style: number; readonly custom_id: string }
  | { readonly type: 3; readonly options: readonly { readonly label: string; readonly value: string }[] };

interface Surroundings {
  readonly light: boolean;
  readonly choose: string;
  readonly picture: string | undefined;
  readonly press: (code: string) => void;
}

const EPHEMERAL = 1 << 6;
const BUTTON_LOOKS: Readonly<Record<number, string>> = { 1: 'primary' };

/** A message as Discord shows it. */
export function discordMessage(message: DiscordMessage, around: Surroundings) {
  const { content = '', flags, embeds = [], components } = message;
  const shown = components.map((one) => componentOf(one, around));
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
      ${shown.length === 0 ? nothing : html`<div class="discord-components" slot="components">${shown}</div>`}
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

/**
 * The component shows the time in an American form, and both it and who sees the message too pale to be read. On a phone
 * a message is wider.
 */
const READABLE = new CSSStyleSheet();
READABLE.replaceSync(
  `.discord-message-timestamp { display: none } .discord-message-ephemeral { color: inherit !important }
  .discord-message-content { flex: 1; min-width: 0 } :host { padding-right: 1em }`,
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
  border?.style.setProperty('background-color', hex(color));
}

/** The library lacks what lays others out, and its buttons hold one short line: they are drawn here, as Discord draws them. */
function componentOf(component: Component, around: Surroundings): TemplateResult {
  switch (component.type) {
    case 1:
      return rowOf(component.components, around);
    case 9:
      return html`<div class="discord-section">
        <div>${component.components.map((one) => componentOf(one, around))}</div>
        ${buttonOf(component.accessory, around)}
      </div>`;
    case 10:
      return html`<div class="discord-markdown">${discordMarkdown(component.content)}</div>`;
    case 12:
      return html`${component.items.map(({ description }) =>
        around.picture === undefined ? nothing : html`<img class="picture" src=${around.picture} alt=${description} />`,
      )}`;
    case 13:
      return html`<div class="discord-file">${component.file.url.replace('attachment://', '')}</div>`;
    case 14:
      return html`<hr />`;
    case 17:
      return html`<div class="discord-container" ${ref((element) => colour(element, component.accent_color))}>
        ${component.components.map((one) => componentOf(one, around))}
      </div>`;
  }
}

function rowOf(components: readonly Interactive[], around: Surroundings) {
  const menus = components.filter((component) => component.type === 3);
  // The component's own menu cannot be opened from the keyboard.
  if (menus.length > 0) {
    return html`${menus.map(
      ({ options }) => html`<div class="discord-menu">${menu(options, around.choose, around.press)}</div>`,
    )}`;
  }
  return html`<div class="discord-row">${components.map((one) => buttonOf(one, around))}</div>`;
}

function buttonOf(component: Interactive, { press }: Surroundings) {
  if (component.type !== 2) return nothing;
  const { label, style, custom_id } = component;
  return html`<button type="button" class="discord-button ${BUTTON_LOOKS[style] ?? ''}" @click=${() => press(custom_id)}>
    ${label}
  </button>`;
}

/** The page's policy refuses a style attribute. */
function colour(element: Element | undefined, color: number | undefined): void {
  if (element instanceof HTMLElement && color !== undefined) element.style.setProperty('border-left-color', hex(color));
}

function hex(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}
