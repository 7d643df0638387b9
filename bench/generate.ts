import { createPack, type Pack } from '../src/facts/pack.ts';
import type { Fact } from '../src/facts/schema.ts';

/** A generator of pseudo-random numbers from 0 to below 1 (mulberry32); the same seed gives the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES = 'ba be da ka ko la lo ma mi na ne no pa ra re ri ro sa se ta te ti to va ve'.split(' ');

/** A pack of generated facts: words by Zipf's law, names, years and quantities, three example questions each. */
export function generatePack(size: number, seed = 1): Pack {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[], at: number): T => {
    const item = list[Math.min(list.length - 1, Math.floor(at))];
    if (item === undefined) throw new RangeError('an empty list');
    return item;
  };
  const word = () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random() * SYLLABLES.length)).join('');
  const vocabulary = [...new Set(Array.from({ length: 2_000 + Math.round(Math.sqrt(size) * 60) }, word))];
  const names = [
    ...new Set(Array.from({ length: Math.max(50, Math.round(size / 4)) }, () => capital(word() + word()))),
  ];
  // Zipf: the n-th word is n times rarer than the first; the exponential of a uniform number has that distribution.
  const zipf = () => pick(vocabulary, Math.exp(random() * Math.log(vocabulary.length)) - 1);
  const facts = Array.from({ length: size }, (_, at): Fact => {
    const name = pick(names, random() * names.length);
    const year = String(1990 + Math.floor(random() * 36));
    const [a, b, c, d, e] = [zipf(), zipf(), zipf(), zipf(), zipf()];
    const value = Math.floor(random() * 10_000);
    return {
      id: `generated-${at}`,
      topic: 'generated',
      statement: `In ${year} the ${a} ${b} of ${name} had ${value} ${c} for its ${d} and ${e}.`,
      answer: `${value} ${c}`,
      questions: [
        `How many ${c} did the ${a} of ${name} have in ${year}?`,
        `${name} ${b} ${c} ${year}`,
        `what ${d} had ${name} in ${year}`,
      ],
      entities: [name],
      date: year,
      quantity: { value, unit: c, qualifier: 'exact' },
      status: 'confirmed',
      sources: [
        { publisher: 'Generator', title: `Page ${at}`, url: 'https://example.org/', published: null, lang: 'en' },
      ],
    };
  });
  const topics = { generated: { title: 'Generated' } };
  return createPack(
    {
      id: 'generated',
      title: 'Generated',
      about: 'generated facts',
      language: 'en',
      subjects: [],
      names: [],
      synonyms: [],
      matters: {},
      peoples: [],
      publishers: {},
      units: {},
      topics,
      series: {},
    },
    facts,
    [],
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
