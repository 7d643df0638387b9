import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { countryKey } from '../search/constraints.ts';
import type { Candidate, SearchIndex } from '../search/index.ts';
import type { Concerns } from './concerns.ts';
import { TWINS } from './headline.ts';
import type { Ask, Reading } from './reading.ts';

/** Everything that speaks for or against a candidate, by name; nearly all of it from 0 to 1. */
export const FEATURES = [
  // Words: what search found.
  'words',
  'example',
  'examples',
  'coreMissing',
  'coreNameMissing',
  'coverage',
  'stated',
  'literal',
  'missingKnown',
  'missingUnknown',
  'unexplained',
  'headMissing',
  'focusMissing',
  'indirect',
  'year',
  'number',
  'country',
  'direction',
  'name',
  'otherName',
  'type',
  // Reading: what is asked about, and what the fact is there to tell.
  'matter',
  'otherMatter',
  'likelyMatter',
  'unlikelyMatter',
  'side',
  'otherSide',
  'gives',
  'lacks',
  'current',
  'past',
  'lead',
  'newest',
  'superseded',
  'planned',
  'partial',
  'figureOnly',
  'total',
  'counted',
  'countsOther',
  'narrower',
  'subjectMissing',
  // The same where the pack says nothing of its matters, by what people want to know of any club, shop or school.
  'concern',
  'concernMissing',
  'aspectMissing',
  'concernUnknown',
  'aspectUnknown',
  'concernExtra',
  'concernOpposite',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;

const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
const COUNTRY_CODES = LETTERS.flatMap((a) => LETTERS.map((b) => `${a}${b}`));

/** Fewer are named in passing, but in a very small pack: an English test. */
const FEWEST_COUNTRIES = 3;

/** Kinds of answer that a fact must be there to give: a date is no reason. */
const STRICT: ReadonlySet<Ask> = new Set<Ask>(['why', 'how', 'who']);
/** Kinds of question that name what is asked for. */
const NAMING: ReadonlySet<Ask> = new Set<Ask>(['howMany', 'howMuch', 'which', 'what']);
/** Kinds of question that no figure answers by itself. */
const NAMELY: ReadonlySet<Ask> = new Set<Ask>(['who', 'where', 'which', 'what']);
/** A matter that is less likely than one in so many powers of ten is out of the question. */
const LEAST_LIKELY = 4;
/** More unexplained words change nothing any more. */
const MOST_UNEXPLAINED = 4;
/** What a second or third matter of a fact counts of its first. */
const FURTHER_MATTER = 0.7;
/** What a kind of answer counts that follows from the fact's date or quantity and is not written down. */
const DERIVED = 0.6;

/** By what else than words questions and facts are compared. */
export interface Signs {
  readonly concerns: Pick<Concerns, 'match'>;
  /** How a text says that a figure is a sum over years. */
  readonly total: RegExp | undefined;
}

/** Looks at candidates for questions to a pack. */
export function createFeatures(
  pack: Pack,
  { lexicon, isKnown, standsFor }: Pick<SearchIndex, 'lexicon' | 'isKnown' | 'standsFor'>,
  { concerns, total }: Signs,
): (candidate: Candidate, reading: Reading) => Features {
  const subjects = new Map(pack.subjects.flatMap((forms, at) => forms.map((form) => [form, at] as const)));
  const isTotal = ({ statement, answer }: Fact) => total?.test(`${statement} ${answer}`.toLowerCase()) === true;
  const isTyped = pack.facts.some(({ answers }) => answers !== undefined);
  // Where no fact is about a country, one in a question tells of the person: "I'm from Spain, what do I pay?"
  const hasCountries =
    COUNTRY_CODES.filter((code) => isKnown(countryKey(code))).length >=
    Math.min(FEWEST_COUNTRIES, pack.facts.length / 10);

  return (candidate, reading) => {
    const { fact, vetoes } = candidate;
    const { asks, matters, question } = reading;
    const has = (veto: (typeof vetoes)[number]) => Number(vetoes.includes(veto));
    const matter = matterOf(fact, reading);
    const likely = likelyMatterOf(fact, reading);
    const gives = asks === undefined ? 0 : givesOf(fact, asks);
    const sides = sidesOf(fact, reading, subjects);
    // "How many companies", "which company": of who, when and why the first words are mostly verbs.
    const isNamed = asks === undefined || NAMING.has(asks);
    const isFigure = fact.quantity !== undefined;
    const counts = asks === 'howMany' ? countsOf(fact, reading, { lexicon, standsFor }) : undefined;
    return {
      words: candidate.words,
      example: candidate.example,
      examples: candidate.examples,
      coreMissing: candidate.coreMissing,
      coreNameMissing: candidate.coreNameMissing,
      coverage: candidate.coverage,
      stated: candidate.stated,
      literal: candidate.literal,
      missingKnown: candidate.missingKnown,
      missingUnknown: candidate.missingUnknown,
      unexplained: Math.min(candidate.unexplained, MOST_UNEXPLAINED) / MOST_UNEXPLAINED,
      headMissing: isNamed ? candidate.headMissing : 0,
      focusMissing: isNamed ? candidate.focusMissing : 0,
      indirect: gives === 1 ? 0 : Number(candidate.indirect),
      year: has('year'),
      number: has('number'),
      country: hasCountries ? has('country') : 0,
      direction: has('direction'),
      name: has('name'),
      otherName: has('otherName'),
      type: gives === 1 ? 0 : has('type'),
      matter,
      otherMatter: Number(matters.length > 0 && matter === 0 && fact.matters !== undefined),
      likelyMatter: likely,
      unlikelyMatter: reading.likelyMatters.size === 0 ? 0 : Math.min(1, -Math.log10(likely + 1e-9) / LEAST_LIKELY),
      side: Number(sides === 'same'),
      otherSide: Number(sides === 'other'),
      gives,
      lacks: Number(isTyped && asks !== undefined && STRICT.has(asks) && gives === 0),
      current: Number(reading.isNow && fact.state === true),
      past: Number(reading.isNow && fact.state === false && !isNewest(pack, fact)),
      lead: Number(fact.lead === true && matter > 0),
      newest: Number(question.traits.years.size === 0 && isFigure && isNewest(pack, fact)),
      superseded: Number(pack.supersededBy(fact.id).some((newer) => asks === undefined || givesOf(newer, asks) > 0)),
      planned: Number(fact.planned === true && !reading.isPlan),
      figureOnly: Number(isFigure && asks !== undefined && NAMELY.has(asks) && gives === 0),
      total: Number(reading.isTotal && isFigure && isTotal(fact)),
      counted: Number(counts === true),
      countsOther: Number(counts === false),
      subjectMissing: candidate.subjectMissing,
      narrower: narrowerBy(fact, reading),
      partial: Number(isFigure && isPartOfYear(fact.series?.period ?? fact.date)),
      ...concerns.match(fact, reading.concerns),
    };
  };
}

/** How far the fact gives a kind of short answer, from 0 to 1. */
export function givesOf({ answers, date, quantity }: Fact, asks: Ask): number {
  if (answers?.[asks] !== undefined) return 1;
  switch (asks) {
    case 'when':
      return date === null ? 0 : DERIVED;
    case 'howMany':
    case 'howMuch':
      return quantity === undefined && answers?.[asks === 'howMany' ? 'howMuch' : 'howMany'] === undefined ? 0 : 1;
    default:
      return TWINS.get(asks)?.some((twin) => answers?.[twin] !== undefined) ? DERIVED : 0;
  }
}

/** More names change nothing any more. */
const MOST_NAMES = 4;

/** How far the fact is about single persons, places and things where the question names none, from 0 to 1. */
function narrowerBy({ entities, lead }: Fact, { question }: Reading): number {
  return question.names.length > 0 || lead === true ? 0 : Math.min(entities.length, MOST_NAMES) / MOST_NAMES;
}

/** Whether what is counted is what the question counts, by the words of the short answer; undefined if it names nothing. */
function countsOf(
  { answer, answers, quantity, statement }: Fact,
  { question }: Reading,
  { lexicon, standsFor }: Pick<SearchIndex, 'lexicon' | 'standsFor'>,
): boolean | undefined {
  const head = question.words[question.focus.at(-1) ?? -1];
  if (head === undefined) return undefined;
  // A people is what a figure counts of which the statement tells.
  const isPeople = head.term.subject !== undefined;
  const texts = [answers?.howMany ?? answer, quantity?.unit ?? '', isPeople ? statement : ''];
  return lexicon.terms(texts.join('. '), { keepParts: true }).some(({ key }) => standsFor(head, key));
}

/** The share of the question's matters that the fact tells of, the fact's first one in full. */
function matterOf({ matters = [] }: Fact, { matters: asked }: Reading): number {
  if (asked.length === 0) return 0;
  const shares = asked.map(({ id, share }) => {
    const at = matters.indexOf(id);
    return at < 0 ? 0 : share * (at === 0 ? 1 : FURTHER_MATTER);
  });
  // One of two may be what the other is said of: "visa for students".
  return (Math.max(...shares) + shares.reduce((sum, share) => sum + share, 0) / shares.length) / 2;
}

/** How likely the question is about the likeliest of the fact's matters, the first one in full. */
function likelyMatterOf({ matters = [], topic }: Fact, { likelyMatters }: Reading): number {
  const chances = matters.map((matter, at) => (likelyMatters.get(matter) ?? 0) * (at === 0 ? 1 : FURTHER_MATTER));
  return Math.max(likelyMatters.get(topic) ?? 0, ...chances);
}

function sidesOf(
  fact: Fact,
  { from, to }: Reading,
  subjects: ReadonlyMap<string, number>,
): 'same' | 'other' | undefined {
  const [acts, concerns] = [subjects.get(fact.from ?? ''), subjects.get(fact.to ?? '')];
  const pairs = [
    [from, acts],
    [to, concerns],
  ].filter(([asked, told]) => asked !== undefined && told !== undefined);
  if (pairs.length === 0) return undefined;
  return pairs.every(([asked, told]) => asked === told) ? 'same' : 'other';
}

/** Whether no figure of the same measure by the same count is newer. */
function isNewest(pack: Pack, { id, series }: Fact): boolean {
  if (!series) return false;
  const [newest] = pack
    .factsOfSeries(series.id)
    .filter((other) => other.series?.count === series.count && !isPartOfYear(other.series?.period ?? null))
    .toSorted((a, b) => newestFirst(a.series?.period, b.series?.period));
  return newest?.id === id;
}

/** Whether a period is some months of a year: half a year's trade is no year's trade. */
export function isPartOfYear(period: string | null): boolean {
  const [first = '', last] = period?.split('/') ?? [];
  if (last === undefined || first.slice(0, 4) !== last.slice(0, 4) || first.length < 7) return false;
  return first.slice(5, 7) !== '01' || last.slice(5, 7) !== '12';
}
