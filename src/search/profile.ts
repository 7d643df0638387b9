import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { type AnswerType, answerTypeOf, type Language } from './languages/language.ts';
import type { Lexicon } from './lexicon.ts';
import type { Traits, TraitsOf } from './traits.ts';
import { WEIGHTS } from './weights.ts';

/** What the index keeps of a fact. */
export interface FactProfile {
  readonly fact: Fact;
  /** BM25F weight of each term, without its rarity. */
  readonly weights: ReadonlyMap<string, number>;
  /** The terms of each example question. */
  readonly examples: readonly ReadonlyMap<string, number>[];
  readonly traits: Traits;
  /** The years that the fact is about, not those that it only mentions. */
  readonly ownYears: ReadonlySet<string>;
  /** The kinds of answer that the fact can give. */
  readonly answers: ReadonlySet<AnswerType>;
  /** Terms of what the fact itself states, without its example questions and notes. */
  readonly statedKeys: ReadonlySet<string>;
  /** Terms that may answer to a name in a question. */
  readonly nameKeys: ReadonlySet<string>;
  /** Terms of its names: words that are always written with a capital letter. */
  readonly properNames: ReadonlySet<string>;
  /** Terms of its words that are written in lower case somewhere. */
  readonly lowerCase: ReadonlySet<string>;
  /** The fact's words as written, with the term of each. */
  readonly vocabulary: ReadonlyMap<string, string>;
}

type Field = keyof typeof WEIGHTS.fields;

export function describeFacts(pack: Pack, language: Language, lexicon: Lexicon, traitsOf: TraitsOf): FactProfile[] {
  const texts = pack.facts.map((fact) => fieldsOf(fact, pack, language));
  const fields = texts.map((fact) => mapFields(fact, (text) => lexicon.terms(text, { keepParts: true })));
  const average = mapFields(WEIGHTS.fields, (_, field) => {
    const total = fields.reduce((sum, fact) => sum + fact[field].length, 0);
    return Math.max(1, total / Math.max(1, fields.length));
  });

  return pack.facts.map((fact, at) => {
    const own = fields[at];
    if (!own) throw new Error(`No fields for the fact ${fact.id}.`);
    const inText = [...own.statement, ...own.questions].filter(
      ({ token, weight }) => token.kind === 'word' && weight === 1,
    );
    const properNames = new Set(inText.filter(({ token }) => token.capitalised).map(({ key }) => key));
    const lowerCase = new Set(
      own.statement.filter(({ token }, place) => place > 0 && !token.capitalised).map(({ key }) => key),
    );
    const frequency = new Map<string, number>();
    const vocabulary = new Map<string, string>();
    const nameKeys = new Set<string>();
    const statedKeys = new Set<string>();
    for (const field of fieldNames) {
      const norm = 1 - WEIGHTS.b + (WEIGHTS.b * own[field].length) / average[field];
      for (const { key, token, weight } of own[field]) {
        frequency.set(key, (frequency.get(key) ?? 0) + WEIGHTS.fields[field] / norm);
        // A note may name others for comparison; the fact is not about them.
        if (field !== 'note') nameKeys.add(key);
        if (field !== 'note' && field !== 'questions') statedKeys.add(key);
        if (token.kind === 'word' && weight === 1 && !key.startsWith('=')) vocabulary.set(token.text, key);
      }
    }
    const weights = new Map([...frequency].map(([key, tf]) => [key, (tf * (WEIGHTS.k1 + 1)) / (tf + WEIGHTS.k1)]));
    const examples = fact.questions.map(
      (question) => new Map(lexicon.terms(question).map(({ key, weight }) => [key, weight])),
    );
    const all = fieldNames.flatMap((field) => own[field]);
    const inWords = all
      .map(({ token }) => language.numberWords.get(token.text))
      .filter((number) => number !== undefined);
    const traits = traitsOf(all);
    const numbers = new Set([...traits.numbers, ...inWords]);
    const { years: ownYears } = traitsOf([
      ...own.answer,
      ...own.statement,
      ...own.date,
      ...(fact.date === null ? own.questions : []),
    ]);
    return {
      fact,
      weights,
      examples,
      traits: { ...traits, numbers },
      ownYears,
      answers: answersOf(fact, language),
      nameKeys,
      statedKeys,
      properNames,
      lowerCase,
      vocabulary,
    };
  });
}

const fieldNames: readonly Field[] = [
  'answer',
  'statement',
  'questions',
  'entities',
  'date',
  'topic',
  'note',
  'publisher',
];

function mapFields<A, B>(fields: Readonly<Record<Field, A>>, make: (value: A, field: Field) => B): Record<Field, B> {
  const { answer, statement, questions, entities, date, topic, note, publisher } = fields;
  return {
    answer: make(answer, 'answer'),
    statement: make(statement, 'statement'),
    questions: make(questions, 'questions'),
    entities: make(entities, 'entities'),
    date: make(date, 'date'),
    topic: make(topic, 'topic'),
    note: make(note, 'note'),
    publisher: make(publisher, 'publisher'),
  };
}

function fieldsOf(fact: Fact, pack: Pack, language: Language): Record<Field, string> {
  const series = fact.series ? pack.series[fact.series.id] : undefined;
  const count = fact.series?.count === undefined ? '' : (series?.counts?.[fact.series.count] ?? '');
  return {
    answer: fact.answer,
    statement: fact.statement,
    questions: fact.questions.join('. '),
    entities: fact.entities.join('. '),
    date: [dateWords(fact.date, language), dateWords(fact.series?.period ?? null, language)].join('. '),
    topic: [pack.topics[fact.topic]?.title, ...(series?.measure ?? []), count].join('. '),
    note: fact.note ?? '',
    publisher: fact.sources.map(({ publisher }) => publisher).join('. '),
  };
}

/** 2022-03-12 becomes "12 March 2022": people ask with months' names. A range names every year within it. */
function dateWords(period: string | null, language: Language): string {
  if (period === null) return '';
  const [first = '', last = first] = period.split('/');
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)) && years.length < 50; year++)
    years.push(year);
  const days = [first, last].map((day) => {
    const [, month, date = ''] = day.split('-');
    if (month === undefined) return '';
    const name = new Date(Date.UTC(2000, Number(month) - 1)).toLocaleString(language.code, {
      month: 'long',
      timeZone: 'UTC',
    });
    return `${Number(date) || ''} ${name}`;
  });
  return [...years, ...days].join(' ');
}

const PERSON = /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*( (von|van|der|de))* \p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)*$/u;
/** What is counted has a word for its unit (companies, students); what is measured has a symbol (t, GW, m3/day). */
const COUNTED = /^\p{Ll}{4,}/u;
/** Units of money are written as ISO 4217 codes, alone or as in EUR/yr. */
const MONEY = /^[A-Z]{3}(\/|$)/;

function answersOf(fact: Fact, { numberWords, answerTypes, shares }: Language): Set<AnswerType> {
  const kinds = new Set<AnswerType>(['reason']);
  const text = `${fact.answer} ${fact.statement}`;
  const unit = fact.quantity?.unit ?? '';
  const worded =
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.some((word) => numberWords.has(word)) ?? false;
  const digits = /\d/.test(text.replace(/\b(1[89]|20)\d\d\b/g, ''));
  if (digits || worded) {
    kinds.add('duration');
    if (!COUNTED.test(unit)) kinds.add('amount');
    if (!MONEY.test(unit) || /\d+ \p{Ll}/u.test(fact.answer)) kinds.add('count');
  }
  if (shares.test(text)) kinds.add('percent');
  if (/\b(1[89]|20)\d\d\b/.test(text) || fact.date !== null) {
    kinds.add('date');
    kinds.add('duration');
  }
  // Two capitalised words are taken for a person; whether one is a place, letters do not tell.
  if ([...fact.entities, fact.answer].some((name) => PERSON.test(name))) kinds.add('person');
  if (/\p{Lu}\p{L}+/u.test(fact.answer) || fact.entities.length > 0 || /\s\p{Lu}\p{L}+/u.test(fact.statement))
    kinds.add('place');
  // What the example questions ask for, the fact answers.
  for (const question of fact.questions) {
    const type = answerTypeOf(question, { answerTypes });
    if (type !== undefined) kinds.add(type);
  }
  return kinds;
}
