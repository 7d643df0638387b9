import { framed } from './frames.ts';
import type { Segment } from './lexicon.ts';
import { type Concept, SOCIAL, type Talk } from './model.ts';

/** A question begins with one of these where it has no question word. */
const ASKING_FIRST =
  /^(?:is|are|was|were|do|dos|dost|dosnt|did|has|can|could|will|would|should|may|any|r|ist|sind|war|waren|hat|hast|haben|hab|kann|kannst|konnen|bist|seid|gibt|gibts|darf|soll|wird|werden|wirst|sprichst|speicherst|merkst|kennst|weisst|machst|liest|sammelst|verstehst|lernst|gehorst|stimmt|stimmen|есть|можно|можешь|умеешь|знаешь)$/u;
/** Particles that ask, at the end of a sentence or before its verb. */
const PARTICLE = /^(?:ма|ме|ба|бе|па|пе|ли|ше)$/u;
/** "Whether", and "or" between what is asked about. */
const ASKING_ANYWHERE = /^(?:ли|или|oder|алде)$/u;
const SECOND_PERSON = /(?:[сc][ыи]н|[сc][ыи]з|н[ыи]з|ешь|ишь|ете|ите)$/u;
/** What may be said with a question mark and asks for nothing. */
const LIGHT = new Set<Talk>(['greeting', 'thanks', 'goodbye', 'apology', 'laughter', 'test']);
/** "Ok?", "huh?", where longer words ask whether that is so: "sure?". */
const LONGEST_LIGHT_YES = 4;
/** Phrases of these kinds are questions that ask for nothing of the pack. */
const ASKED = new Set<Talk>(['wellbeing', 'affection', 'joke', 'test']);
/** What may be asked of the bot as of a person. */
const OF_SOMEBODY = new Set<Talk>(['mood', 'blame', 'praise']);
/** What says all that a message has to say, unless it asks something too. */
export const SAID = new Set<Talk>(['thanks', 'goodbye', 'wish', 'apology']);
const GREETED: ReadonlySet<Concept> = new Set(['greeting', 'thanks', 'goodbye', 'yes']);

/** What is said, in the order in which it matters. */
export function talkOf(segments: readonly Segment[], isMarked: boolean): Talk | undefined {
  const social = socialOf(segments);
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
  // "Are you lonely?", "why are you so stupid?"
  if ((asks || isMarked) && concepts.has('you') && OF_SOMEBODY.has(kind))
    return kind === 'mood' ? 'wellbeing' : 'nature';
  if (asks && !isExclamation(segments, isMarked))
    return SOCIAL.find((one) => ASKED.has(one) && social.has(one) && (isPhrase(one) || one === 'joke'));
  if (kind === 'test' && !isPhrase(kind) && !segments.every(isOfTest)) return undefined;
  const isLight = LIGHT.has(kind) || ASKED.has(kind) || (kind === 'yes' && segments.every(isShort));
  return isMarked && !isLight ? undefined : kind;
}

/** "Test for German A1" is a test of something. */
function isOfTest({ concepts }: Segment): boolean {
  return [...OF_TEST].some((concept) => concepts.has(concept));
}

const OF_TEST: ReadonlySet<Concept> = new Set(['test', 'filler', 'you', 'greeting', 'yes', 'laughter']);

function isShort({ words }: Segment): boolean {
  return words.every(({ text }) => text.length <= LONGEST_LIGHT_YES);
}

function isKind(kind: Talk, kinds: ReadonlySet<(typeof SOCIAL)[number]>): boolean {
  return [...kinds].some((one) => one === kind);
}

/** Whether the bot is asked something about itself, whatever it is. */
export function isAskedOfBot(segments: readonly Segment[], isMarked: boolean): boolean {
  return (isMarked || isAsking(segments)) && segments.some((segment) => conceptsToFrame(segment).includes('you'));
}

/** The words of a greeting are not looked into: the "see" of "see you" asks nothing. */
function conceptsToFrame(segment: Segment): readonly Concept[] {
  const { words, concepts, inner } = segment;
  if (isSocialPhrase(segment)) return [...concepts];
  const isPerson = words.some(({ text }) => SECOND_PERSON.test(text));
  return [...concepts, ...inner, ...(isPerson ? (['you'] as const) : [])];
}

const EXCLAIMING = /^(?:how|what|wie|was|welch\p{L}*|как|какои|какая|какое|какие|что|кандаи|не)$/u;

const ARTICLE = /^(?:an?|the|ein|eine|einen|fur|so|such|за)$/u;
/** Beside the question word. */
const MOST_EXCLAIMED = 3;

function isJudgement({ concepts }: Segment): boolean {
  return concepts.has('praise') || concepts.has('blame') || concepts.has('mood');
}

/** "How nice!", "what nonsense": a question word, and nothing but what is thought of it. */
function isExclamation([first, ...rest]: readonly Segment[], isMarked: boolean): boolean {
  return (
    !isMarked &&
    EXCLAIMING.test(first?.words[0]?.text ?? '') &&
    rest.length > 0 &&
    rest.length <= MOST_EXCLAIMED &&
    rest.some(isJudgement) &&
    rest.every((segment) => isJudgement(segment) || ARTICLE.test(segment.words[0]?.text ?? ''))
  );
}

/** A question word that is not part of a phrase, a verb before its subject, a particle. */
export function isAsking(segments: readonly Segment[]): boolean {
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
    segments.some(({ words }) => words.length === 1 && ASKING_ANYWHERE.test(words[0]?.text ?? ''))
  );
}

/** A question word that is not part of a greeting. */
export function isOpenQuestion(segment: Segment): boolean {
  return segment.inner.has('question') && !isSocialPhrase(segment);
}

function isSocialPhrase({ words, concepts }: Segment): boolean {
  return words.length > 1 && SOCIAL.some((kind) => concepts.has(kind));
}

/** The kind of small talk; "not bad" is no blame and "not helpful" no praise. */
export function kindOf(segments: readonly Segment[], social: ReadonlySet<(typeof SOCIAL)[number]>): Talk | undefined {
  const isNegated = segments.some(({ concepts }) => concepts.has('not') && !concepts.has('blame'));
  const kind = SOCIAL.find((one) => social.has(one));
  if (!isNegated) return kind;
  if (kind === 'praise') return social.has('yes') && segments.length < 3 ? kind : 'blame';
  return kind === 'blame' && segments.every(({ concepts, words }) => words.length === 1 || !concepts.has('blame'))
    ? 'praise'
    : kind;
}

/** The kinds of small talk of which something is said. */
export function socialOf(segments: readonly Segment[]): ReadonlySet<(typeof SOCIAL)[number]> {
  return new Set(SOCIAL.filter((kind) => segments.some(({ concepts }) => concepts.has(kind))));
}
