import '@skyra/discord-components-core/discord-bold.js';
import '@skyra/discord-components-core/discord-code.js';
import '@skyra/discord-components-core/discord-header.js';
import '@skyra/discord-components-core/discord-italic.js';
import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-quote.js';
import '@skyra/discord-components-core/discord-spoiler.js';
import '@skyra/discord-components-core/discord-subscript.js';
import '@skyra/discord-components-core/discord-underlined.js';
import { parse } from 'discord-markdown-parser';
import { html, type TemplateResult } from 'lit';
import { link } from './conversation.ts';

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
export function discordMarkdown(markdown: string): Shown[] {
  return pieces(markdown).map(({ isList, lines }) =>
    isList
      ? html`<ul>${lines.map((line) => html`<li>${nodes(line.slice(2))}</li>`)}</ul>`
      : html`${nodes(lines.join('\n'))}`,
  );
}

/** The same without its marks. */
export function plainMarkdown(markdown: string): string {
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
