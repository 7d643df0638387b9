import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Lexicon } from '../search/lexicon.ts';
import { FEATURES, type Feature } from './features.ts';
import type { ConfidenceFeatures, Judged } from './judge.ts';
import { ANSWER_FROM } from './model.ts';
import type { Ask, Reading } from './reading.ts';
import type { Weights } from './weights.ts';

/** A reading as plain values, for people and other programs. */
export interface PlainReading {
  readonly question: string;
  readonly asks: string | null;
  readonly shape: Reading['shape'];
  readonly now: boolean;
  readonly plan: boolean;
  readonly turn: 'last' | 'first' | null;
  readonly matters: readonly string[];
  readonly names: readonly string[];
  readonly years: readonly string[];
  /** Countries other than the pack's subjects, as ISO codes. */
  readonly countries: readonly string[];
  /** The pack's subjects that act and that it concerns, by their first name. */
  readonly from: string | null;
  readonly to: string | null;
  /** The words that say what the question is about. */
  readonly words: readonly string[];
}

/** Why a fact was shown, or was not, in English, the weightiest reason first. */
export interface ExplainedCandidate {
  readonly id: string;
  readonly shown: boolean;
  /** How sure the bot is that the fact answers, from 0 to 1. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** How a question was read, and what was thought of the facts that came closest. */
export interface Explanation {
  readonly read: PlainReading;
  readonly candidates: readonly ExplainedCandidate[];
}

/** A candidate with everything that its confidence is computed from. */
export interface Examined {
  readonly judged: Judged;
  readonly features: ConfidenceFeatures;
  readonly confidence: number;
}

/** More reasons are not read. */
const MOST_REASONS = 3;
const MOST_NAMED_WORDS = 3;
/** Log-odds; what contributes less decides nothing. */
const LEAST = 0.25;
/** From here on what speaks for a fact is told, whatever it weighs. */
const FAR = 0.5;
/** Facts that are ruled out are often those that a curator had in mind. */
const MOST_CANDIDATES = 5;
const MOST_RULED_OUT = 2;

/** What speaks for a fact. */
const FOR: ReadonlyMap<Feature, string> = new Map<Feature, string>([
  ['words', 'shares rare words with the question'],
  ['example', 'is worded like one of its example questions'],
  ['coverage', 'explains most words of the question'],
  ['matter', 'is about the same matter'],
  ['side', 'has the same side acting'],
  ['gives', 'gives the kind of answer that is asked for'],
  ['current', 'tells how things are now'],
  ['lead', 'leads its matter'],
  ['counted', 'counts what is asked about'],
  ['concern', 'tells what people want to know'],
]);
/** What speaks against it. */
const AGAINST: ReadonlyMap<keyof ConfidenceFeatures, string> = new Map<keyof ConfidenceFeatures, string>([
  ['missingKnown', 'lacks words that other facts have'],
  ['missingUnknown', 'lacks words that no fact has'],
  ['coreMissing', 'is usually asked about in other words'],
  ['coreNameMissing', 'is about a name that is not in the question'],
  ['headMissing', 'does not name what is asked for'],
  ['focusMissing', 'does not name what is asked for'],
  ['countMissing', 'does not name what is counted'],
  ['indirect', 'mentions that kind of answer without being there to give it'],
  ['year', 'another year'],
  ['number', 'another number'],
  ['country', 'another country'],
  ['direction', 'the other direction'],
  ['name', 'lacks a name in the question'],
  ['otherName', 'is about another name'],
  ['unknownName', 'the question has a name that no fact has'],
  ['type', 'has no answer of the kind that is asked for'],
  ['otherMatter', 'is about another matter'],
  ['otherSide', 'another side acts'],
  ['past', 'tells how things once were'],
  ['superseded', 'a newer fact replaces it'],
  ['planned', 'was only planned'],
  ['partial', 'covers only part of a year'],
  ['countsOther', 'counts something else'],
  ['narrower', 'is about something narrower'],
  ['subjectMissing', 'does not name the countries in the question'],
  ['concernMissing', 'is about another thing'],
  ['aspectMissing', 'is about another aspect'],
  ['concernUnknown', 'the question is about a thing that no fact has'],
  ['concernOpposite', 'is said of the others'],
]);
/** What is missing where nothing speaks against it. */
const WITHOUT: ReadonlyMap<'example' | 'words' | 'coverage' | 'margin' | 'matter', string> = new Map<
  'example' | 'words' | 'coverage' | 'margin' | 'matter',
  string
>([
  ['example', 'is not worded like any of its example questions'],
  ['words', 'shares few rare words with the question'],
  ['coverage', 'explains only part of the question'],
  ['margin', 'another fact fits about as well'],
  ['matter', 'is about no matter that the question names'],
]);
const LACKING: ReadonlyMap<Ask, string> = new Map<Ask, string>([
  ['why', 'no reason given'],
  ['how', 'no way given'],
  ['who', 'names nobody'],
]);
/** What an exclusion goes by, where it goes by one of these. */
const EXCLUSIONS = ['year', 'country', 'concernOpposite'] as const;

function isFeature(name: keyof ConfidenceFeatures): name is Feature {
  return FEATURES.some((feature) => feature === name);
}

/** The candidates that are worth explaining: the best, and the best of those that something in the question rules out. */
export function candidatesToExplain(ranked: readonly Judged[]): readonly Judged[] {
  const out = ranked.filter(({ isExcluded }) => isExcluded).slice(0, MOST_RULED_OUT);
  const best = ranked.filter(({ isExcluded }) => !isExcluded).slice(0, MOST_CANDIDATES - out.length);
  return [...best, ...out];
}

/** The reading without what only the search looks at. */
export function plainReading(reading: Reading, { subjects }: Pick<Pack, 'subjects'>): PlainReading {
  const { question, asks, shape, isNow, isPlan, turn, matters, from, to } = reading;
  const side = (at: number | undefined) => (at === undefined ? null : (subjects[at]?.[0] ?? null));
  return {
    question: question.text,
    asks: asks ?? null,
    shape,
    now: isNow,
    plan: isPlan,
    turn: turn ?? null,
    matters: matters.map(({ id }) => id),
    names: question.names.map(({ text }) => text),
    years: [...question.traits.years, ...question.decades.map((years) => `${years[0] ?? ''}–${years.at(-1) ?? ''}`)],
    countries: [...question.traits.countries],
    from: side(from),
    to: side(to),
    words: question.words
      .filter(({ telling, term }) => telling && term.weight === 1)
      .map(({ term }) => term.token.text),
  };
}

/**
 * Explains what was thought of candidates, in the order in which they were judged. `shown` are the ids of the facts that the
 * answer shows, `lexicon` is that of the language that the question was read in.
 */
export function explainCandidates(
  examined: readonly Examined[],
  reading: Reading,
  shown: ReadonlySet<string>,
  lexicon: Lexicon,
  weights: Weights,
): readonly ExplainedCandidate[] {
  const [top] = examined;
  return examined.map((one) => {
    const { fact } = one.judged.candidate;
    const isShown = shown.has(fact.id);
    const reasons = isShown ? reasonsFor(one, weights) : reasonsAgainst(one, top, reading, lexicon, weights);
    return {
      id: fact.id,
      shown: isShown,
      confidence: one.confidence,
      reasons: [...new Set(reasons)].slice(0, MOST_REASONS),
    };
  });
}

function reasonsFor({ features, judged, confidence }: Examined, weights: Weights): string[] {
  const found = weighed(FOR, (name) =>
    features[name] < FAR ? 0 : (weights.order(name) + weights.confidence(name)) * features[name],
  );
  if (found.length === 0 || judged.isExcluded || confidence < ANSWER_FROM)
    return [...found, 'belongs with what is shown'];
  return found;
}

function reasonsAgainst(
  { features, judged, confidence }: Examined,
  top: Examined | undefined,
  reading: Reading,
  lexicon: Lexicon,
  weights: Weights,
): string[] {
  const { candidate, isExcluded } = judged;
  const excluded = isExcluded ? exclusions(judged) : [];
  const isBehind = top !== undefined && top.judged !== judged && confidence >= ANSWER_FROM;
  const left = candidate.unexplained > 0 ? unexplainedBy(candidate.fact, reading, lexicon) : [];
  const against = weighed(
    AGAINST,
    (name) => -(weights.confidence(name) + (isFeature(name) ? weights.order(name) : 0)) * features[name],
  );
  const unexplained = left.length > 0 ? [`leaves ${left.map((word) => `“${word}”`).join(', ')} unexplained`] : [];
  const lacks =
    features.lacks > 0 && reading.asks !== undefined ? [LACKING.get(reading.asks) ?? 'no such answer given'] : [];
  const missing = weighed(WITHOUT, (name) => weights.confidence(name) * (1 - features[name]));
  return [
    ...excluded,
    ...(isBehind ? ['another fact fits better'] : []),
    ...lacks,
    ...unexplained,
    ...against,
    ...missing,
  ];
}

/** What rules a candidate out, however alike the words are. */
function exclusions({ features }: Judged): string[] {
  const named = EXCLUSIONS.filter((name) => features[name] > 0).flatMap((name) => AGAINST.get(name) ?? []);
  return named.length > 0 || features.lacks > 0 ? named : ['shares only everyday words with the question'];
}

/** The texts of what weighs enough, the heaviest first. */
function weighed<Name extends string>(texts: ReadonlyMap<Name, string>, weightOf: (name: Name) => number): string[] {
  return [...texts]
    .map(([name, text]) => ({ text, weight: weightOf(name) }))
    .filter(({ weight }) => weight >= LEAST)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ text }) => text);
}

/** Words that say what the question is about and that stand nowhere in the fact, those that bind most first. */
function unexplainedBy(fact: Fact, { question }: Reading, lexicon: Lexicon): string[] {
  const texts = [
    fact.statement,
    fact.answer,
    ...Object.values(fact.answers ?? {}).filter((text) => text !== undefined),
    ...fact.entities,
    ...fact.questions,
  ];
  const known = new Set(texts.flatMap((text) => lexicon.terms(text, { keepParts: true }).map(({ key }) => key)));
  return question.words
    .filter(({ term, telling }) => telling && term.weight === 1 && term.token.kind === 'word')
    .filter(({ term: { key } }) => ![key, ...lexicon.synonyms(key)].some((form) => known.has(form)))
    .toSorted((a, b) => b.specific - a.specific)
    .slice(0, MOST_NAMED_WORDS)
    .map(({ term }) => term.token.text);
}

/** An explanation in lines, for the terminal. Nothing in it is the bot's own words for people. */
export function explanationText(
  { kind, locale }: { readonly kind: string; readonly locale: string },
  explanations: readonly Explanation[],
): string {
  const told = explanations.map(({ read, candidates }) =>
    [
      `Question: ${read.question}`,
      `  asked for: ${read.asks ?? 'nothing in particular'} (${SHAPES[read.shape]}${read.now ? ', now' : ''}${read.plan ? ', planned' : ''}${read.turn === null ? '' : `, the ${read.turn}`})`,
      ...line('matters', read.matters),
      ...line('names', read.names),
      ...line('years', read.years),
      ...line('other countries', read.countries),
      ...line('from', read.from === null ? [] : [read.from]),
      ...line('to', read.to === null ? [] : [read.to]),
      ...line('words', read.words),
      candidates.length === 0 ? '  no fact comes close' : '  facts that come closest:',
      ...candidates.flatMap(({ id, shown, confidence, reasons }) => [
        `  ${shown ? '✓' : '✗'} ${id} (${Math.round(confidence * 100)} %), ${shown ? 'shown' : 'not shown'}`,
        ...reasons.map((reason) => `      ${reason}`),
      ]),
    ].join('\n'),
  );
  return [`Answer: ${kind}, in ${locale}`, ...told].join('\n');
}

const SHAPES: Readonly<Record<Reading['shape'], string>> = {
  one: 'one fact',
  overview: 'an overview',
  highest: 'the highest figure',
  lowest: 'the lowest figure',
  change: 'a change',
};

function line(title: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`  ${title}: ${values.join(', ')}`];
}
