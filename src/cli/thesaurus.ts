import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../search/languages/language.ts';

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

/** How WordNet says that a word may stand for another. */
type Relation = 'synonym' | 'similar' | 'hypernym' | 'derived';

interface Related {
  readonly word: string;
  readonly relation: Relation;
  /** Place of the meaning among the word's meanings, commonest first, from 0. */
  readonly sense: number;
}

interface WordNet {
  readonly has: (lemma: string) => boolean;
  /** Single words related to the commonest meanings of a lemma. */
  readonly related: (lemma: string) => readonly Related[];
  /** Translator that mean the opposite, or that are other kinds of the same thing (Monday and Tuesday). */
  readonly contrasted: (lemma: string) => ReadonlySet<string>;
}

interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly { readonly symbol: string; readonly target: string }[];
}

const PARTS = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
type Part = keyof typeof PARTS;
const MOST_SENSES = 3;

/** Reads the database files of WordNet 3 (its manual, wndb(5WN), describes them). */
function readWordNet(folder: string): WordNet {
  const synsets = new Map<string, Synset>();
  const senses = new Map<string, string[][]>();
  for (const part of ['n', 'v', 'a', 'r'] as const) {
    for (const line of linesOf(join(folder, `data.${PARTS[part]}`))) {
      const [key, synset] = parseSynset(line, part);
      synsets.set(key, synset);
    }
    for (const line of linesOf(join(folder, `index.${PARTS[part]}`))) {
      const [lemma = '', , , pointers = '0', ...rest] = line.trim().split(/\s+/);
      const offsets = rest.slice(Number(pointers) + 2).map((offset) => part + offset);
      senses.set(lemma, [...(senses.get(lemma) ?? []), offsets.slice(0, MOST_SENSES)]);
    }
  }
  const children = new Map<string, string[]>();
  for (const [key, { pointers }] of synsets) {
    for (const { symbol, target } of pointers) {
      if (symbol === '@') children.set(target, [...(children.get(target) ?? []), key]);
    }
  }
  const translatorFor = (key: string) => synsets.get(key)?.words ?? [];
  const targets = (key: string, symbol: string) =>
    (synsets.get(key)?.pointers ?? []).filter((pointer) => pointer.symbol === symbol).map(({ target }) => target);

  return {
    has: (lemma) => senses.has(lemma),
    related: (lemma) => {
      const found: Related[] = [];
      const add = (key: string, relation: Relation, sense: number) => {
        for (const word of translatorFor(key))
          if (word !== lemma && !word.includes('_')) found.push({ word, relation, sense });
      };
      for (const part of senses.get(lemma) ?? []) {
        part.forEach((key, sense) => {
          add(key, 'synonym', sense);
          for (const target of targets(key, '&')) add(target, 'similar', sense);
          for (const target of targets(key, '+')) add(target, 'derived', sense);
          if (sense === 0) for (const target of targets(key, '@')) add(target, 'hypernym', sense);
        });
      }
      return found;
    },
    contrasted: (lemma) => {
      const others = new Set<string>();
      for (const key of (senses.get(lemma) ?? []).flat()) {
        for (const target of targets(key, '!')) for (const word of translatorFor(target)) others.add(word);
        for (const parent of targets(key, '@')) {
          for (const sibling of children.get(parent) ?? []) {
            if (sibling !== key) for (const word of translatorFor(sibling)) others.add(word);
          }
        }
      }
      return others;
    },
  };
}

function linesOf(path: string): string[] {
  // Lines of the licence at the top of each file begin with a space.
  return readFileSync(path, 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));
}

/** `offset lex_filenum ss_type w_cnt word lex_id … p_cnt symbol offset pos source/target … | gloss` */
function parseSynset(line: string, part: Part): [string, Synset] {
  const fields = (line.split('|')[0] ?? '').trim().split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, at) =>
    (fields[4 + 2 * at] ?? '').toLowerCase().replace(/\(.*\)$/, ''),
  );
  const from = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[from]) }, (_, at) => {
    const [symbol = '', offset = '', target = 'n'] = fields.slice(from + 1 + 4 * at);
    return { symbol, target: (target === 's' ? 'a' : target) + offset };
  });
  return [part + (fields[0] ?? ''), { words, pointers }];
}

interface Vectors {
  /** Plain words, the commonest first. */
  readonly words: readonly string[];
  /** Cosine of two words, from -1 to 1; 0 if either is unknown. */
  readonly likeness: (a: string, b: string) => number;
}

const file = z.object({
  dimensions: z.number(),
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

/** Reads the first `most` plain words of a vector file in the form of wink-embeddings. */
function readVectors(path: string, most: number): Vectors {
  const { dimensions, words: all, vectors } = file.parse(JSON.parse(readFileSync(path, 'utf8')));
  const words = all.filter((word) => /^[a-z]{2,}$/.test(word)).slice(0, most);
  const places = new Map(words.map((word, at) => [word, at]));
  const matrix = new Float32Array(words.length * dimensions);
  words.forEach((word, at) => {
    const vector = (vectors[word] ?? []).slice(0, dimensions);
    const length = Math.hypot(...vector) || 1;
    matrix.set(
      vector.map((value) => value / length),
      at * dimensions,
    );
  });
  return {
    words,
    likeness: (a, b) => {
      const [i, j] = [places.get(a), places.get(b)];
      if (i === undefined || j === undefined) return 0;
      let sum = 0;
      for (let at = 0; at < dimensions; at++) {
        sum += (matrix[i * dimensions + at] ?? 0) * (matrix[j * dimensions + at] ?? 0);
      }
      return sum;
    },
  };
}
