import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { answersOf } from './answer-types.ts';
import { createDateWords } from './dates.ts';
import type { AnswerType, Language } from './languages/language.ts';
import type { Lexicon, Term } from './lexicon.ts';
import { countryKey, directionKey, type TraitsOf } from './traits.ts';
import { WEIGHTS } from './weights.ts';

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
  readonly answers: ReadonlySet<AnswerType>;
  /** Words as written, with the term of each. */
  readonly words: readonly Term[];
  /** Terms written with a capital letter, and terms written without one where it would show. */
  readonly capitalised: ReadonlySet<string>;
  readonly lowerCase: ReadonlySet<string>;
}

interface ProfileTerm {
  /** What the term weighs by itself: less for stop words and subjects, 0 for what binds the fact but is no word. */
  readonly lexical: number;
  /** BM25F weight in this fact, without the term's rarity, from 0 to `k1 + 1`. */
  readonly weight: number;
  readonly flags: number;
}

type Field = keyof typeof WEIGHTS.fields;
const FIELDS: readonly Field[] = ['answer', 'statement', 'questions', 'entities', 'date', 'topic', 'note', 'publisher'];
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
  const sample = pack.facts.filter((_, at) => at % step === 0).map((fact) => fieldTerms(fact, textOf, reading.lexicon));
  const average = new Map(
    FIELDS.map((field) => [
      field,
      Math.max(1, sample.reduce((sum, terms) => sum + terms[field].length, 0) / sample.length),
    ]),
  );
  for (const fact of pack.facts) yield profile(fact, fieldTerms(fact, textOf, reading.lexicon), average, reading);
}

function profile(
  fact: Fact,
  fields: Readonly<Record<Field, readonly Term[]>>,
  average: ReadonlyMap<Field, number>,
  { language, lexicon, traitsOf }: Reading,
): FactProfile {
  const frequency = new Map<string, { lexical: number; tf: number; flags: number }>();
  for (const field of FIELDS) {
    const norm = 1 - WEIGHTS.b + (WEIGHTS.b * fields[field].length) / (average.get(field) ?? 1);
    const gain = WEIGHTS.fields[field] / norm;
    const flags = (field === 'note' ? 0 : NAMED) | (field === 'note' || field === 'questions' ? 0 : STATED);
    for (const { key, weight } of fields[field]) {
      const entry = frequency.get(key);
      if (entry) {
        entry.tf += gain;
        entry.flags |= flags;
      } else frequency.set(key, { lexical: weight, tf: gain, flags });
    }
  }
  const all = FIELDS.flatMap((field) => fields[field]);
  const traits = traitsOf(all);
  for (const key of [...traits.countries].map(countryKey)) frequency.set(key, { lexical: 0, tf: 0, flags: 0 });
  for (const key of [...traits.directions].map(directionKey)) frequency.set(key, { lexical: 0, tf: 0, flags: 0 });
  const dated = fact.date === null ? fields.questions : [];
  for (const { token, key } of [...fields.answer, ...fields.statement, ...fields.date, ...dated]) {
    const entry = token.kind === 'year' ? frequency.get(key) : undefined;
    if (entry) entry.flags |= OWN_YEAR;
  }
  const inText = (language.capitalisesNouns ? fields.entities : [...fields.statement, ...fields.questions]).filter(
    ({ token, weight }) => token.kind === 'word' && weight === 1,
  );
  return {
    terms: new Map(
      [...frequency].map(([key, { lexical, tf, flags }]) => [
        key,
        { lexical, weight: (tf * (WEIGHTS.k1 + 1)) / (tf + WEIGHTS.k1), flags },
      ]),
    ),
    examples: fact.questions.map((question) => lexicon.terms(question)),
    answers: answersOf(fact, language),
    words: all.filter(({ token, weight, key }) => token.kind === 'word' && weight === 1 && !key.startsWith('=')),
    capitalised: new Set(inText.filter(({ token }) => token.capitalised).map(({ key }) => key)),
    lowerCase: new Set(
      fields.statement.filter(({ token }, place) => place > 0 && !token.capitalised).map(({ key }) => key),
    ),
  };
}

function fieldTerms(fact: Fact, textOf: FieldTexts, lexicon: Lexicon): Record<Field, Term[]> {
  const terms = (field: Field) => lexicon.terms(textOf[field](fact), { keepParts: true });
  return {
    answer: terms('answer'),
    statement: terms('statement'),
    questions: terms('questions'),
    entities: terms('entities'),
    date: terms('date'),
    topic: terms('topic'),
    note: terms('note'),
    publisher: terms('publisher'),
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
    date: ({ date, series }) => `${dateWords(date)}. ${dateWords(series?.period ?? null)}`,
    topic: ({ topic, series }) => {
      const definition = series ? pack.series[series.id] : undefined;
      const count = series?.count === undefined ? '' : (definition?.counts?.[series.count] ?? '');
      return [pack.topics[topic]?.title, ...(definition?.measure ?? []), count].join('. ');
    },
    note: ({ note = '' }) => note,
    publisher: ({ sources }) => sources.map(({ publisher }) => publisher).join('. '),
  };
}
