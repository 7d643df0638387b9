import { factRule } from './rule.ts';

/** A quantity must stand in its statement or answer, in digits or in words, or one of the two is wrong. */
export const quantity = factRule('quantity', (fact) => {
  if (!fact.quantity) return [];
  const text = `${fact.statement} ${fact.answer}`.toLowerCase();
  const { value } = fact.quantity;
  const stands = numbersIn(text).some((number) => Math.abs(number - value) <= 1e-6 * Math.max(1, Math.abs(value)));
  return stands ? [] : [`the quantity ${value} stands neither in the statement nor in the answer`];
});

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

/** Every number that a text names, scaled: "9.8 billion" is 9.8 and 9,800,000,000; "three-quarters" is 75 as well. */
function numbersIn(text: string): number[] {
  const words = text.match(/\d[\d,.\u00a0]*\d|\d|\p{L}+/gu) ?? [];
  return words.flatMap((word, at) => {
    const number = numberOf(word) ?? ordinalOf(word, words[at + 1]);
    if (number === undefined) return [];
    const scale = SCALES.get(words[at + 1] ?? '') ?? 1;
    const next = words[at + 1] ?? '';
    const share = /^tenths?$/.test(next) ? [number * 10, number / 10] : /^quarters?$/.test(next) ? [number * 25] : [];
    return [number, number * scale, ...(word === 'half' ? [50] : []), ...(word === 'third' ? [33] : []), ...share];
  });
}

function numberOf(word: string): number | undefined {
  if (/^\d/.test(word)) return Number(word.replace(/[,\u00a0](?=\d{3}(?!\d))/g, '').replace(',', '.'));
  return WORDS.get(word);
}

/** "53rd" reads as 53 and a word of its own. */
function ordinalOf(word: string, next: string | undefined): number | undefined {
  return next !== undefined && /^(st|nd|rd|th)$/.test(next) ? Number(word) : undefined;
}
