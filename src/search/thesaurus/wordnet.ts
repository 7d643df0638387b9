import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How WordNet says that a word may stand for another. */
export type Relation = 'synonym' | 'similar' | 'hypernym' | 'derived';

interface Related {
  readonly word: string;
  readonly relation: Relation;
  /** Place of the meaning among the word's meanings, commonest first, from 0. */
  readonly sense: number;
}

export interface WordNet {
  readonly has: (lemma: string) => boolean;
  /** Single words related to the commonest meanings of a lemma. */
  readonly related: (lemma: string) => readonly Related[];
  /** Words that mean the opposite, or that are other kinds of the same thing (Monday and Tuesday). */
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
export function readWordNet(folder: string): WordNet {
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
  const wordsOf = (key: string) => synsets.get(key)?.words ?? [];
  const targets = (key: string, symbol: string) =>
    (synsets.get(key)?.pointers ?? []).filter((pointer) => pointer.symbol === symbol).map(({ target }) => target);

  return {
    has: (lemma) => senses.has(lemma),
    related: (lemma) => {
      const found: Related[] = [];
      const add = (key: string, relation: Relation, sense: number) => {
        for (const word of wordsOf(key))
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
        for (const target of targets(key, '!')) for (const word of wordsOf(target)) others.add(word);
        for (const parent of targets(key, '@')) {
          for (const sibling of children.get(parent) ?? []) {
            if (sibling !== key) for (const word of wordsOf(sibling)) others.add(word);
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
