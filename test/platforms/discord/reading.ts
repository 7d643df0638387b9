/**
 * A small reading of Discord's markdown, written from how its client shows text and not from how ours escapes it:
 * https://support.discord.com/hc/en-us/articles/210298617 and
 * https://discord.com/developers/docs/reference#message-formatting.
 */
export interface Shown {
  /** What a person reads. */
  readonly text: string;
  /** What the line is: its beginning decides. */
  readonly line: 'plain' | 'heading' | 'small' | 'quote' | 'item' | 'code';
  /** What is not plain text in it, in the order in which it stands there. */
  readonly marks: readonly { readonly kind: Mark; readonly text: string }[];
}

type Mark = 'bold' | 'italic' | 'underline' | 'struck' | 'spoiler' | 'code' | 'link' | 'mention' | 'emoji' | 'time';

const STARTS: readonly [Shown['line'], RegExp][] = [
  ['heading', /^#{1,3} +(?=\S)/],
  ['small', /^-# +(?=\S)/],
  ['quote', /^>{1}(?:>>)? +/],
  ['item', /^ *(?:[-*]|\d+\.) +(?=\S)/],
];

/** The lines of a message as they are shown. */
export function read(markdown: string): Shown[] {
  if (/```[\s\S]+?```/.test(markdown)) return [{ text: markdown, line: 'code', marks: [] }];
  return markdown.split('\n').map(readLine);
}

function readLine(line: string): Shown {
  for (const [kind, start] of STARTS) {
    const match = start.exec(line);
    if (!match) continue;
    const inner = line.slice(match[0].length);
    // What stands in a quote or an item may be a block again.
    const nested = readLine(inner);
    return { line: nested.line === 'plain' ? kind : nested.line, text: nested.text, marks: nested.marks };
  }
  return { line: 'plain', ...readInline(line) };
}

interface Inline {
  readonly text: string;
  readonly marks: Shown['marks'];
}

/** Each rule with what it shows; the first that matches where the reading stands wins. */
const RULES: readonly [RegExp, (match: RegExpExecArray) => Inline][] = [
  [/^¯\\_\(ツ\)_\/¯/, ([all]) => ({ text: all, marks: [] })],
  [/^\\([^0-9A-Za-z\s])/, ([, sign = '']) => ({ text: sign, marks: [] })],
  [/^<((?:https?):\/\/[^ >]+)>/, ([, url = '']) => marked('link', url)],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, ([url]) => marked('link', url)],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    ([all, label = '', url = '']) => {
      const inner = readInline(label);
      // Discord shows as typed what would be a link that hides another one, or leads nowhere.
      if (!/^https?:\/\//.test(url) || /:\/\//.test(label)) return { text: all, marks: [] };
      return { text: inner.text, marks: [{ kind: 'link', text: inner.text }, ...inner.marks] };
    },
  ],
  [/^@(?:everyone|here)/, ([all]) => marked('mention', all)],
  [/^<(?:@[!&]?|#)\d+>/, ([all]) => marked('mention', all)],
  [/^<\/[^:>]+:\d+>/, ([all]) => marked('mention', all)],
  [/^<id:\w+>/, ([all]) => marked('mention', all)],
  [/^<a?:\w+:\d+>/, ([all]) => marked('emoji', all)],
  [/^:[\w+-]+(?:::skin-tone-\d)?:/, ([all]) => marked('emoji', all)],
  [/^<t:-?\d+(?::[tTdDfFRsS])?>/, ([all]) => marked('time', all)],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code = '']) => marked('code', code)],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, inner = '']) => wrapped('bold', inner)],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, inner = '']) => wrapped('underline', inner)],
  [/^\*(?=\S)((?:\\[\s\S]|[^\\*]|\*\*)+?)\*(?!\*)/, ([, inner = '']) => wrapped('italic', inner)],
  [/^_((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, ([, inner = '']) => wrapped('italic', inner)],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, ([, inner = '']) => wrapped('struck', inner)],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, ([, inner = '']) => wrapped('spoiler', inner)],
  [/^[\s\S]/u, ([all]) => ({ text: all, marks: [] })],
];

function readInline(markdown: string): Inline {
  let text = '';
  const marks: { kind: Mark; text: string }[] = [];
  let rest = markdown;
  while (rest !== '') {
    for (const [rule, show] of RULES) {
      const match = rule.exec(rest);
      if (!match) continue;
      const shown = show(match);
      text += shown.text;
      marks.push(...shown.marks);
      rest = rest.slice(match[0].length);
      break;
    }
  }
  return { text, marks };
}

function marked(kind: Mark, text: string): Inline {
  return { text, marks: [{ kind, text }] };
}

function wrapped(kind: Mark, inner: string): Inline {
  const { text, marks } = readInline(inner);
  return { text, marks: [{ kind, text }, ...marks] };
}
