import { type Span, spans, type Text } from '../../chat/reply.ts';

/**
 * What Discord's markdown gives a meaning anywhere in a text. A backslash before any of them makes it plain:
 * https://support.discord.com/hc/en-us/articles/210298617, read 2026-11-24. The colon only where an emoji's name or
 * an address may follow, since texts are full of colons.
 */
const ANYWHERE = /[\\*_~|`<>[\]()#@]|:(?=\S)/g;
/** What means something only at the beginning of a line: a list, a small line. */
const AT_START = /^(\s*)([-+]|\d+(?=[.)]))/;
/** A label in which Discord does not see a link, or sees another one than ours. */
const NO_LABEL = /[[\]\\]|:\/\/|discord\.gg/i;

/** Text as Discord's markdown; what people and packs wrote is shown as they wrote it. Always one line. */
export function markdown(text: Text): string {
  return spans(text).reduce<string>((line, span) => line + spanMarkdown(span, line.trim() === ''), '');
}

/** A line that nothing may turn into markup, nor lead out of: without line ends and without what reorders text. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\p{Bidi_Control}/gu, '');
}

/** Whether nothing of it would be seen. Discord refuses titles and labels like that. */
export function isBlank(text: string): boolean {
  return /^[\s\p{C}\u3164\uffa0\u115f\u1160\u2800]*$/u.test(text);
}

function spanMarkdown(span: Span, startsLine: boolean): string {
  if (typeof span === 'string') return escapeText(span, startsLine);
  if ('bold' in span) {
    const bold = escapeText(span.bold, startsLine);
    return bold.trim() === '' ? bold : `**${bold}**`;
  }
  const url = address(span.url);
  if (url === undefined) return escapeText(span.link, startsLine);
  return span.link.trim() === '' || NO_LABEL.test(span.link)
    ? `${escapeText(span.link, startsLine)} <${url}>`
    : `[${escapeText(span.link, startsLine)}](${url})`;
}

function escapeText(text: string, startsLine: boolean): string {
  const plain = oneLine(text).replace(ANYWHERE, '\\$&');
  return startsLine ? plain.replace(AT_START, escapeStart) : plain;
}

/** A number is escaped behind itself: a backslash before a digit would be seen. */
function escapeStart(_: string, space: string, sign: string): string {
  return /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`;
}

/** An address that ends where it ends: without brackets, which could end the link. */
function address(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
