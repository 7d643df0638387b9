import { type FactTable, WEIGHT_UNIT } from './inverted-index.ts';
import { WEIGHTS } from './model.ts';
import type { AskedWord, Meaning } from './question.ts';

/** A fact that shares words with the question: its place, and its BM25F score as a share of the best possible, 0 to 1. */
export interface Retrieved {
  readonly fact: number;
  readonly words: number;
}

/** The most that a word of weight 1 brings a fact. */
const MOST_GAIN = WEIGHTS.k1 + 1;
/** Looking a fact up in the postings of a word takes about as long as walking over so many of them. */
const LOOK_UP = 16;

/**
 * Finds the facts that share most with the question's meaningful words, and at least `worthALook` of what the best one
 * gains. Touches the postings of those words and nothing else, the rarest word's first: as soon as those that are left
 * cannot bring a new fact far enough, they are looked at only for the facts that are found already (MaxScore). The arrays
 * it adds up in are made once.
 */
export function createRetriever({
  facts,
  postings,
}: FactTable): (words: readonly AskedWord[], worthALook: number) => Retrieved[] {
  const gains = new Float32Array(facts);
  /** The last word that gave the fact a gain, from 1; a fact that has several meanings of a word gains by the nearest. */
  const lastWord = new Uint16Array(facts);
  const touched = new Uint32Array(facts);
  let count = 0;
  let most = 0;
  const top = createTop(WEIGHTS.shortlist);

  function gain(fact: number, word: number, by: number): void {
    lastWord[fact] = word;
    const sum = (gains[fact] ?? 0) + by;
    gains[fact] = sum;
    if (sum > most) most = sum;
  }

  /** Adds what a meaning of a word brings to the facts that have it: to all, or to those that are found already. */
  function walk(word: number, { term }: Meaning, unit: number, onlyFound: boolean): void {
    const end = postings.start[term + 1] ?? 0;
    for (let at = postings.start[term] ?? 0; at < end; at++) {
      const fact = postings.fact[at] ?? 0;
      const last = lastWord[fact];
      if (last === word || (onlyFound && last === 0)) continue;
      if (last === 0) touched[count++] = fact;
      gain(fact, word, unit * (postings.weight[at] ?? 0));
    }
  }

  /** The same for the facts that are found already, one by one. */
  function lookUp(word: number, { term }: Meaning, unit: number): void {
    for (let at = 0; at < count; at++) {
      const fact = touched[at] ?? 0;
      if (lastWord[fact] === word) continue;
      const place = placeOf(fact, postings.start[term] ?? 0, postings.start[term + 1] ?? 0);
      if (place >= 0) gain(fact, word, unit * (postings.weight[place] ?? 0));
    }
  }

  /** Where the fact stands in a part of the postings, or -1. */
  function placeOf(fact: number, from: number, to: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((postings.fact[middle] ?? 0) < fact) low = middle + 1;
      else high = middle;
    }
    return low < to && postings.fact[low] === fact ? low : -1;
  }

  function forget(fact: number): void {
    gains[fact] = 0;
    lastWord[fact] = 0;
  }

  /** Lets go of the facts that so much more does not bring far enough. */
  function drop(more: number, least: number): void {
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const fact = touched[at] ?? 0;
      if ((gains[fact] ?? 0) + more < least) forget(fact);
      else touched[kept++] = fact;
    }
    count = kept;
  }

  return (words, worthALook) => {
    count = 0;
    most = 0;
    const telling = words.filter(({ term }) => term.weight === 1).sort((a, b) => b.weight - a.weight);
    const best = telling.reduce((sum, { weight }) => sum + weight * MOST_GAIN, 0);
    let left = best;
    for (const [place, { weight, meanings }] of telling.entries()) {
      const isClosed = left < worthALook * most;
      if (isClosed) drop(left, worthALook * most);
      for (const meaning of meanings) {
        const unit = (weight * meaning.share) / WEIGHT_UNIT;
        const length = (postings.start[meaning.term + 1] ?? 0) - (postings.start[meaning.term] ?? 0);
        if (isClosed && length > LOOK_UP * count) lookUp(place + 1, meaning, unit);
        else walk(place + 1, meaning, unit, isClosed);
      }
      left -= weight * MOST_GAIN;
    }
    for (let at = 0; at < count; at++) {
      const fact = touched[at] ?? 0;
      top.offer(fact, gains[fact] ?? 0);
      forget(fact);
    }
    return top
      .take()
      .filter(({ score }) => score >= worthALook * most)
      .map(({ item, score }) => ({ fact: item, words: best === 0 ? 0 : Math.min(1, score / best) }));
  };
}

interface Top {
  readonly offer: (item: number, score: number) => void;
  /** The best of what was offered since the last time, in no order. */
  readonly take: () => { readonly item: number; readonly score: number }[];
}

/** Keeps the best few of many numbered items in a heap whose root is the worst of them. */
export function createTop(most: number): Top {
  const items = new Uint32Array(most);
  const scores = new Float64Array(most);
  let size = 0;

  function put(at: number, item: number, score: number): void {
    items[at] = item;
    scores[at] = score;
  }
  function swap(a: number, b: number): void {
    const [item = 0, score = 0] = [items[a], scores[a]];
    put(a, items[b] ?? 0, scores[b] ?? 0);
    put(b, item, score);
  }
  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if ((scores[parent] ?? 0) <= (scores[at] ?? 0)) return;
      swap(at, parent);
      at = parent;
    }
  }
  function sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        if ((scores[child] ?? 0) < (scores[least] ?? 0)) least = child;
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    offer: (item, score) => {
      if (size < most) {
        put(size, item, score);
        rise(size++);
      } else if (score > (scores[0] ?? 0)) {
        put(0, item, score);
        sink();
      }
    },
    take: () => {
      const taken = Array.from({ length: size }, (_, at) => ({ item: items[at] ?? 0, score: scores[at] ?? 0 }));
      size = 0;
      return taken;
    },
  };
}
