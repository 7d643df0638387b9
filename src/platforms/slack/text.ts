import type { types } from '@slack/bolt';
import { type Block, plain, type Reply, type Span, spans, type Text } from '../../chat/reply.ts';
import { oneLine } from '../../util/tidy.ts';
import { truncate } from '../../util/truncate.ts';
import { MAX_URL } from './limits.ts';

/**
 * Text as elements of rich text, in which nothing is markup: what a person or a pack wrote is shown as it stands.
 * Control characters would break a line, and direction controls would reorder it.
 */
export function richElements(
  text: Text,
  style?: { readonly bold?: true; readonly italic?: true },
): types.RichTextElement[] {
  return spans(text).flatMap((span) => richElement(span, style));
}

function richElement(span: Span, style: types.RichTextText['style']): types.RichTextElement[] {
  if (typeof span !== 'string' && 'link' in span && isLink(span.url)) {
    return [{ type: 'link', url: span.url, text: oneLine(span.link) || span.url, ...(style ? { style } : {}) }];
  }
  if (typeof span !== 'string' && 'person' in span && /^[UW][A-Z0-9]+$/.test(span.person)) {
    return [{ type: 'user', user_id: span.person, ...(style ? { style } : {}) }];
  }
  const bold = typeof span !== 'string' && 'bold' in span;
  const text = oneLine(plain([span]));
  if (text === '') return [];
  const styled = bold ? { ...style, bold: true } : style;
  return [{ type: 'text', text, ...(styled ? { style: styled } : {}) }];
}

/** Text in which Slack reads no markup and no emoji codes. Slack refuses text without anything to see. */
export function plainText(text: Text, max: number): types.PlainTextElement {
  const short = truncate(oneLine(plain(text)), max);
  return { type: 'plain_text', text: short.trim() === '' ? '…' : short, emoji: false };
}

/** Text for fields that Slack reads as its own markup: https://docs.slack.dev/messaging/formatting-message-text#escaping. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Whether Slack takes it as the address of a link. */
export function isLink(url: string): boolean {
  return url.length <= MAX_URL && /^https?:$/.test(URL.parse(url)?.protocol ?? '') && !/\s/.test(url);
}

/** Characters that a block may keep, tried one after the other: the longest blocks are the first to lose some. */
const SHARES = [6000, 3000, 1500, 800, 400, 200, 100, 50];

/**
 * The reply, made short enough that `size` of it is at most `max`: blocks are cut at the end of a sentence or between
 * the items of a list. Sources are never cut; if there are too many blocks even so, the last ones are left out.
 */
export function fitReply(reply: Reply, size: (reply: Reply) => number, max: number): Reply {
  if (size(reply) <= max) return reply;
  let fitted = reply;
  for (const share of SHARES) {
    fitted = { ...reply, body: reply.body.map((block) => shortened(block, share)) };
    if (size(fitted) <= max) return fitted;
  }
  while (fitted.body.length > 0 && size(fitted) > max) {
    fitted = { ...fitted, body: fitted.body.slice(0, Math.floor(fitted.body.length * 0.8)) };
  }
  return fitted;
}

function shortened(block: Block, share: number): Block {
  switch (block.kind) {
    case 'citation':
      return block;
    case 'list':
      return { ...block, items: firstOf(block.items, (item) => plain(item).length, share, '…') };
    case 'table':
      return { ...block, rows: firstOf(block.rows, rowLength, share, ['…']) };
    default:
      return plain(block.text).length > share
        ? { ...block, text: truncate(plain(block.text), share, 'sentence') }
        : block;
  }
}

function rowLength(row: readonly Text[]): number {
  return row.reduce((sum, cell) => sum + plain(cell).length, 0);
}

/** The first items whose lengths add up to no more than the share, and a mark where some are left out. */
function firstOf<T>(items: readonly T[], length: (item: T) => number, share: number, mark: T): readonly T[] {
  let sum = 0;
  const end = items.findIndex((item) => {
    sum += length(item);
    return sum > share;
  });
  return end < 0 ? items : [...items.slice(0, end), mark];
}
