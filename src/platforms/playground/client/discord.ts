import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import { html, nothing } from 'lit';
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
    color=${color === undefined ? nothing : `#${color.toString(16).padStart(6, '0')}`}
    embed-title=${title === undefined ? nothing : plainMarkdown(title)}
    ?light-theme=${around.light}
  >
    <discord-embed-description slot="description">
      <div class="discord-markdown">${discordMarkdown(description ?? '')}</div>
      ${picture}
    </discord-embed-description>
  </discord-embed>`;
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
