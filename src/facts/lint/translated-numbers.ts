import { type Numerals, numeralsOf } from './numerals.ts';

const ENGLISH_SCALES: readonly (readonly [RegExp, number])[] = [
  [/^thousand/i, 1e3],
  [/^(million|mn)/i, 1e6],
  [/^(billion|bn)/i, 1e9],
  [/^trillion/i, 1e12],
];
const ENGLISH_WORDS = new Map(
  [
    'three|third|thirds four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth|tenths',
    'eleven|eleventh twelve|twelfth|dozen thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth',
    'seventeen|seventeenth eighteen|eighteenth nineteen|nineteenth twenty|twentieth',
  ]
    .join(' ')
    .split(' ')
    .flatMap((forms, at) => forms.split('|').map((form) => [form, at + 3] as const)),
);
const ENGLISH_TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 20 + 10 * at] as const),
);
const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** 225,000 with its word behind it; "1990s", "10th" and "A330" are numbers too. */
const DIGITS = /\d+(?:[.,]\d+)*/gu;
/** As other languages write numbers, with spaces between groups of digits as well. */
const NUMBER = /(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*/gu;
/** Square and cubic metres. */
const UNIT = /\b[ckm]?m[23]\b/gu;
const TIME = /\b\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?|o.clock|hours)/giu;

/**
 * The numbers, months and, of an English text, numbers in words that a translation lacks, as the original has them. A
 * number may have changed its scale ("450,000" to "450 Tausend"), its separators and its endings, and a word may have
 * become digits; "one" and "two" are not looked for, since they are often said without a number.
 * @param from The language of the original.
 * @param to The language of the translation; nothing is missing where its numbers are not known.
 */
export function missingNumbers(original: string, translation: string, from: string, to: string): string[] {
  const numerals = numeralsOf(to);
  if (!numerals) return [];
  return from === 'en'
    ? missingOfEnglish(original, translation, numerals)
    : missingOfOther(original, translation, numeralsOf(from), numerals);
}

function missingOfEnglish(english: string, translation: string, numerals: Numerals): string[] {
  const text = english.replace(TIME, ' ').replace(UNIT, ' ');
  const carried = numbersOf(translation, numerals.scales);
  const digits = [...text.matchAll(DIGITS)].flatMap(({ 0: raw, index }) => {
    const after = text.slice(index + raw.length);
    const values = /^s\b/.test(after) ? decadeOf(raw) : [scaled(numberIn(raw), after, ENGLISH_SCALES)];
    return values.some((value) => carries(carried, value)) || inWords(values[0], translation, numerals) ? [] : [raw];
  });
  return [
    ...digits,
    ...missingWords(text, translation, carried, numerals),
    ...missingMonths(text, translation, numerals),
  ];
}

/** Words are not looked for: other languages' beginnings of words hold for longer words as well ("acht", "achten"). */
function missingOfOther(text: string, translation: string, from: Numerals | undefined, to: Numerals): string[] {
  const carried = numbersOf(translation, to.scales);
  const digits = [...text.matchAll(NUMBER)].flatMap(({ 0: raw, index }) => {
    const after = text.slice(index + raw.length);
    const values = valuesIn(raw).map((value) => scaled(value, after, from?.scales ?? []));
    return values.some((value) => carries(carried, value) || inWords(value, translation, to)) ? [] : [raw];
  });
  const besideNumbers = [...text.matchAll(/\d\.? (\p{L}+)|(\p{L}+) \d/gu)].flatMap(
    ([, after, before]) => after ?? before ?? [],
  );
  const months = besideNumbers.filter((word) => {
    const at = from?.months.findIndex((month) => month.test(word)) ?? -1;
    return at >= 0 && !hasMonth(translation, at, to);
  });
  return [...digits, ...months];
}

function missingWords(text: string, translation: string, carried: ReadonlySet<number>, numerals: Numerals): string[] {
  const words = [...text.matchAll(/\p{L}+/gu)];
  return words.flatMap(({ 0: word, index }, at) => {
    const lower = word.toLowerCase();
    const tens = ENGLISH_TENS.get(lower);
    const next = words[at + 1]?.[0].toLowerCase() ?? '';
    const before = ENGLISH_TENS.has(words[at - 1]?.[0].toLowerCase() ?? '') && text[index - 1] === '-';
    const unit = tens !== undefined && text[index + word.length] === '-' ? UNITS.get(next) : undefined;
    const value = unit !== undefined && tens !== undefined ? tens + unit : (tens ?? ENGLISH_WORDS.get(lower));
    if (value === undefined || before) return [];
    const after = text.slice(index + word.length);
    const full = scaled(value, after, ENGLISH_SCALES);
    if (carries(carried, value) || carries(carried, full) || inWords(value, translation, numerals)) return [];
    // A compound of tens and units is written in one word or two; only its digits can be looked for with certainty.
    return unit !== undefined ? [] : [word];
  });
}
const UNITS = new Map(
  'one|first two|second three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth'
    .split(' ')
    .flatMap((forms, at) => forms.split('|').map((form) => [form, at + 1] as const)),
);

function missingMonths(text: string, translation: string, numerals: Numerals): string[] {
  return ENGLISH_MONTHS.filter((month, at) => {
    // "May" and "March" are words as well: a month stands beside a number.
    const stands = new RegExp(`\\d (?:and \\d+ )?${month}\\b|\\b${month} (?:\\d|and )`, 'u').test(text);
    return stands && !hasMonth(translation, at, numerals);
  });
}

/** Whether a text names a month, January being 0, in words or in digits: 12.10.2023. */
function hasMonth(text: string, at: number, { months }: Numerals): boolean {
  const numeric = new RegExp(`\\d\\.0?${at + 1}\\.|\\b0?${at + 1}\\.\\d{4}`, 'u').test(text);
  return numeric || months[at]?.test(text) === true;
}

/** Whether a text has a small number in words. */
export function inWords(value: number | undefined, translation: string, { words }: Numerals): boolean {
  return value !== undefined && (words.get(value)?.test(translation) ?? false);
}

/** "1990s" may be named by its whole year or by its last two digits. */
function decadeOf(raw: string): number[] {
  const value = numberIn(raw);
  return [value, value % 100];
}

/**
 * Each number of a translation by every reading that it allows: grouped by dots, spaces or commas, with its scale, or
 * with one that follows later and holds for several: "1,6 und 2,3 Milliarden".
 */
export function numbersOf(text: string, scales: Numerals['scales']): ReadonlySet<number> {
  const values = new Set<number>();
  for (const { 0: raw, index } of text.matchAll(NUMBER)) {
    const following = text.slice(index + raw.length).match(/\p{L}+/gu) ?? [];
    const factors = following.flatMap((word) =>
      scales.filter(([scale]) => scale.test(word)).map(([, factor]) => factor),
    );
    for (const value of readings(raw)) {
      values.add(value);
      for (const factor of factors) values.add(value * factor);
    }
  }
  return values;
}

/** What a number of an original is: one value, with a decimal comma, or the parts of a date in digits, "12.10.2023". */
function valuesIn(raw: string): number[] {
  const value = Number(raw.replace(/[ \u00a0\u202f]|\.(?=\d{3}(?!\d))/gu, '').replace(',', '.'));
  return Number.isNaN(value) ? raw.split(/[.,]/).map(Number) : [value];
}

function readings(raw: string): number[] {
  const parts = raw.split(/[ \u00a0\u202f]/u);
  const whole = raw.replace(/[ \u00a0\u202f]/gu, '');
  const grouped = Number(whole.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  const decimal = Number(whole.replace(',', '.'));
  // "12.10.2023" is three numbers, "9.00" a time.
  return [grouped, decimal, ...parts.map(Number), ...whole.split(/[.,]/).map(Number)].filter(
    (value) => !Number.isNaN(value),
  );
}

function numberIn(raw: string): number {
  return Number(raw.replace(/,/g, ''));
}

function scaled(value: number, after: string, scales: Numerals['scales']): number {
  const word = /^[-\s\u00a0\u202f]*(\p{L}+)/u.exec(after)?.[1] ?? '';
  return value * (scales.find(([scale]) => scale.test(word))?.[1] ?? 1);
}

/** Whether a number is among those of a text, as nearly as numbers with fractions are kept. */
export function carries(values: ReadonlySet<number>, wanted: number): boolean {
  for (const value of values) if (Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted))) return true;
  return false;
}
