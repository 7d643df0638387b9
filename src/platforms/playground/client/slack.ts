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
  | { readonly type: 'section'; readonly text: PlainText; readonly accessory?: Button }
  | { readonly type: 'table'; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'container'; readonly title: PlainText; readonly child_blocks: readonly Block[] }
  | { readonly type: 'actions'; readonly elements: readonly Control[] }
  | { readonly type: 'context_actions'; readonly elements: readonly Feedback[] };

type Cell =
  | { readonly type: 'raw_text'; readonly text: string }
  | { readonly type: 'rich_text'; readonly elements: readonly RichPart[] };

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

interface Labelled {
  readonly text: PlainText;
  readonly accessibility_label?: string;
}

/** Opens a page, or is pressed. */
type Button = Labelled & { readonly type: 'button' } & ({ readonly url: string } | { readonly value: string });

interface Feedback {
  readonly type: 'feedback_buttons';
  readonly positive_button: Labelled & { readonly value: string };
  readonly negative_button: Labelled & { readonly value: string };
}

type Control =
  | Button
  | {
      readonly type: 'static_select';
      readonly placeholder: PlainText;
      readonly options: readonly { readonly text: PlainText; readonly value: string }[];
    };

interface Surroundings {
  readonly onlyYou: string;
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
    case 'section':
      return html`<div class="slack-section">
        <p>${block.text.text}</p>
        ${block.accessory === undefined ? nothing : buttonOf(block.accessory, around)}
      </div>`;
    case 'table':
      return tableOf(block.rows);
    case 'container':
      return html`<details class="slack-container">
        <summary class="slack-container-title">${block.title.text}</summary>
        ${block.child_blocks.map((child): unknown => blockOf(child, around))}
      </details>`;
    case 'actions':
      return html`<div class="slack-actions">${block.elements.map((control) => controlOf(control, around))}</div>`;
    case 'context_actions':
      return html`<div class="slack-feedback">
        ${block.elements.flatMap(({ positive_button, negative_button }) =>
          [positive_button, negative_button].map((one) => buttonOf({ type: 'button', ...one }, around)),
        )}
      </div>`;
  }
}

/** Scrolls sideways where it has no room, by the keyboard as well. */
function tableOf([names = [], ...rows]: readonly (readonly Cell[])[]) {
  return html`<div class="slack-table" tabindex="0" role="group" aria-label=${names.map(plainCell).join(', ')}>
    <table>
      <thead>
        <tr>
          ${names.map((cell) => html`<th scope="col">${cellOf(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cellOf(cell)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function cellOf(cell: Cell) {
  return cell.type === 'raw_text' ? cell.text : cell.elements.map(richPart);
}

function plainCell(cell: Cell): string {
  return cell.type === 'raw_text' ? cell.text : '';
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

function buttonOf(button: Button, { press }: Surroundings) {
  const { text, accessibility_label: said = nothing } = button;
  if ('url' in button) {
    // The page names it as Slack's screen readers do.
    const name = html`<span role="img" aria-label=${said}>${text.text}</span>`;
    return html`<span class="slack-open">${link(button.url, name)}</span>`;
  }
  return html`<button type="button" aria-label=${said} @click=${() => press(button.value)}>${text.text}</button>`;
}

function controlOf(control: Control, around: Surroundings) {
  if (control.type === 'button') return buttonOf(control, around);
  const items = control.options.map(({ text, value }) => ({ label: text.text, value }));
  return menu(items, control.placeholder.text, around.press);
}
