import { LANGUAGES } from './coverage.ts';
import { type Segment, segmentsOf, type Word, wordsOf } from './lexicon.ts';
import type { Concept } from './model.ts';

/** What is to be shown, and about what, in the person's words: "a chart of trade", "a fact about energy". */
export interface Request {
  readonly show: 'chart' | 'timeline' | 'fact';
  readonly about: string;
}

const MOST_WORDS = 14;
/** A fact is one, with an article or a verb before it; "facts about" asks for all of them. */
const FACT = /^(?:fact|fakt|факт|дерек|факти)$/u;
/** Between what is to be shown and what it is about. */
const ABOUT =
  /^(?:about|on|of|for|over|from|zu|zum|zur|uber|von|vom|fur|der|des|die|das|den|dem|the|про|о|об|по|для|на|тему|туралы|жайлы|боиынша|тему|тема|theme|thema|topic|please|pls|bitte|пожалуиста|show|to|me)$/u;
const PLAIN: readonly Concept[] = ['show', 'filler', 'you', 'random', 'greeting', 'thanks', 'yes', 'can', 'get', 'on'];

/**
 * Reads what a sentence wants to see. It may be a question all the same ("chart of accounts"): whether there is something of that
 * name is for the caller to find out.
 */
export function readRequest(text: string): Request | undefined {
  const words = wordsOf(text, MOST_WORDS);
  if (words.length < 2 || words.length > MOST_WORDS) return undefined;
  for (const { lexicon } of LANGUAGES) {
    const segments = segmentsOf(words, lexicon);
    const at = segments.findIndex((segment) => shownBy(segment) !== undefined);
    const head = segments[at];
    const show = head && shownBy(head);
    if (!show) continue;
    const [before, after] = [segments.slice(0, at), segments.slice(at + 1)];
    const about = before.every(isPlain) ? after : after.every(isPlain) ? before : [];
    const isOne = show !== 'fact' || before.length > 0 || (after[0] !== undefined && isAbout(after[0]));
    const named = isOne ? withoutEdges(about) : [];
    const [first, last] = [named[0], named.at(-1)];
    if (first && last) return { show, about: text.slice(first.start, last.end) };
  }
  return undefined;
}

function shownBy({ concepts, words }: Segment): Request['show'] | undefined {
  if (concepts.has('chart')) return 'chart';
  if (concepts.has('timeline')) return 'timeline';
  return words.some(({ text }) => FACT.test(text)) ? 'fact' : undefined;
}

function isPlain({ concepts }: Segment): boolean {
  return PLAIN.some((concept) => concepts.has(concept));
}

function isAbout({ words }: Segment): boolean {
  return words.every(({ text }) => ABOUT.test(text));
}

/** The words without "about the" before them and "please" after them. */
function withoutEdges(segments: readonly Segment[]): readonly Word[] {
  const start = segments.findIndex((segment) => !isAbout(segment));
  const end = segments.findLastIndex((segment) => !isAbout(segment));
  return start < 0 ? [] : segments.slice(start, end + 1).flatMap(({ words }) => words);
}
