/** What a translation must repeat, as it stands in the English text, or what is missing of it. */
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
/** Square and cubic metres. */
const UNIT = /\b[ckm]?m[23]\b/gu;
const TIME = /\b\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?|o.clock|hours)/giu;

/**
 * The numbers, months and numbers in words of an English text that its translation lacks, as the English has them.
 * A number may have changed its scale ("450,000" to "450 Tausend"), its separators and its endings, and a word may have
 * become digits; "one" and "two" are not looked for, since they are often said without a number.
 */
export function missingNumbers(english: string, translation: string, numerals: Numerals): string[] {
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

function missingMonths(text: string, translation: string, { months }: Numerals): string[] {
  return ENGLISH_MONTHS.filter((month, at) => {
    // "May" and "March" are words as well: a month stands beside a number.
    const stands = new RegExp(`\\d (?:and \\d+ )?${month}\\b|\\b${month} (?:\\d|and )`, 'u').test(text);
    const numeric = new RegExp(`\\d\\.0?${at + 1}\\.|\\b0?${at + 1}\\.\\d{4}`, 'u').test(translation);
    return stands && !numeric && !months[at]?.test(translation);
  });
}

function inWords(value: number | undefined, translation: string, { words }: Numerals): boolean {
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
function numbersOf(text: string, scales: Numerals['scales']): ReadonlySet<number> {
  const values = new Set<number>();
  for (const { 0: raw, index } of text.matchAll(/(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*/gu)) {
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

function carries(values: ReadonlySet<number>, wanted: number): boolean {
  for (const value of values) if (Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted))) return true;
  return false;
}

/** How a language writes numbers in words, as far as comparing a translation needs it. */
export interface Numerals {
  /** Words that scale the number before them, as the beginning of a word. */
  readonly scales: readonly (readonly [RegExp, number])[];
  /** Small numbers by the beginnings of their words, ordinals included; from 3, since "two" may be "both" or a dual. */
  readonly words: ReadonlyMap<number, RegExp>;
  /** The months by the beginnings of their words, January first. */
  readonly months: readonly RegExp[];
}

const beginning = (stems: string) => new RegExp(`(?<!\\p{L})(?:${stems})`, 'iu');
const words = (stems: Readonly<Record<number, string>>) =>
  new Map(Object.entries(stems).map(([number, stem]) => [Number(number), beginning(stem)]));
const months = (stems: string) => stems.split(' ').map(beginning);

const german: Numerals = {
  // A German "Billion" is a thousand times an English one, which this finds.
  scales: [
    [/^(Tsd|Tausend)/i, 1e3],
    [/^(Mio|Million)/i, 1e6],
    [/^(Mrd|Milliarde)/i, 1e9],
    [/^(Bio|Billion)/i, 1e12],
  ],
  // Inside longer words too: "dreitägig", "Fünftel".
  words: words({
    3: 'drei|dritt',
    4: 'vier',
    5: 'fünf',
    6: 'sechs',
    7: 'sieb',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    11: 'elf',
    12: 'zwölf|dutzend',
    13: 'dreizehn',
    14: 'vierzehn',
    15: 'fünfzehn',
    16: 'sechzehn',
    17: 'siebzehn',
    18: 'achtzehn',
    19: 'neunzehn',
    20: 'zwanzig',
    30: 'dreißig',
    40: 'vierzig',
    50: 'fünfzig',
    60: 'sechzig',
    70: 'siebzig',
    80: 'achtzig',
    90: 'neunzig',
  }),
  months: months('jan feb mär apr mai juni juli aug sep okt nov dez'),
};

const russian: Numerals = {
  scales: [
    [/^тыс/i, 1e3],
    [/^(млн|миллион)/i, 1e6],
    [/^(млрд|миллиард)/i, 1e9],
    [/^(трлн|триллион)/i, 1e12],
  ],
  words: words({
    3: 'три|тре|трё|тро',
    4: 'четыр|четвер|четвёр',
    5: 'пят',
    6: 'шест',
    7: 'сем|седьм',
    8: 'восем|восьм|осьм',
    9: 'девят',
    10: 'десят',
    11: 'одиннадцат',
    12: 'двенадцат|дюжин',
    13: 'тринадцат',
    14: 'четырнадцат',
    15: 'пятнадцат',
    16: 'шестнадцат',
    17: 'семнадцат',
    18: 'восемнадцат',
    19: 'девятнадцат',
    20: 'двадцат',
    30: 'тридцат',
    40: 'сорок',
    50: 'пятьдесят|пятидесят',
    60: 'шестьдесят|шестидесят',
    70: 'семьдесят|семидесят',
    80: 'восемьдесят|восьмидесят',
    90: 'девяност',
  }),
  months: months('январ феврал март апрел ма[йяею] июн июл август сентябр октябр ноябр декабр'),
};

const kazakh: Numerals = {
  scales: [
    [/^мың/i, 1e3],
    [/^(млн|миллион)/i, 1e6],
    [/^(млрд|миллиард)/i, 1e9],
    [/^(трлн|триллион)/i, 1e12],
  ],
  words: words({
    3: 'үш',
    4: 'төрт',
    5: 'бес',
    6: 'алт',
    7: 'жет',
    8: 'сегіз',
    9: 'тоғыз',
    10: 'он',
    11: 'он бір',
    12: 'он екі',
    13: 'он үш',
    14: 'он төрт',
    15: 'он бес',
    16: 'он алт',
    17: 'он жет',
    18: 'он сегіз',
    19: 'он тоғыз',
    20: 'жиырма',
    30: 'отыз',
    40: 'қырық',
    50: 'елу',
    60: 'алпыс',
    70: 'жетпіс',
    80: 'сексен',
    90: 'тоқсан',
  }),
  months: months('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'),
};

const NUMERALS = new Map([
  ['de', german],
  ['ru', russian],
  ['kk', kazakh],
]);

/** What is known of a language's numbers; undefined where a translation cannot be compared in words. */
export function numeralsOf(language: string): Numerals | undefined {
  return NUMERALS.get(language);
}
