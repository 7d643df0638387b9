import type { types } from '@slack/bolt';
import { plain, type Span, spans, type Text } from '../../../chat/reply.ts';
import { MAX_URL } from '../limits.ts';

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
    return [{ type: 'link', url: span.url, text: clean(span.link) || span.url, ...(style ? { style } : {}) }];
  }
  const bold = typeof span !== 'string' && 'bold' in span;
  const text = clean(plain([span]));
  if (text === '') return [];
  const styled = bold ? { ...style, bold: true } : style;
  return [{ type: 'text', text, ...(styled ? { style: styled } : {}) }];
}

/** Text in which Slack reads no markup and no emoji codes. Slack refuses text without anything to see. */
export function plainText(text: Text, max: number): types.PlainTextElement {
  const shown = clean(plain(text));
  const short = shown.length > max ? `${wholeCharacters(shown.slice(0, max - 1))}…` : shown;
  return { type: 'plain_text', text: short.trim() === '' ? '…' : short, emoji: false };
}

/** Without half of a character that takes two code units. */
export function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** Text for fields that Slack reads as its own markup: https://docs.slack.dev/messaging/formatting-message-text#escaping, read 2026-11-24. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .toWellFormed();
}

function isLink(url: string): boolean {
  return url.length <= MAX_URL && /^https?:$/.test(URL.parse(url)?.protocol ?? '') && !/\s/.test(url);
}
