import { ENGLISH } from './english.ts';
import { framed } from './frames.ts';
import { GERMAN } from './german.ts';
import { KAZAKH } from './kazakh.ts';
import {
  createLexicon,
  type Lexicon,
  mayKnow,
  misspelt,
  type Segment,
  says,
  segmentsOf,
  type Word,
  wordsOf,
} from './lexicon.ts';
import { type Concept, SOCIAL, type Talk } from './model.ts';
import { RUSSIAN } from './russian.ts';

/** Small talk, or a question about the bot. */
export interface TalkReading {
  readonly talk: Talk;
  /** The language that has all its words, as an ISO 639-1 code; undefined where several have. */
  readonly language: string | undefined;
}

/** What is longer is no small talk, or has more to say. */
const MOST_WORDS = 24;
const WITH_OBJECTS: readonly Concept[] = ['thanks', 'joke', 'greeting'];
/** Thanks, and what a joke is asked of, stand near the beginning. */
const MOST_BEFORE = 4;
const LANGUAGES: readonly { readonly code: string; readonly lexicon: Lexicon }[] = [
  { code: 'en', lexicon: createLexicon(ENGLISH) },
  { code: 'de', lexicon: createLexicon(GERMAN) },
  { code: 'ru', lexicon: createLexicon(RUSSIAN) },
  { code: 'kk', lexicon: createLexicon(KAZAKH) },
];
/** The words of each language. */
export const LEXICONS: readonly Lexicon[] = LANGUAGES.map(({ lexicon }) => lexicon);
/** What is said in any language between words of another: "hallo guys", "merci, that helped". */
const SHARED: readonly Concept[] = ['greeting', 'thanks', 'goodbye', 'yes', 'laughter', 'praise'];
/** A question begins with one of these where it has no question word. */
const ASKING_FIRST =
  /^(?:is|are|was|were|do|dos|dost|dosnt|did|have|has|can|could|will|would|should|may|any|r|ist|sind|war|waren|hat|hast|haben|hab|kann|kannst|konnen|bist|seid|gibt|gibts|darf|soll|wird|werden|wirst|sprichst|speicherst|merkst|kennst|weisst|machst|liest|sammelst|verstehst|lernst|gehorst|stimmt|stimmen|есть|можно|можешь|умеешь|знаешь)$/u;
/** Particles that ask, at the end of a sentence or before its verb. */
const PARTICLE = /^(?:ма|ме|ба|бе|па|пе|ли|ше)$/u;
const SECOND_PERSON = /(?:[сc][ыи]н|[сc][ыи]з|н[ыи]з|ешь|ишь|ете|ите)$/u;
/** What may be said with a question mark and asks for nothing. */
const LIGHT = new Set<Talk>(['greeting', 'thanks', 'goodbye', 'apology', 'laughter', 'test']);
/** "Ok?", "huh?", where longer words ask whether that is so: "sure?". */
const LONGEST_LIGHT_YES = 4;
/** Phrases of these kinds are questions that ask for nothing of the pack. */
const ASKED = new Set<Talk>(['wellbeing', 'affection', 'joke', 'test']);
const SAID = new Set<Talk>(['thanks', 'goodbye', 'wish', 'apology']);
const GREETED: ReadonlySet<Concept> = new Set(['greeting', 'thanks', 'goodbye', 'yes']);

/** Reads a message that is nothing but small talk or a question about the bot: every word of it must be of that. */
export function readTalk(text: string): TalkReading | undefined {
  const words = wordsOf(text, MOST_WORDS);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const isMarked = /\?[\s"”»')!]*$/u.test(text);
  const readings = LANGUAGES.flatMap(({ code, lexicon }): Reading[] => {
    if (!isLikely(words, lexicon)) return [];
    const covered = coveredBy(words, lexicon);
    const talk = covered ? talkOf(covered.segments, isMarked) : isMarked ? undefined : talkWithObject(words, lexicon);
    return talk === undefined ? [] : [{ talk, language: code, strain: covered?.strain ?? WITH_OBJECT }];
  });
  return leastStrained(readings);
}

/** How far words are stretched to be of a language: not at all, by words of others, by slips, by what thanks are for. */
const WITH_SHARED = 1;
const WITH_SLIPS = 2;
const WITH_OBJECT = 3;

interface Reading {
  readonly talk: Talk;
  readonly language: string;
  readonly strain: number;
}

function leastStrained(readings: readonly Reading[]): TalkReading | undefined {
  const [best, next] = readings.toSorted((a, b) => a.strain - b.strain);
  return best && { talk: best.talk, language: best.strain === next?.strain ? undefined : best.language };
}

/**
 * Reads a message that the pack does not answer: what thanks, takes leave or wishes something says that with any words, as long as nothing in
 * it asks. Of praise, blame and the like no other word may be of the pack's subject.
 * @param isOfSubject Whether a part of the message names something that the pack knows.
 */
export function readLooseTalk(text: string, isOfSubject: (text: string) => boolean): TalkReading | undefined {
  const words = wordsOf(text, MOST_WORDS);
  if (words.length === 0 || words.length > MOST_WORDS || text.includes('?')) return undefined;
  const readings = LANGUAGES.flatMap(({ code, lexicon }): Reading[] => {
    const segments = segmentsOf(words, lexicon);
    const known = segments.filter(({ concepts }) => concepts.size > 0);
    const social = new Set(
      SOCIAL.filter((kind) => known.some(({ concepts }) => concepts.has(kind) && !concepts.has('filler'))),
    );
    const kind = kindOf(known, social);
    if (kind === undefined || isAsking(segments)) return [];
    const unknown = segments.filter(({ concepts }) => concepts.size === 0);
    const isFree =
      LOOSE.has(kind) ||
      !unknown.some(({ words: [word] }) => word !== undefined && isOfSubject(text.slice(word.start, word.end)));
    return isFree && known.length >= unknown.length ? [{ talk: kind, language: code, strain: unknown.length }] : [];
  });
  return leastStrained(readings);
}

/**
 * "Thanks for the answer about the visa", "hello from Cologne", "a joke about sauerkraut": what it is for, from where or about what
 * is no question.
 */
function talkWithObject(words: readonly Word[], lexicon: Lexicon): Talk | undefined {
  const segments = segmentsOf(words, lexicon);
  const at = segments.findIndex(({ concepts }) => concepts.size === 0);
  const before = segments.slice(0, at);
  const said = SOCIAL.find((kind) => before.some(({ concepts }) => concepts.has(kind)));
  if (said === 'joke' && before.some(({ concepts }) => concepts.has('show'))) return 'joke';
  const names = (pattern: RegExp) => before.some(({ words: [word] }) => pattern.test(word?.text ?? ''));
  if (said === 'thanks' && names(FOR) && !segments.some(isOpenQuestion)) return 'thanks';
  const others = segments.slice(at).filter(({ concepts }) => !concepts.has('greeting') && !concepts.has('filler'));
  return said === 'greeting' && names(FROM) && others.length <= MOST_OF_PLACE ? 'greeting' : undefined;
}

const FOR = /^(?:for|fur|за)$/u;
const FROM = /^(?:from|aus|из)$/u;
/** "Frankfurt am Main" */
const MOST_OF_PLACE = 2;
/** Said with whatever words. */
const LOOSE = new Set<Talk>(['thanks', 'goodbye', 'wish', 'apology', 'greeting', 'affection', 'mood']);

/** Whether few enough of the words are unknown in a language for the rest to be misspelt, or an object of thanks. */
function isLikely(words: readonly Word[], lexicon: Lexicon): boolean {
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
function coveredBy(
  words: readonly Word[],
  lexicon: Lexicon,
): { readonly segments: readonly Segment[]; readonly strain: number } | undefined {
  const own = segmentsOf(words, lexicon);
  if (own.every(isKnown)) return { segments: own, strain: 0 };
  const segments = own.map((segment) => (isKnown(segment) ? segment : shared(segment)));
  if (segments.every(isKnown)) return { segments, strain: WITH_SHARED };
  const unknown = segments.filter((segment) => !isKnown(segment)).length;
  if (unknown > mostUnknown(segments.length) || (unknown === segments.length && unknown > 1)) return undefined;
  const mended = segments.map((segment) => (isKnown(segment) ? segment : asMisspelt(segment, lexicon)));
  return mended.every(isKnown) ? { segments: mended, strain: WITH_SLIPS } : undefined;
}

function isKnown({ concepts }: Segment): boolean {
  return concepts.size > 0;
}

function shared(segment: Segment): Segment {
  for (const { lexicon } of LANGUAGES) {
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

/** What is said, in the order in which it matters. */
function talkOf(segments: readonly Segment[], isMarked: boolean): Talk | undefined {
  const social = new Set(SOCIAL.filter((kind) => segments.some(({ concepts }) => concepts.has(kind))));
  const isPhrase = (kind: Talk) =>
    segments.some(({ words, concepts }) => words.length > 1 && SOCIAL.some((one) => one === kind && concepts.has(one)));
  const asks = isAsking(segments);
  const concepts = new Set(segments.flatMap(conceptsToFrame));
  const length = segments.reduce((sum, { words }) => sum + words.length, 0);
  const isSaidOnly = !asks && !isMarked && [...SAID].some((kind) => isKind(kind, social));
  const about = isSaidOnly ? undefined : framed({ concepts, asks: asks || isMarked, length });
  if (about !== undefined) return about;
  const kind = kindOf(segments, social);
  if (kind === undefined) return undefined;
  if (asks && !isExclamation(segments, isMarked))
    return SOCIAL.find((one) => ASKED.has(one) && social.has(one) && (isPhrase(one) || one === 'joke'));
  const isLight = LIGHT.has(kind) || ASKED.has(kind) || (kind === 'yes' && segments.every(isShort));
  return isMarked && !isLight ? undefined : kind;
}

function isShort({ words }: Segment): boolean {
  return words.every(({ text }) => text.length <= LONGEST_LIGHT_YES);
}

function isKind(kind: Talk, kinds: ReadonlySet<(typeof SOCIAL)[number]>): boolean {
  return [...kinds].some((one) => one === kind);
}

/** The words of a greeting are not looked into: the "see" of "see you" asks nothing. */
function conceptsToFrame(segment: Segment): readonly Concept[] {
  const { words, concepts, inner } = segment;
  if (isSocialPhrase(segment)) return [...concepts];
  const isPerson = words.some(({ text }) => SECOND_PERSON.test(text));
  return [...concepts, ...inner, ...(isPerson ? (['you'] as const) : [])];
}

const EXCLAIMING = /^(?:how|what|wie|was|welch\p{L}*|как|какои|какая|какое|какие|что|кандаи|не)$/u;

/** "How nice!", "what nonsense": a question word, and nothing but what is thought of it. */
function isExclamation([first, ...rest]: readonly Segment[], isMarked: boolean): boolean {
  return (
    !isMarked &&
    EXCLAIMING.test(first?.words[0]?.text ?? '') &&
    rest.length > 0 &&
    rest.length < 3 &&
    rest.every(({ concepts }) => concepts.has('praise') || concepts.has('blame') || concepts.has('mood'))
  );
}

/** A question word that is not part of a phrase, a verb before its subject, a particle. */
function isAsking(segments: readonly Segment[]): boolean {
  const opening = segments.find(({ concepts }) => ![...concepts].some((concept) => GREETED.has(concept)));
  const start = opening && !isSocialPhrase(opening) ? (opening.words[0]?.text ?? '') : '';
  const last = segments.at(-1);
  return (
    segments.some(isOpenQuestion) ||
    (segments.length > 1 && ASKING_FIRST.test(start)) ||
    (last !== undefined &&
      segments.length > 1 &&
      last.words.length === 1 &&
      last.words.some(({ text }) => PARTICLE.test(text))) ||
    segments.some(({ words }) => words.length === 1 && words[0]?.text === 'ли')
  );
}

function isOpenQuestion(segment: Segment): boolean {
  return segment.inner.has('question') && !isSocialPhrase(segment);
}

function isSocialPhrase({ words, concepts }: Segment): boolean {
  return words.length > 1 && SOCIAL.some((kind) => concepts.has(kind));
}

/** The kind of small talk; "not bad" is no blame and "not helpful" no praise. */
function kindOf(segments: readonly Segment[], social: ReadonlySet<(typeof SOCIAL)[number]>): Talk | undefined {
  const isNegated = segments.some(({ concepts }) => concepts.has('not') && !concepts.has('blame'));
  const kind = SOCIAL.find((one) => social.has(one));
  if (!isNegated) return kind;
  if (kind === 'praise') return social.has('yes') && segments.length < 3 ? kind : 'blame';
  return kind === 'blame' && segments.every(({ concepts, words }) => words.length === 1 || !concepts.has('blame'))
    ? 'praise'
    : kind;
}

const EMOJI_TALK: readonly (readonly [RegExp, Talk])[] = [
  [/[🙏💐]|:pray:|:bow:/u, 'thanks'],
  [/[👋🙋]|:wave:/u, 'greeting'],
  [/[👎😡🤬😠💩🖕🙄]|:-1:|:thumbsdown:|:rage:/u, 'blame'],
  [/[👍👏❤💙💚💛🧡💜💯🔥🥰😍🤩⭐🎉😘💪🏆]|:\+1:|:thumbsup:|:heart:|:clap:|:tada:|:fire:|<3/u, 'praise'],
  [/[👌✅🆗🤝]|:ok_hand:|:white_check_mark:/u, 'yes'],
  [
    /[\p{Extended_Pictographic}\p{Regional_Indicator}]|<a?:\w+:\d+>|(?:^|\s):[a-z0-9_+-]{2,}:|(?:^|\s)[:;=8xX]['’]?-?[)(DPp]/u,
    'laughter',
  ],
];

/** What a message of nothing but emoji says; nothing where it has words, or none at all. */
export function talkOfEmoji(text: string): Talk | undefined {
  const rest = text.replace(/<a?:\w+:\d+>|:[a-z0-9_+-]{2,}:|(?:^|\s)[:;=8xX]['’]?-?[)(DPp]|<3/gu, ' ');
  if (/[\p{L}\p{N}]/u.test(rest.replace(/<[@#!][^>]*>/gu, ' '))) return undefined;
  return EMOJI_TALK.find(([pattern]) => pattern.test(text))?.[1];
}
