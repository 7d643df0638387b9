import type { Language } from '../languages/language.ts';
import { readVectors, type Vectors } from './vectors.ts';
import { type Relation, readWordNet, type WordNet } from './wordnet.ts';

/** What a relation is worth where the words are also used alike; well below the word itself, which is worth 1. */
const WORTH: Readonly<Record<Relation, number>> = { synonym: 0.8, similar: 0.55, derived: 0.65, hypernym: 0.5 };
/** Each less common meaning is worth this much of the one before. */
const RARER_SENSE = 0.85;
/** The cosine from which words of related meaning count at all, and from which they count in full. */
const USED_ALIKE = { from: 0.15, full: 0.6 };
/** The cosine from which words that WordNet does not relate count, and what they are worth. */
const VECTORS_ALONE = { from: 0.74, worth: 0.45 };
const LEAST = 0.22;
const MOST_RELATED = 8;
const MOST_WORDS = 30_000;
/** Vectors are compared with each other only among so many common words: each with each takes time. */
const MOST_COMPARED = 9_000;

interface Entry {
  readonly stem: string;
  readonly weight: number;
  readonly origin: Relation | 'vectors';
}

/**
 * The text of a thesaurus file: a line for each stem of a common word, the commonest first, with the stems that may
 * stand for it. thesaurus.ts describes the form.
 */
export function makeThesaurus(
  language: Pick<Language, 'stem' | 'stopWords'>,
  { wordNet, vectors }: { wordNet: string; vectors: string },
): string {
  const net = readWordNet(wordNet);
  const space = readVectors(vectors, MOST_WORDS);
  const stems = new Map<string, Map<string, Entry>>();
  const add = (a: string, b: string, weight: number, origin: Entry['origin']) => {
    const [from, to] = [language.stem(a), language.stem(b)];
    if (from === to || weight < LEAST || language.stopWords.has(a) || language.stopWords.has(b)) return;
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const entries = stems.get(one);
      if (entries && (entries.get(other)?.weight ?? 0) < weight) entries.set(other, { stem: other, weight, origin });
    }
  };
  for (const word of space.words) {
    if (isWord(net, word) && !stems.has(language.stem(word))) stems.set(language.stem(word), new Map());
  }
  const common = new Set(space.words);
  for (const word of space.words.filter(net.has)) {
    for (const { word: other, relation, sense } of net.related(word)) {
      if (!common.has(other)) continue;
      add(word, other, WORTH[relation] * RARER_SENSE ** sense * alike(space, word, other), relation);
    }
  }
  for (const [a, b] of usedAlike(space, net)) add(a, b, VECTORS_ALONE.worth, 'vectors');
  return [...stems].map(([stem, entries]) => lineOf(stem, [...entries.values()])).join('');
}

/** From 0 to 1: how far two words are used alike. */
function alike(space: Vectors, a: string, b: string): number {
  return Math.min(1, Math.max(0, (space.likeness(a, b) - USED_ALIKE.from) / (USED_ALIKE.full - USED_ALIKE.from)));
}

function* usedAlike(space: Vectors, net: WordNet): Generator<[string, string]> {
  const words = space.words.slice(0, MOST_COMPARED).filter((word) => word.length >= 4 && net.has(word));
  for (const [at, word] of words.entries()) {
    let contrasted: ReadonlySet<string> | undefined;
    for (const other of words.slice(at + 1)) {
      if (space.likeness(word, other) < VECTORS_ALONE.from) continue;
      contrasted ??= net.contrasted(word);
      if (!contrasted.has(other)) yield [word, other];
    }
  }
}

/** WordNet has base forms only. */
function isWord(net: WordNet, word: string): boolean {
  const bases = [
    word,
    ...['s', 'es', 'ed', 'd', 'ing', 'er', 'ly']
      .filter((end) => word.endsWith(end))
      .flatMap((end) => {
        const base = word.slice(0, -end.length);
        return [base, `${base}e`, base.slice(0, -1)];
      }),
    word.replace(/ie(s|d)$/, 'y'),
  ];
  return bases.some(net.has);
}

function lineOf(stem: string, entries: readonly Entry[]): string {
  const most = entries.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_RELATED);
  const related = most.map((entry) => `${entry.stem} ${Math.round(entry.weight * 100)} ${entry.origin[0]}`);
  return `${[stem, ...related].join('\t')}\n`;
}
