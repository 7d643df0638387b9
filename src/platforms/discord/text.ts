import { type Span, spans, type Text } from '../../chat/reply.ts';
import { oneLine } from '../../util/tidy.ts';
import { type Boundary, ends } from '../../util/truncate.ts';

/**
 * What Discord's markdown gives a meaning anywhere in a text. A backslash before any of them makes it plain:
 * https://support.discord.com/hc/en-us/articles/210298617. The colon only where an emoji's name or
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
  // Whom a message notifies is said beside it: nobody.
  if ('person' in span) return /^\d+$/.test(span.person) ? `<@${span.person}>` : escapeText(span.person, startsLine);
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

/** A part of a message as markdown. */
export interface Part {
  readonly markdown: string;
  /** A shorter form of at most so many characters; without, the part is shown whole or not at all. */
  readonly shorten?: (most: number) => string | undefined;
  /** What a reader needs most; the others make room for it. */
  readonly needed: boolean;
  /** Whether it stands closely below what comes before it. */
  readonly close: boolean;
}

const MORE = '…';

/** Of the room that there is, parts that are shown whole or not at all take at most this share. */
const SHARE_OF_WHOLE = 0.6;

/**
 * Joins the parts into at most `most` characters. If they are more, those that cannot be shortened come first for the
 * room there is, then those that are needed, then the others in their order; an ellipsis shows that something is left out.
 */
export function fitParts(parts: readonly Part[], most: number): string {
  const everything = joinParts(parts);
  if (everything.length <= most) return everything;
  const chosen = new Map<Part, Part>();
  let room = most - gap(MORE);
  /** Takes parts in their order, the first that does not fit in its shorter form, as long as `least` remains. */
  const take = (some: readonly Part[], least: number) => {
    for (const part of some) {
      const markdown = gap(part.markdown) <= room - least ? part.markdown : part.shorten?.(room - least - gap(''));
      if (markdown === undefined) continue;
      chosen.set(part, { ...part, markdown });
      room -= gap(markdown);
      if (markdown !== part.markdown) return;
    }
  };
  const whole = parts.filter(({ shorten }) => shorten === undefined);
  take(whole, Math.floor(room * (1 - SHARE_OF_WHOLE)));
  take(
    parts.filter((part) => part.needed && !whole.includes(part)),
    0,
  );
  take(
    parts.filter((part) => !part.needed && !whole.includes(part)),
    0,
  );
  const shown = parts.map((part) => chosen.get(part)).filter((part) => part !== undefined);
  return joinParts([...shown, { markdown: MORE, needed: true, close: true }]);
}

/** All of them, whatever their length. */
export function joinParts(parts: readonly Part[]): string {
  return parts.map(({ markdown, close }, at) => (at === 0 ? '' : close ? '\n' : '\n\n') + markdown).join('');
}

/** The length of a part with the most that joining adds. */
function gap(text: string): number {
  return text.length + 2;
}

/**
 * The longest beginning of a text, ending with a sentence, whose measure is at most `most`; if not even one sentence
 * fits, it ends within one, between words or letters, with an ellipsis. Undefined if nothing fits.
 */
export function cutText(text: Text, most: number, measure: (text: Text) => number): Text | undefined {
  const all = spans(text);
  const length = all.reduce((sum, span) => sum + label(span).length, 0);
  const whole = all.map(label).join('');
  const at = (granularity: Boundary, ending: string) => {
    for (const end of ends(whole, granularity).toReversed()) {
      const part = [...beginning(all, end), ending];
      if (end > 0 && end < length && measure(part) <= most) return part;
    }
    return undefined;
  };
  if (measure(text) <= most) return text;
  return at('sentence', '') ?? at('word', MORE) ?? at('grapheme', MORE);
}

function beginning(all: readonly Span[], end: number): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const span of all) {
    const size = label(span).length;
    if (at + size <= end) kept.push(span);
    // A link is kept whole or left out: half a title would be another one.
    else if (typeof span === 'string') kept.push(span.slice(0, end - at));
    else if ('bold' in span) kept.push({ bold: span.bold.slice(0, end - at) });
    at += size;
    if (at >= end) break;
  }
  return kept.filter((span) => label(span) !== '');
}

function label(span: Span): string {
  if (typeof span === 'string') return span;
  if ('person' in span) return span.person;
  return 'bold' in span ? span.bold : span.link;
}
