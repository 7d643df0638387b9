import { coveredBy, isEverydayWord, isKnown, isLikely, LANGUAGES, WITH_OBJECT } from './coverage.ts';
import { isAskedOfBot, isAsking, isOpenQuestion, kindOf, SAID, socialOf, talkOf } from './kinds.ts';
import { type Lexicon, says, segmentsOf, type Word, wordsOf } from './lexicon.ts';
import { type Concept, SOCIAL, type Talk } from './model.ts';

/** Small talk, or a question about the bot. */
export interface TalkReading {
  readonly talk: Talk;
  /** The language that has all its words, as an ISO 639-1 code; undefined where several have. */
  readonly language: string | undefined;
}

/** What is longer is no small talk, or has more to say. */
const MOST_WORDS = 24;
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
  return leastStrained(readings) ?? saidWithMore(words, isMarked);
}

/** Thanks, a farewell, a wish with any everyday words around them: "thanks a million", "have a lovely weekend". */
function saidWithMore(words: readonly Word[], isMarked: boolean): TalkReading | undefined {
  if (isMarked || words.length > MOST_SAID) return undefined;
  const readings = LANGUAGES.flatMap(({ code, lexicon }): Reading[] => {
    if (!words.some(({ text }) => says(text, WITH_MORE, lexicon))) return [];
    const segments = segmentsOf(words, lexicon);
    const unknown = segments.filter((segment) => !isKnown(segment));
    const isEveryday = unknown.every((segment) => isEverydayWord(segment, code));
    if (!isEveryday || isAsking(segments) || segments.some(({ concepts }) => concepts.has('show'))) return [];
    const kind = kindOf(segments, socialOf(segments));
    return kind !== undefined && SAID.has(kind) ? [{ talk: kind, language: code, strain: unknown.length }] : [];
  });
  return leastStrained(readings);
}

/** A longer sentence says more than thanks. */
const MOST_SAID = 12;
const WITH_MORE: readonly Concept[] = ['thanks', 'goodbye', 'wish', 'apology'];

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
 * Reads a message that the pack does not answer: everyday words may stand between those of small talk and questions about the bot, and
 * others too in what thanks, takes leave or wishes something, as long as nothing of the pack's subject is named.
 * @param isOfSubject Whether a part of the message names something that the pack knows.
 */
export function readLooseTalk(text: string, isOfSubject: (text: string) => boolean): TalkReading | undefined {
  const words = wordsOf(text, MOST_WORDS);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const isMarked = text.includes('?');
  const readings = LANGUAGES.flatMap(({ code, lexicon }): Reading[] => {
    const segments = segmentsOf(words, lexicon);
    const known = segments.filter(isKnown);
    const unknown = segments.filter((segment) => !isKnown(segment));
    const namesSubject = unknown.some(
      ({ words: [word] }) => word !== undefined && isOfSubject(text.slice(word.start, word.end)),
    );
    const isEveryday = unknown.every((segment) => isEverydayWord(segment, code));
    const talk = talkOf(known, isMarked) ?? (isAskedOfBot(segments, isMarked) ? 'about' : undefined);
    const isFree = talk !== undefined && LOOSE.has(talk) && !isMarked && !isAsking(segments);
    const isMeant = talk !== undefined && !UNSURE.has(talk) && isEveryday && !namesSubject;
    const strain = unknown.length + (isEveryday ? 0 : MOST_WORDS);
    return (isFree || isMeant) && known.length >= unknown.length ? [{ talk, language: code, strain }] : [];
  });
  return leastStrained(readings);
}

/** What a question of the pack's subject that is not answered may look like. */
const UNSURE = new Set<Talk>(['abilities', 'topics', 'yes', 'count', 'current', 'charts', 'timeline']);

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
