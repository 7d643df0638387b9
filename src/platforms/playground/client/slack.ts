import { html, nothing } from 'lit';
import { menu } from './composer.ts';
import { link } from './conversation.ts';

/** What Dostyk uses of Slack's messages: https://docs.slack.dev/reference/block-kit/blocks. */
export interface SlackMessage {
  readonly response_type: string;
  readonly blocks: readonly Block[];
}

type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] }
  | { readonly type: 'rich_text'; readonly elements: readonly RichPart[] }
  | { readonly type: 'image'; readonly alt_text: string }
  | { readonly type: 'actions'; readonly elements: readonly Control[] };

interface PlainText {
  readonly text: string;
}

type RichPart =
  | { readonly type: 'rich_text_section' | 'rich_text_quote'; readonly elements: readonly RichText[] }
  | { readonly type: 'rich_text_list'; readonly elements: readonly { readonly elements: readonly RichText[] }[] };

interface RichText {
  readonly type: 'text' | 'link';
  readonly text?: string;
  readonly url?: string;
  readonly style?: { readonly bold?: boolean; readonly italic?: boolean };
}

type Control =
  | { readonly type: 'button'; readonly text: PlainText; readonly value: string }
  | {
      readonly type: 'static_select';
      readonly options: readonly { readonly text: PlainText; readonly value: string }[];
    };

interface Surroundings {
  readonly onlyYou: string;
  readonly choose: string;
  readonly picture: string | undefined;
  readonly press: (code: string) => void;
}

/** A message as Slack shows it. */
export function slackMessage({ response_type, blocks }: SlackMessage, around: Surroundings) {
  return html`<div class="slack">
    <img class="avatar" src="/dostyk.svg" alt="" />
    <div class="slack-message">
      ${response_type === 'ephemeral' ? html`<p class="slack-only-you">${around.onlyYou}</p>` : nothing}
      <p class="slack-author"><strong>Dostyk</strong> <span class="slack-app">APP</span></p>
      ${blocks.map((block) => blockOf(block, around))}
    </div>
  </div>`;
}

function blockOf(block: Block, around: Surroundings) {
  switch (block.type) {
    case 'header':
      return html`<p class="slack-header">${block.text.text}</p>`;
    case 'context':
      return html`<p class="slack-context">${block.elements.map(({ text }) => text)}</p>`;
    case 'rich_text':
      return block.elements.map(richPart);
    case 'image':
      return around.picture === undefined
        ? nothing
        : html`<img class="picture" src=${around.picture} alt=${block.alt_text} />`;
    case 'actions':
      return html`<div class="slack-actions">${block.elements.map((control) => controlOf(control, around))}</div>`;
  }
}

function richPart(part: RichPart) {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p>${part.elements.map(richText)}</p>`;
    case 'rich_text_quote':
      return html`<blockquote>${part.elements.map(richText)}</blockquote>`;
    case 'rich_text_list':
      return html`<ul>${part.elements.map(({ elements }) => html`<li>${elements.map(richText)}</li>`)}</ul>`;
  }
}

function richText({ type, text = '', url = '', style = {} }: RichText) {
  const shown = type === 'link' ? link(url, text) : text;
  const slanted = style.italic === true ? html`<em>${shown}</em>` : shown;
  return style.bold === true ? html`<strong>${slanted}</strong>` : slanted;
}

function controlOf(control: Control, { choose, press }: Surroundings) {
  if (control.type === 'button') {
    return html`<button type="button" @click=${() => press(control.value)}>${control.text.text}</button>`;
  }
  const items = control.options.map(({ text, value }) => ({ label: text.text, value }));
  return menu(items, choose, press);
}
