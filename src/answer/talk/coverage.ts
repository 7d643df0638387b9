import { commonWordsOf } from '../../search/languages/common-words.ts';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { KAZAKH } from './kazakh.ts';
import {
  createLexicon,
  foldWord,
  type Lexicon,
  mayKnow,
  misspelt,
  type Segment,
  says,
  segmentsOf,
  type Word,
} from './lexicon.ts';
import type { Concept } from './model.ts';
import { RUSSIAN } from './russian.ts';

/** The words of each language, by its ISO 639-1 code. */
export const LANGUAGES: readonly { readonly code: string; readonly lexicon: Lexicon }[] = [
  { code: 'en', lexicon: createLexicon(ENGLISH) },
  { code: 'de', lexicon: createLexicon(GERMAN) },
  { code: 'ru', lexicon: createLexicon(RUSSIAN) },
  { code: 'kk', lexicon: createLexicon(KAZAKH) },
];
const WITH_OBJECTS: readonly Concept[] = ['thanks', 'joke', 'greeting'];
/** Thanks, and what a joke is asked of, stand near the beginning. */
const MOST_BEFORE = 4;
/** What is said in any language between words of another: "hallo guys", "merci, that helped". */
const SHARED: readonly Concept[] = ['greeting', 'thanks', 'goodbye', 'yes', 'laughter', 'praise'];
/** How far words are stretched to be of a language: not at all, by words of others, by slips, by what thanks are for. */
const WITH_SHARED = 1;
const WITH_SLIPS = 2;
export const WITH_OBJECT = 3;

/** Whether few enough of the words are unknown in a language for the rest to be misspelt, or an object of thanks. */
export function isLikely(words: readonly Word[], lexicon: Lexicon): boolean {
  let unknown = 0;
  const most = mostUnknown(words.length);
  for (const { text } of words) {
    if (
      !mayKnow(text, lexicon) &&
      !LANGUAGES.some((other) => other.lexicon.words.has(text) || other.lexicon.collapsed.has(text))
    )
      unknown++;
    if (unknown > most) return words.slice(0, MOST_BEFORE).some((word) => isOfObject(word, lexicon));
  }
  return true;
}

/** One slip, or one in each three words. */
function mostUnknown(words: number): number {
  return Math.max(1, words / 3);
}

/** "Thanks for …", "a joke about …", "hello from …". */
function isOfObject({ text }: Word, lexicon: Lexicon): boolean {
  return says(text, WITH_OBJECTS, lexicon);
}

/** The message in the words of one language, with few of all languages or misspelt; undefined if it has others. */
export function coveredBy(
  words: readonly Word[],
  lexicon: Lexicon,
): { readonly segments: readonly Segment[]; readonly strain: number } | undefined {
  const own = withTimes(segmentsOf(words, lexicon));
  if (own.every(isKnown)) return { segments: own, strain: 0 };
  const segments = own.map((segment) => (isKnown(segment) ? segment : shared(segment)));
  if (segments.every(isKnown)) return { segments, strain: WITH_SHARED };
  const unknown = segments.filter((segment) => !isKnown(segment)).length;
  if (unknown > mostUnknown(segments.length) || (unknown === segments.length && unknown > 1)) return undefined;
  const corrected = segments.map((segment) => (isKnown(segment) ? segment : asMisspelt(segment, lexicon)));
  return corrected.every(isKnown) ? { segments: corrected, strain: WITH_SLIPS } : undefined;
}

/** "Turn on the daily fact at 9:30": numbers are of such a wish, and of nothing else that is said to the bot. */
function withTimes(segments: readonly Segment[]): readonly Segment[] {
  if (!segments.some(({ concepts }) => concepts.has('daily'))) return segments;
  return segments.map((segment) =>
    segment.words.every(({ text }) => /^\d{1,4}(?:am|pm|h)?$/u.test(text))
      ? { ...segment, concepts: A_FILLER, inner: A_FILLER }
      : segment,
  );
}

const A_FILLER: ReadonlySet<Concept> = new Set(['filler']);

export function isKnown({ concepts }: Segment): boolean {
  return concepts.size > 0;
}

function shared(segment: Segment): Segment {
  for (const { lexicon } of LANGUAGES) {
    if (!says(segment.words[0]?.text ?? '', SHARED, lexicon)) continue;
    const [same] = segmentsOf(segment.words, lexicon);
    const concepts = new Set(SHARED.filter((concept) => same?.concepts.has(concept)));
    if (concepts.size > 0) return { ...segment, concepts, inner: concepts };
  }
  return segment;
}

function asMisspelt(segment: Segment, lexicon: Lexicon): Segment {
  const concepts = misspelt(segment.words[0]?.text ?? '', lexicon);
  return { ...segment, concepts, inner: concepts };
}

/** The commonest words of each language, by which people vary what they say; made at their first use. */
const everyday = new Map<string, ReadonlySet<string>>();
/** How much the rarest of them say: about the 5,000 commonest. */
const EVERYDAY = 0.87;

/** Whether a word is one of the commonest of a language. */
export function isEverydayWord({ words: [word] }: Segment, code: string): boolean {
  const known =
    everyday.get(code) ??
    new Set([...commonWordsOf(code, foldWord)].flatMap(([common, says]) => (says <= EVERYDAY ? [common] : [])));
  everyday.set(code, known);
  return word !== undefined && known.has(word.text);
}
