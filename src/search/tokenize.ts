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

const OTHER = 1;
const LETTER = 2;
const MARK = 3;
const DIGIT = 4;
/** The class of each UTF-16 code unit, found when first met: asking a regular expression each time is slow. */
const classes = new Uint8Array(0x10000);

function classOf(code: number): number {
  const known = classes[code];
  if (known) return known;
  const character = String.fromCharCode(code);
  const found = /\p{L}/u.test(character)
    ? LETTER
    : /\p{N}/u.test(character)
      ? DIGIT
      : /\p{M}/u.test(character)
        ? MARK
        : OTHER;
  classes[code] = found;
  return found;
}

/** Digits in groups of three with a space between, of whatever width it was written: 38 000. */
const GROUPED = /(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)/g;

function ungroup(number: string): string {
  return number.replaceAll(' ', '');
}

/** Splits a text into words and numbers. Linear in the text's length. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const normal = text
    .normalize('NFKC')
    .replace(/[’'ʼ`´]/g, '')
    .replace(GROUPED, ungroup);
  let at = 0;
  while (at < normal.length && tokens.length < MAX_TOKENS) {
    const kind = classOf(normal.charCodeAt(at));
    if (kind === LETTER) {
      const end = endOfWord(normal, at);
      tokens.push(wordOf(normal, at, end, tokens.length === 0));
      at = end;
    } else if (kind === DIGIT) {
      const end = endOfNumber(normal, at);
      if (normal[end] === 's' && !isWordPart(normal.charCodeAt(end + 1))) {
        // "1990s" is a word for a decade, not a year.
        tokens.push({ text: normal.slice(at, end + 1), kind: 'word', capitalised: false });
        at = end + 1;
      } else {
        const number = normalizeNumber(normal.slice(at, end));
        tokens.push({ text: number, kind: /^(1[89]|20)\d\d$/.test(number) ? 'year' : 'number', capitalised: false });
        at = end;
      }
    } else at++;
  }
  return tokens;
}

function isWordPart(code: number): boolean {
  return !Number.isNaN(code) && classOf(code) !== OTHER;
}

/** Letters and marks, then perhaps digits: HYRASIA, C5. */
function endOfWord(text: string, from: number): number {
  let at = from + 1;
  for (let kind = classOf(text.charCodeAt(at)); at < text.length && (kind === LETTER || kind === MARK); ) {
    kind = classOf(text.charCodeAt(++at));
  }
  while (at < text.length && classOf(text.charCodeAt(at)) === DIGIT) at++;
  return at;
}

/** Digits, with a separator only between digits. */
function endOfNumber(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (classOf(text.charCodeAt(at)) === DIGIT) at++;
    else if ('.,\u00a0\u202f'.includes(text.charAt(at)) && classOf(text.charCodeAt(at + 1)) === DIGIT) at++;
    else break;
  }
  return at;
}

function wordOf(text: string, from: number, end: number, first: boolean): Token {
  const raw = text.slice(from, end);
  const lower = raw.toLowerCase();
  return {
    text: (lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower).slice(0, MAX_WORD),
    kind: 'word',
    capitalised: raw[0] !== lower[0] && !first && !startsSentence(text, from),
  };
}

function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /\s/.test(text.charAt(before))) before--;
  return before < 0 || '.!?:'.includes(text.charAt(before));
}

/** 225,000 and 225 000 become 225000; 9,8 becomes 9.8. A separator with three digits after it is taken to group. */
function normalizeNumber(raw: string): string {
  if (/^[1-9]\d*$/.test(raw)) return raw.slice(0, MAX_WORD);
  const ungrouped = raw.replace(/[.,\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  return ungrouped
    .replace(',', '.')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MAX_WORD);
}
