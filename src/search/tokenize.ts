/** A word or number of a text, in reading order. */
export interface Token {
  /** Normalised: NFKC, lower case, one form of each number. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'year';
  /** Written with a capital letter although it does not begin the sentence. */
  readonly capitalised: boolean;
}

/** Longer words are cut: nobody types them, and matching them would cost time. */
const MAX_WORD = 40;
/** More words than a question has; the rest of a very long text adds nothing. */
const MAX_TOKENS = 600;

const PATTERN = /\p{N}+(?:[.,\u00a0\u202f]\p{N}+)*(?:s\b)?|\p{L}[\p{L}\p{M}]*(?:\p{N}+)?/gu;

/** Splits a text into words and numbers. Linear in the text's length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const normal = text.normalize('NFKC').replace(/[’'ʼ`´]/gu, '');
  for (const match of normal.matchAll(PATTERN)) {
    if (tokens.length === MAX_TOKENS) break;
    const raw = match[0];
    if (raw.endsWith('s') && /^\d/.test(raw)) {
      // "1990s" is a word for a decade, not a year.
      tokens.push({ text: raw, kind: 'word', capitalised: false });
      continue;
    }
    if (/^\p{N}/u.test(raw)) {
      const number = normalizeNumber(raw);
      tokens.push({ text: number, kind: /^(1[89]|20)\d\d$/.test(number) ? 'year' : 'number', capitalised: false });
      continue;
    }
    const starts = tokens.length === 0 || /[.!?:]\s*$/u.test(normal.slice(Math.max(0, match.index - 3), match.index));
    const word = raw.toLowerCase().replaceAll('ё', 'е').slice(0, MAX_WORD);
    tokens.push({ text: word, kind: 'word', capitalised: !starts && /^\p{Lu}/u.test(raw) });
  }
  return tokens;
}

/** 225,000 and 225 000 become 225000; 9,8 becomes 9.8. A separator with three digits after it is taken to group. */
function normalizeNumber(raw: string): string {
  const ungrouped = raw.replace(/[.,\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  return ungrouped
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MAX_WORD);
}
