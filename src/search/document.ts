import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import {
  type AnswerKinds,
  answersOf,
  countryKey,
  createDateWords,
  directionKey,
  type TraitsOf,
} from './constraints.ts';
import type { Language } from './languages/language.ts';
import { isPhrase, type Lexicon, type Term } from './lexicon.ts';
import { WEIGHTS } from './model.ts';

/** What a fact's terms are to it, as bits. */
export const STATED = 1;
/** The fact is about it: a note may name others for comparison. */
export const NAMED = 2;
/** A year that the fact is about, not one that it only mentions. */
export const OWN_YEAR = 4;

/** What the index takes from a fact. Made one at a time and not kept. */
export interface FactProfile {
  readonly terms: ReadonlyMap<string, ProfileTerm>;
  /** The terms of each example question. */
  readonly examples: readonly (readonly Term[])[];
  readonly answers: AnswerKinds;
  /** All its terms in reading order, field by field. */
  readonly texts: readonly (readonly Term[])[];
  /** Texts in which a capital letter tells a name; the entities where every noun has one. */
  readonly naming: readonly (readonly Term[])[];
  readonly statement: readonly Term[];
}

interface ProfileTerm {
  /** What the term weighs by itself: less for stop words and subjects, 0 for what binds the fact but is no word. */
  readonly lexical: number;
  /** BM25F weight in this fact, without the term's rarity, from 0 to `k1 + 1`. */
  readonly weight: number;
  readonly flags: number;
}

type Field = keyof typeof WEIGHTS.fields;
const FIELDS: readonly Field[] = [
  'answer',
  'statement',
  'questions',
  'entities',
  'date',
  'topic',
  'note',
  'publisher',
  'answers',
  'matters',
];
/** A note may name others for comparison; the names of a matter are not the fact's own words. */
const UNNAMED: ReadonlySet<Field> = new Set<Field>(['note', 'matters']);
const UNSTATED: ReadonlySet<Field> = new Set<Field>(['note', 'matters', 'questions']);
/** Average lengths are taken from so many facts; more change nothing and would be read twice. */
const SAMPLE = 2_000;

interface Reading {
  readonly pack: Pack;
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly traitsOf: TraitsOf;
}

/** Reads the facts of a pack in order. */
export function* profilesOf(reading: Reading): Generator<FactProfile> {
  const { pack, language } = reading;
  const textOf = createFieldTexts(pack, language);
  const step = Math.max(1, Math.floor(pack.facts.length / SAMPLE));
  const read = (fact: Fact) => readFields(fact, textOf, reading.lexicon);
  const sample = pack.facts.filter((_, at) => at % step === 0).map(read);
  const average = mapFields((field) =>
    Math.max(1, sample.reduce((sum, fields) => sum + fields[field].length, 0) / sample.length),
  );
  for (const [at, fact] of pack.facts.entries()) {
    const fields = step === 1 ? sample[at] : undefined;
    yield describe(fact, fields ?? read(fact), average, reading);
  }
}

function describe(
  fact: Fact,
  fields: Fields,
  average: Readonly<Record<Field, number>>,
  { language, traitsOf }: Reading,
): FactProfile {
  const terms = new Map<string, { lexical: number; weight: number; flags: number }>();
  for (const field of FIELDS) {
    const norm = 1 - WEIGHTS.b + (WEIGHTS.b * fields[field].length) / average[field];
    const gain = WEIGHTS.fields[field] / norm;
    const flags = (UNNAMED.has(field) ? 0 : NAMED) | (UNSTATED.has(field) ? 0 : STATED);
    for (const { key, weight } of fields[field]) {
      const term = terms.get(key);
      if (term) {
        term.weight += gain;
        term.flags |= flags;
      } else terms.set(key, { lexical: weight, weight: gain, flags });
    }
  }
  for (const term of terms.values()) term.weight = (term.weight * (WEIGHTS.k1 + 1)) / (term.weight + WEIGHTS.k1);

  const texts = FIELDS.map((field) => fields[field]);
  const traits = traitsOf(...texts);
  for (const country of traits.countries) terms.set(countryKey(country), { lexical: 0, weight: 0, flags: 0 });
  for (const direction of traits.directions) terms.set(directionKey(direction), { lexical: 0, weight: 0, flags: 0 });
  for (const field of yearFields(fact)) {
    for (const { token, key } of fields[field]) {
      const term = token.kind === 'year' ? terms.get(key) : undefined;
      if (term) term.flags |= OWN_YEAR;
    }
  }
  return {
    terms,
    examples: fields.examples,
    answers: answersOf(fact, language),
    texts,
    naming: language.capitalisesNouns ? [fields.entities] : [fields.statement, fields.questions],
    statement: fields.statement,
  };
}

interface Fields extends Readonly<Record<Field, readonly Term[]>> {
  readonly examples: readonly (readonly Term[])[];
}
/** Where a year stands that the fact is about. A figure is of its own period; the statement may compare it, or say when it was told. */
function yearFields({ series, date }: Fact): readonly Field[] {
  if (series) return ['answer', 'date'];
  return date === null ? ['answer', 'statement', 'date', 'questions'] : ['answer', 'statement', 'date'];
}

function readFields(fact: Fact, textOf: FieldTexts, lexicon: Lexicon): Fields {
  const read = (field: Field) => lexicon.terms(textOf[field](fact), { keepParts: true });
  const examples = fact.questions.map((question) => lexicon.terms(question));
  // Only where a name of several words stands in them do the questions have to be read once more, for its parts.
  const plain = examples.every((terms) => !terms.some(isPhrase));
  return { ...mapFields((field) => (field === 'questions' && plain ? examples.flat() : read(field))), examples };
}

function mapFields<T>(make: (field: Field) => T): Record<Field, T> {
  return {
    answer: make('answer'),
    statement: make('statement'),
    questions: make('questions'),
    entities: make('entities'),
    date: make('date'),
    topic: make('topic'),
    note: make('note'),
    publisher: make('publisher'),
    answers: make('answers'),
    matters: make('matters'),
  };
}

type FieldTexts = Readonly<Record<Field, (fact: Fact) => string>>;

function createFieldTexts(pack: Pack, language: Language): FieldTexts {
  const dateWords = createDateWords(language);
  return {
    answer: ({ answer }) => answer,
    statement: ({ statement }) => statement,
    questions: ({ questions }) => questions.join('. '),
    entities: ({ entities }) => entities.join('. '),
    date: ({ date, series, quantity }) =>
      `${dateWords(date, quantity !== undefined)}. ${dateWords(series?.period ?? null, quantity !== undefined)}`,
    topic: ({ topic, series }) => {
      const definition = series ? pack.series[series.id] : undefined;
      const count = series?.count === undefined ? '' : (definition?.counts?.[series.count] ?? '');
      return [pack.topics[topic]?.title, ...(definition?.measure ?? []), count].join('. ');
    },
    note: ({ note = '' }) => note,
    answers: ({ answers }) => Object.values(answers ?? {}).join('. '),
    matters: ({ matters = [] }) => matters.flatMap((matter) => pack.matters[matter] ?? []).join('. '),
    publisher: ({ sources }) => sources.map(({ publisher }) => publisher).join('. '),
  };
}
