import { type FactProfile, STATED } from './document.ts';
import { ANSWER_KINDS, type AnswerType } from './languages/language.ts';
import { isPhrase, type Term } from './lexicon.ts';
import { WEIGHTS } from './model.ts';

/**
 * The facts as flat typed arrays, by number of fact and of term. A `start` array has one more element than there are
 * rows: row r occupies from `start[r]` to below `start[r + 1]`.
 */
export interface FactTable {
  readonly facts: number;
  /** The number of a term, if any fact has it. */
  readonly termId: (key: string) => number | undefined;
  readonly terms: number;
  /** How rare each term is: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25. */
  readonly rarity: Float32Array;
  /** Rarity times what the term weighs by itself: stop words and subjects less. */
  readonly importance: Float32Array;
  /** 1 for terms that some fact states, and that do not stand in example questions and notes alone. */
  readonly isStated: Uint8Array;
  /** 1 for terms that are names: written with a capital letter wherever they occur. */
  readonly isName: Uint8Array;
  /** The facts of each term that carries meaning. Other terms are in nearly every fact: walking them would say nothing. */
  readonly postings: { readonly start: Uint32Array; readonly fact: Uint32Array; readonly weight: Uint8Array };
  /** The terms of each fact, with what they are to it. */
  readonly members: { readonly start: Uint32Array; readonly term: Uint32Array; readonly flags: Uint8Array };
  /** The example questions of each fact, the different terms of each. */
  readonly examples: {
    readonly start: Uint32Array;
    readonly termStart: Uint32Array;
    readonly term: Uint32Array;
  };
  /** The kinds of answer that each fact can give, and those that it is there to give, as the bits of `answerBit`. */
  readonly answers: { readonly possible: Uint16Array; readonly given: Uint16Array };
}

function answerBits(types: ReadonlySet<AnswerType>): number {
  let bits = 0;
  for (const type of types) bits |= answerBit(type);
  return bits;
}

export function answerBit(type: AnswerType): number {
  return 1 << ANSWER_KINDS.indexOf(type);
}

/** How rare a term in `count` of `facts` facts is. */
export function rarityOf(count: number, facts: number): number {
  return Math.log(1 + (facts - count + 0.5) / (count + 0.5));
}

/** What a weight of 1 is in a byte of `postings.weight`. */
export const WEIGHT_UNIT = 255 / (WEIGHTS.k1 + 1);

/** Builds the table. `addWord` is told each different word that carries meaning, as written, with its term's number. */
export function createFactTable(
  profiles: Iterable<FactProfile>,
  addWord: (word: string, term: number) => void,
): FactTable {
  const ids = new Map<string, number>();
  const lexical: number[] = [];
  const idOf = (key: string, weight: number) => {
    let id = ids.get(key);
    if (id === undefined) {
      id = ids.size;
      ids.set(key, id);
      lexical.push(weight);
    }
    return id;
  };
  const members = { start: growingWords(), term: growingWords(), flags: growingBytes(), weight: growingBytes() };
  const examples = { start: growingWords(), termStart: growingWords(), term: growingWords() };
  const possible: number[] = [];
  const given: number[] = [];
  const capitalised = new Set<string>();
  const lowerCase = new Set<string>();
  const words = new Set<string>();

  for (const profile of profiles) {
    members.start.push(members.term.length());
    for (const [key, term] of profile.terms) {
      members.term.push(idOf(key, term.lexical));
      members.flags.push(term.flags);
      members.weight.push(Math.round(term.weight * WEIGHT_UNIT));
    }
    examples.start.push(examples.termStart.length());
    for (const terms of profile.examples) {
      examples.termStart.push(examples.term.length());
      for (const [key, weight] of new Map(terms.map((term) => [term.key, term.weight]))) {
        examples.term.push(idOf(key, weight));
      }
    }
    for (const terms of profile.texts) {
      for (const term of terms) {
        if (!isPlainWord(term) || words.has(term.token.text)) continue;
        words.add(term.token.text);
        addWord(term.token.text, idOf(term.key, 1));
      }
    }
    noteCapitals(profile, capitalised, lowerCase);
    possible.push(answerBits(profile.answers.possible));
    given.push(answerBits(profile.answers.given));
  }
  members.start.push(members.term.length());
  examples.start.push(examples.termStart.length());
  examples.termStart.push(examples.term.length());

  const facts = possible.length;
  const term = members.term.finish();
  const counts = countOf(term, ids.size);
  const rarity = new Float32Array(ids.size).map((_, id) => rarityOf(counts[id] ?? 0, facts));
  const importance = rarity.map((rare, id) => rare * (lexical[id] ?? 0));
  const memberStart = members.start.finish();
  const flags = members.flags.finish();
  const isStated = new Uint8Array(ids.size);
  for (const [at, id] of term.entries()) if ((flags[at] ?? 0) & STATED) isStated[id] = 1;
  const isName = new Uint8Array(ids.size);
  for (const key of capitalised) if (!lowerCase.has(key)) isName[ids.get(key) ?? 0] = 1;
  return {
    facts,
    termId: (key) => ids.get(key),
    terms: ids.size,
    rarity,
    importance,
    isStated,
    isName,
    postings: invert(memberStart, term, members.weight.finish(), (id) => lexical[id] === 1, ids.size),
    members: { start: memberStart, term, flags },
    examples: {
      start: examples.start.finish(),
      termStart: examples.termStart.finish(),
      term: examples.term.finish(),
    },
    answers: { possible: Uint16Array.from(possible), given: Uint16Array.from(given) },
  };
}

/** A word as written that carries meaning; the name that several words make is not written so. */
function isPlainWord(term: Term): boolean {
  return term.token.kind === 'word' && term.weight === 1 && !isPhrase(term);
}

/** Notes terms written with a capital letter, and terms written without one where it would show. */
function noteCapitals({ statement, naming }: FactProfile, capitalised: Set<string>, lowerCase: Set<string>): void {
  for (const terms of naming) {
    for (const { token, weight, key } of terms) {
      if (token.capitalised && token.kind === 'word' && weight === 1) capitalised.add(key);
    }
  }
  for (let at = 1; at < statement.length; at++) {
    const term = statement[at];
    if (term && !term.token.capitalised) lowerCase.add(term.key);
  }
}

function countOf(term: Uint32Array, terms: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const id of term) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

/** From the terms of each fact, the facts of each term, in order. */
function invert(
  memberStart: Uint32Array,
  term: Uint32Array,
  weight: Uint8Array,
  wanted: (term: number) => boolean,
  terms: number,
): FactTable['postings'] {
  const start = new Uint32Array(terms + 1);
  const counts = countOf(term, terms);
  for (let id = 0; id < terms; id++) start[id + 1] = (start[id] ?? 0) + (wanted(id) ? (counts[id] ?? 0) : 0);
  const next = start.slice();
  const fact = new Uint32Array(start[terms] ?? 0);
  const weights = new Uint8Array(fact.length);
  for (let at = 0; at + 1 < memberStart.length; at++) {
    for (let member = memberStart[at] ?? 0; member < (memberStart[at + 1] ?? 0); member++) {
      const id = term[member] ?? 0;
      const place = next[id] ?? 0;
      if (place === start[id + 1]) continue;
      fact[place] = at;
      weights[place] = weight[member] ?? 0;
      next[id] = place + 1;
    }
  }
  return { start, fact, weight: weights };
}

interface Numbers {
  readonly length: number;
  [at: number]: number;
  set(from: ArrayLike<number>): void;
}

interface Growing<T> {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** What was pushed, in an array of just that length. */
  readonly finish: () => T;
}

/** A typed array that grows while it is filled. */
function createGrowing<T extends Numbers>(
  create: (length: number) => T,
  cut: (array: T, length: number) => T,
): Growing<T> {
  let array = create(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === array.length) {
        const larger = create(Math.ceil(length * 1.6));
        larger.set(array);
        array = larger;
      }
      array[length++] = value;
    },
    length: () => length,
    finish: () => cut(array, length),
  };
}

function growingWords(): Growing<Uint32Array> {
  return createGrowing<Uint32Array>(
    (length) => new Uint32Array(length),
    (array, length) => array.slice(0, length),
  );
}

function growingBytes(): Growing<Uint8Array> {
  return createGrowing<Uint8Array>(
    (length) => new Uint8Array(length),
    (array, length) => array.slice(0, length),
  );
}
