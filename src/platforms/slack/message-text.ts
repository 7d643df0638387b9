import { readTyped } from './parse.ts';

/** A message as events and shortcuts bring it. Which fields it has depends on who wrote it, and how. */
export interface MessageContent {
  readonly text?: string | undefined;
  /** https://docs.slack.dev/reference/block-kit/blocks */
  readonly blocks?: unknown;
  /** What was forwarded or attached: https://docs.slack.dev/messaging/formatting-message-text#attachments. */
  readonly attachments?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a message says to people: its text or, where that is empty, what it carries. Mentions of the bot are left out.
 */
export function messageText(content: MessageContent, botUser?: string): string {
  return readTyped(content.text ?? '', botUser) || carriedText(content, botUser);
}

/** What stands in the blocks of a message, in what was forwarded with it, or in what another app attached. */
export function carriedText({ blocks, attachments }: MessageContent, botUser?: string): string {
  const read = createReader(botUser);
  return read.blocks(blocks) || read.attachments(attachments);
}

/** Blocks that say nothing themselves. */
const SILENT = new Set(['actions', 'context_actions', 'input', 'divider', 'image', 'file', 'video', 'table']);

function createReader(botUser: string | undefined) {
  const typed = (value: unknown) => (typeof value === 'string' ? readTyped(value, botUser) : '');

  /** A text object, or plain text in its place. */
  function textObject(value: unknown): string {
    if (!isFields(value)) return typeof value === 'string' ? value : '';
    const { type, text } = value;
    return type === 'mrkdwn' ? typed(text) : typeof text === 'string' ? text : '';
  }

  /** An element of rich text: a piece of a line, or a line, list or quotation made of others. */
  function richText(element: Fields): string {
    const { type, text, url, name } = element;
    if (typeof text === 'string') return text;
    if (type === 'link') return String(url ?? '');
    if (type === 'emoji') return `:${String(name ?? '')}:`;
    if (type === 'user') return typed(`<@${String(element['user_id'])}>`);
    if (type === 'channel') return typed(`<#${String(element['channel_id'])}>`);
    if (type === 'broadcast') return typed(`<!${String(element['range'])}>`);
    if (typeof element['fallback'] === 'string') return element['fallback'];
    const inner = listOf(element['elements']).map(richText);
    return type === 'rich_text_section' ? inner.join('') : joined(inner);
  }

  function block(fields: Fields): string {
    const { type, text, elements } = fields;
    if (SILENT.has(String(type))) return '';
    if (type === 'rich_text') return richText({ elements });
    if (type === 'container')
      return joined([textObject(fields['title']), ...listOf(fields['child_blocks']).map(block)]);
    return joined([textObject(text), ...[...listOf(fields['fields']), ...listOf(elements)].map(textObject)]);
  }

  const blocks = (value: unknown) => joined(listOf(value).map(block));

  function attachment(fields: Fields): string {
    const { pretext, title, text, fallback, message_blocks: forwarded } = fields;
    const ofMessages = listOf(forwarded).map(({ message }) => (isFields(message) ? blocks(message['blocks']) : ''));
    const content = typed(text) || blocks(fields['blocks']) || joined(ofMessages);
    return joined([typed(pretext), typed(title), content]) || typed(fallback);
  }

  return { blocks, attachments: (value: unknown) => joined(listOf(value).map(attachment)) };
}

function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
