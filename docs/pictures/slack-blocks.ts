import { z } from 'zod';

/** Blocks as Slack shows them, as HTML: near enough to judge what fits a screen. */
export interface Look {
  /** Whether containers are drawn open. */
  readonly isOpen: boolean;
  /** The address of the message's picture. */
  readonly picture: string | undefined;
}

const node = z.looseObject({ type: z.string() });
type Node = z.infer<typeof node>;
const nodes = z.array(node).catch([]);
const textOf = (raw: unknown): string => z.object({ text: z.string() }).catch({ text: '' }).parse(raw).text;
const style = z.object({ bold: z.boolean().optional(), italic: z.boolean().optional() }).catch({});

export function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function blocksAsHtml(blocks: readonly unknown[], look: Look): string {
  return drawAll(blocks, look);
}

function drawAll(raw: unknown, look: Look): string {
  return nodes
    .parse(raw)
    .map((one) => draw(one, look))
    .join('');
}

function draw(one: Node, look: Look): string {
  const inner = () => drawAll(one['elements'], look);
  switch (one.type) {
    case 'header':
      return `<h1>${asHtml(textOf(one['text']))}</h1>`;
    case 'context':
      return `<small>${nodes
        .parse(one['elements'])
        .map((element) => asHtml(textOf(element)))
        .join(' ')}</small>`;
    case 'divider':
      return '<hr>';
    case 'image':
      return `<img class="picture" src="${asHtml(look.picture ?? '')}">`;
    case 'section':
      return `<div class="section"><div>${asHtml(textOf(one['text']))}</div>${drawAll([one['accessory']].filter(Boolean), look)}</div>`;
    case 'input':
      return `<div class="input"><b>${asHtml(textOf(one['label']))}</b>${drawAll([one['element']], look)}</div>`;
    case 'container': {
      const body = look.isOpen ? `<div class="inside">${drawAll(one['child_blocks'], look)}</div>` : '';
      const title = asHtml(textOf(one['title']));
      return `<div class="container"><div class="title"><i>${look.isOpen ? '▾' : '▸'}</i>${title}</div>${body}</div>`;
    }
    case 'table':
      return `<table>${z
        .array(nodes)
        .parse(one['rows'])
        .map((row) => `<tr>${row.map((cell) => `<td>${drawCell(cell, look)}</td>`).join('')}</tr>`)
        .join('')}</table>`;
    case 'rich_text':
      return `<div class="rich">${inner()}</div>`;
    case 'rich_text_section':
      return `<div>${inner()}</div>`;
    case 'rich_text_list':
      return `<ul>${nodes
        .parse(one['elements'])
        .map((item) => `<li>${draw(item, look)}</li>`)
        .join('')}</ul>`;
    case 'rich_text_quote':
      return `<blockquote>${inner()}</blockquote>`;
    case 'text':
      return styled(one, asHtml(textOf(one)));
    case 'link':
      return styled(one, `<a href="${asHtml(String(one['url']))}">${asHtml(textOf(one))}</a>`);
    case 'actions':
      return `<div class="actions">${inner()}</div>`;
    case 'context_actions':
      return `<div class="feedback">${inner()}</div>`;
    case 'feedback_buttons':
      return `<span>${THUMB}</span><span class="down">${THUMB}</span>`;
    case 'button':
      return `<button>${asHtml(textOf(one['text']))}</button>`;
    case 'static_select':
    case 'external_select':
    case 'plain_text_input':
      return `<button class="field">${asHtml(textOf(one['placeholder']))}</button>`;
    case 'checkboxes':
      return `<div>☐ ${nodes
        .parse(one['options'])
        .map((option) => asHtml(textOf(option['text'])))
        .join(' ☐ ')}</div>`;
    default:
      throw new Error(`Nobody knows how to draw ${one.type}.`);
  }
}

/** Slack draws these itself, whatever the label says. */
const THUMB =
  '<svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"><path d="M7 11v10H3V11zM7 11l4-9c2 0 3 1.500 3 3v4h6c1 0 2 1 1.800 2.200l-1.300 8c-.2 1-1 1.800-2 1.800H7"/></svg>';

function drawCell(cell: Node, look: Look): string {
  return cell.type === 'rich_text' ? drawAll(cell['elements'], look) : asHtml(textOf(cell));
}

function styled(one: Node, html: string): string {
  const { bold, italic } = style.parse(one['style']);
  const strong = bold ? `<b>${html}</b>` : html;
  return italic ? `<i>${strong}</i>` : strong;
}

const AVATAR =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='36' height='36'><rect width='36' height='36' rx='6' fill='%230a4a5c'/><text x='18' y='25' font-size='20' font-family='sans-serif' fill='white' text-anchor='middle'>D</text></svg>";

/** A message of the app; `hint` stands above it. */
export function messageAsHtml(blocks: readonly unknown[], look: Look, hint = ''): string {
  return `<div class="message"><div class="hint">${asHtml(hint)}</div><img class="avatar" src="${AVATAR}">
    <div class="content"><div class="name"><b>Dostyk</b> <span>APP</span> <time>10:02</time></div>${blocksAsHtml(blocks, look)}</div></div>`;
}

/** Both of Slack's looks: `dark` on an element around the messages. */
export const SLACK_STYLE = `
  .screen { --paper: white; --ink: #1d1c1d; --faint: #616061; --line: #ddd; --edge: #bbb; --link: #1264a3; --tint: #f8f8f8;
    background: var(--paper); color: var(--ink); font: 15px/1.47 Lato, "Noto Sans", "DejaVu Sans", sans-serif; padding: 16px 20px; box-sizing: border-box }
  .dark { --paper: #1a1d21; --ink: #d1d2d3; --faint: #ababad; --line: #35373b; --edge: #565856; --link: #1d9bd1; --tint: #222529 }
  .phone { font-size: 16px; padding: 12px 14px }
  .message { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 2px 10px } .hint { grid-column: 2; color: var(--faint); font-size: 12px }
  .message .avatar { width: 36px; height: 36px } .picture { display: block; max-width: 100%; border-radius: 8px; margin: 4px 0 8px; border: 1px solid var(--line) }
  .name span { background: var(--line); border-radius: 2px; font-size: 10px; padding: 1px 3px; color: var(--faint) } .name time { color: var(--faint); font-size: 12px }
  h1 { font-size: 18px; line-height: 1.3; margin: 8px 0 } .phone h1 { font-size: 19px } .rich { margin: 4px 0 8px }
  small { display: block; white-space: pre-line; color: var(--faint); font-size: 13px; margin: 4px 0 8px } hr { border: 0; border-top: 1px solid var(--line); margin: 12px 0 }
  ul { margin: 2px 0; padding-left: 24px } blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid var(--line) } a { color: var(--link); text-decoration: none }
  .section { display: flex; gap: 12px; align-items: start; justify-content: space-between; margin: 6px 0; white-space: pre-line }
  .section > div { min-width: 0 } .section button { flex: none }
  .container { border: 1px solid var(--line); border-radius: 10px; margin: 8px 0; overflow: hidden } .title { font-weight: 700; padding: 8px 12px } .title i { font-style: normal; margin-right: 8px; color: var(--faint) }
  .inside { padding: 4px 12px 8px; border-top: 1px solid var(--line) }
  table { border-collapse: collapse; width: 100%; margin: 6px 0; font-size: 14px } td { border: 1px solid var(--line); padding: 5px 8px; vertical-align: top } tr:first-child td { background: var(--tint); font-weight: 700 }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px } button { font: inherit; font-size: 13px; line-height: 1.1; font-weight: bold; background: var(--paper); border: 1px solid var(--edge); border-radius: 6px; padding: 8px 12px; color: var(--ink) }
  .field { display: block; width: 100%; text-align: left; font-weight: normal; color: var(--faint); margin: 4px 0 10px; min-height: 34px } .actions .field { width: auto; margin: 0 }
  .feedback { display: flex; gap: 14px; margin-top: 8px; color: var(--faint) } .down svg { transform: rotate(180deg) }`;
