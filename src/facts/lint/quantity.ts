import { type Numerals, numeralsOf } from './numerals.ts';
import { factRule } from './rules.ts';
import { carries, inWords, numbersOf } from './translated-numbers.ts';

/**
 * A quantity must stand in its statement or answer, in digits or in words, or one of the two is wrong. Nothing is said of
 * packs in a language whose numbers are not known.
 */
export const quantity = factRule('quantity', (fact, { pack }) => {
  if (!fact.quantity) return [];
  const text = `${fact.statement} ${fact.answer}`.toLowerCase();
  // A fall by 12 percent may be kept as -12.
  const value = Math.abs(fact.quantity.value);
  return stands(value, text, pack.writtenIn)
    ? []
    : [`the quantity ${fact.quantity.value} occurs in neither the statement nor the answer`];
});

function stands(value: number, text: string, language: string): boolean {
  if (language === 'en') return carries(new Set(englishNumbersIn(text)), value);
  const numerals = numeralsOf(language);
  return !numerals || carries(numbersOf(text, numerals.scales), value) || isSpelt(value, text, numerals);
}

/** "fünfundzwanzig" has its two words in one. */
const JOINED = /(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?=\p{L})/gu;

function isSpelt(value: number, text: string, numerals: Numerals): boolean {
  const apart = text.replace(JOINED, '$1 ');
  const has = (number: number) => inWords(number, apart, numerals) || numerals.small.get(number)?.test(apart) === true;
  const [tens, unit] = [value - (value % 10), value % 10];
  if (has(value) || (tens >= 20 && tens <= 90 && unit > 0 && has(tens) && has(unit))) return true;
  const { half, third, quarter, tenth } = numerals.parts;
  const parts = new Map([
    [0.5, half],
    [50, half],
    [33, third],
    [66, third],
    [67, third],
    [25, quarter],
    [75, quarter],
  ]);
  return (
    parts.get(value)?.test(text) === true || (value % 10 === 0 && value < 100 && has(value / 10) && tenth.test(text))
  );
}

const SCALES = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const WORDS = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...ORDINALS.map((word, value) => [word, value] as const),
  ...'thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 30 + 10 * at] as const),
  ['a', 1],
  ['half', 0.5],
  ['dozen', 12],
  ['once', 1],
  ['twice', 2],
]);

/** Words for small numbers that never follow tens. */
const NO_UNIT = new Set(['a', 'once', 'twice']);

/** Every number that an English text names, scaled: "9.8 billion" is 9.8 and 9,800,000,000; "three-quarters" is 75 as well. */
function englishNumbersIn(text: string): number[] {
  const words = text.match(/\d[\d,.\u00a0]*\d|\d|\p{L}+/gu) ?? [];
  return words.flatMap((word, at) => {
    const next = words[at + 1] ?? '';
    const number = compoundOf(word, next) ?? numberOf(word) ?? ordinalOf(word, words[at + 1]);
    if (number === undefined) return [];
    const scale = SCALES.get(next) ?? 1;
    const share = sharesOf(number, next);
    return [number, number * scale, ...(word === 'half' ? [50] : []), ...(word === 'third' ? [33] : []), ...share];
  });
}

/** The percentages that "nine tenths", "three quarters" or "two thirds" may be kept as. */
function sharesOf(number: number, next: string): number[] {
  if (/^tenths?$/.test(next)) return [number * 10, number / 10];
  if (/^quarters?$/.test(next)) return [number * 25];
  if (/^thirds?$/.test(next)) return [Math.floor((number * 100) / 3), Math.round((number * 100) / 3)];
  return [];
}

/** "twenty-five" or "forty-second": tens followed by a unit. */
function compoundOf(word: string, next: string): number | undefined {
  const [tens, unit] = [WORDS.get(word) ?? 0, WORDS.get(next) ?? 0];
  return /ty$/.test(word) && Number.isInteger(unit) && unit >= 1 && unit <= 9 && !NO_UNIT.has(next)
    ? tens + unit
    : undefined;
}

function numberOf(word: string): number | undefined {
  if (/^\d/.test(word)) return Number(word.replace(/[,\u00a0](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  return WORDS.get(word);
}

/** "53rd" reads as 53 and a word of its own. */
function ordinalOf(word: string, next: string | undefined): number | undefined {
  return next !== undefined && /^(st|nd|rd|th)$/.test(next) ? Number(word) : undefined;
}
