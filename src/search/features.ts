import { countryKey, directionKey, rivalsOf } from './constraints.ts';
import { coreTermsOf } from './core-terms.ts';
import { NAMED, OWN_YEAR, STATED } from './document.ts';
import { answerBit, type FactTable } from './inverted-index.ts';
import type { Question } from './question.ts';

/** What speaks for and against a fact as the answer to a question. Shares are of the question's weight, 0 to 1. */
export interface Match {
  /** The share that the fact's words explain. */
  readonly coverage: number;
  /** The same by what the fact itself states, without its example questions and notes. */
  readonly stated: number;
  /** The same by the very words of the question, without synonyms and repaired spelling. */
  readonly literal: number;
  /** The most important word that the fact does not explain, of those that other facts have, and of those that none has. */
  readonly missing: number;
  readonly missingKnown: number;
  readonly missingUnknown: number;
  /** The share of the subjects that the question names which the fact does not state. */
  readonly subjectMissing: number;
  /** How many words that tell what the question is about the fact does not explain. */
  readonly unexplained: number;
  /** Likeness to the best example question: the cosine of both as vectors. */
  readonly example: number;
  /** The same to the best few, on average: that many are alike is less of a coincidence. */
  readonly examples: number;
  /**
   * How far the question lacks what people name when they ask for the fact, by its example questions, from 0 to 1; and the
   * same of the one name that it lacks most: "trade volume" is not after Bavaria's.
   */
  readonly coreMissing: number;
  readonly coreNameMissing: number;
  /** The fact has a word of the question that tells what it is about, and not only everyday words. */
  readonly grounded: boolean;
  /** The fact may give the kind of answer that is asked for, but is not there for that. */
  readonly indirect: boolean;
  /** How far the fact lacks what the question asks after: its head noun, and the least explained word around it. */
  readonly headMissing: number;
  readonly focusMissing: number;
  /** What the question names and the fact does not carry. */
  readonly vetoes: readonly Veto[];
}
type Veto = (typeof VETOES)[number];
/** `otherName` is one that the pack has, but not this fact; `name` one that may be misspelt or another word for the same. */
const VETOES = ['year', 'number', 'country', 'direction', 'name', 'otherName', 'type'] as const;

/** Something that binds the question, as terms of the fact that would do, or would not. */
interface Bond {
  readonly veto: Exclude<Veto, 'type'>;
  readonly good: readonly number[];
  readonly bad?: readonly number[];
  /** Whether a fact passes, by what it has and the flags of that. */
  readonly passes: (has: Has, flags: number) => boolean;
}
type Has = 'good' | 'bad' | 'none';
const GOOD = 1;
const BAD = 0.5;
/** A word grounds an answer if the fact has it or one that means nearly as much. */
const GROUNDING = 0.5;

/** Looks closely at single facts: goes through each fact's terms once, whatever the question's length. */
export function createMatcher(
  table: FactTable,
  subjects: number,
): (question: Question, facts: readonly number[]) => Match[] {
  const { members, examples, importance, answers } = table;
  const core = coreTermsOf(table);
  // For each term, the first entry of it; an entry says what of the question the term stands for, and the next entry.
  const first = new Int32Array(table.terms).fill(-1);

  return (question, facts) => {
    const { words } = question;
    const bonds = bondsOf(question, table, subjects);
    const entries = enter(question, bonds, first);
    const { of, share, next } = entries;
    const weights = Float64Array.from(words, ({ weight, emphasis }) => weight * emphasis);
    const asked = Float64Array.from(words, ({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const length = Math.hypot(...asked) || 1;
    const best = new Float64Array(words.length + bonds.length);
    const stated = new Float64Array(best.length);
    const flags = new Uint8Array(best.length);
    const inExample = new Float64Array(best.length);
    const typeBit = question.answerType === undefined ? 0 : answerBit(question.answerType);

    function likeness(example: number): number {
      inExample.fill(0);
      let square = 0;
      const end = examples.termStart[example + 1] ?? 0;
      for (let at = examples.termStart[example] ?? 0; at < end; at++) {
        const term = examples.term[at] ?? 0;
        const value = importance[term] ?? 0;
        square += value * value;
        for (let entry = first[term] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
          const place = of[entry] ?? 0;
          const gain = value * (share[entry] ?? 0);
          if (gain > (inExample[place] ?? 0)) inExample[place] = gain;
        }
      }
      let product = 0;
      for (let at = 0; at < weights.length; at++) product += (inExample[at] ?? 0) * (asked[at] ?? 0);
      return product === 0 ? 0 : product / (length * Math.sqrt(square));
    }

    function lookAt(fact: number): void {
      best.fill(0);
      stated.fill(0);
      flags.fill(0);
      const end = members.start[fact + 1] ?? 0;
      for (let at = members.start[fact] ?? 0; at < end; at++) {
        const flag = members.flags[at] ?? 0;
        for (let entry = first[members.term[at] ?? 0] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
          const place = of[entry] ?? 0;
          const counts = share[entry] ?? 0;
          if (counts > (best[place] ?? 0)) best[place] = counts;
          if (flag & STATED && counts > (stated[place] ?? 0)) stated[place] = counts;
          flags[place] = (flags[place] ?? 0) | flag;
        }
      }
    }

    /** How much of the question's best word stands for a term. */
    function askedShare(term: number): number {
      let most = 0;
      for (let entry = first[term] ?? -1; entry >= 0; entry = next[entry] ?? -1) {
        if ((of[entry] ?? 0) < words.length) most = Math.max(most, share[entry] ?? 0);
      }
      return most;
    }

    function coreMissingIn(fact: number): Pick<Match, 'coreMissing' | 'coreNameMissing'> {
      let [lacking, whole, name] = [0, 0, 0];
      const end = core.start[fact + 1] ?? 0;
      for (let at = core.start[fact] ?? 0; at < end; at++) {
        const term = core.term[at] ?? 0;
        const frequency = core.share[at] ?? 0;
        const missing = 1 - askedShare(term);
        const weight = frequency * frequency * (importance[term] ?? 0);
        whole += weight;
        lacking += weight * missing;
        if (table.isName[term]) name = Math.max(name, frequency * missing);
      }
      return { coreMissing: whole === 0 ? 0 : lacking / whole, coreNameMissing: name };
    }

    function vetoesOf(fact: number): readonly Veto[] {
      let bits = typeBit !== 0 && ((answers.possible[fact] ?? 0) & typeBit) === 0 ? bitOf('type') : 0;
      for (let at = 0; at < bonds.length; at++) {
        const found = best[words.length + at];
        const has = found === GOOD ? 'good' : found === BAD ? 'bad' : 'none';
        const bond = bonds[at];
        if (bond && !bond.passes(has, flags[words.length + at] ?? 0)) bits |= bitOf(bond.veto);
      }
      return VETO_LISTS[bits] ?? [];
    }

    const matches = facts.map((fact): Match => {
      lookAt(fact);
      let grounded = false;
      let [coverage, statedCoverage, literal, missing] = [0, 0, 0, 0];
      let [missingKnown, missingUnknown, unexplained] = [0, 0, 0];
      for (let at = 0; at < weights.length; at++) {
        const weight = weights[at] ?? 0;
        const counts = best[at] ?? 0;
        coverage += weight * counts;
        statedCoverage += weight * (stated[at] ?? 0);
        if (counts === 1) literal += weight;
        if (counts >= GROUNDING && words[at]?.telling) grounded = true;
        const lacks = weight * (1 - counts) * (words[at]?.specific ?? 1);
        missing = Math.max(missing, lacks);
        if (words[at]?.meanings.length === 0) missingUnknown = Math.max(missingUnknown, lacks);
        else missingKnown = Math.max(missingKnown, lacks);
        if (counts < GROUNDING && words[at]?.telling && words[at]?.term.weight === 1)
          unexplained += words[at]?.specific ?? 1;
      }
      const subjects = words.flatMap(({ term }, at) => (term.subject === undefined ? [] : [stated[at] ?? 0]));
      let [example, second, third] = [0, 0, 0];
      const end = examples.start[fact + 1] ?? 0;
      for (let at = examples.start[fact] ?? 0; at < end; at++) {
        const alike = likeness(at);
        if (alike > example) [example, second, third] = [alike, example, second];
        else if (alike > second) [second, third] = [alike, second];
        else if (alike > third) third = alike;
      }
      const head = question.focus.at(-1) ?? -1;
      let focus = 1;
      for (const at of question.focus) focus = Math.min(focus, 1 - (1 - (best[at] ?? 1)) * (words[at]?.specific ?? 1));
      return {
        coverage: coverage / total,
        stated: statedCoverage / total,
        literal: literal / total,
        missing: missing / total,
        missingKnown: missingKnown / total,
        missingUnknown: missingUnknown / total,
        unexplained,
        subjectMissing: subjects.length === 0 ? 0 : subjects.filter((share) => share === 0).length / subjects.length,
        example: Math.min(1, example),
        examples: Math.min(1, (example + second + third) / 3),
        ...coreMissingIn(fact),
        grounded,
        indirect: typeBit !== 0 && ((answers.given[fact] ?? 0) & typeBit) === 0,
        headMissing: (1 - (best[head] ?? 1)) * (words[head]?.specific ?? 1),
        focusMissing: 1 - focus,
        vetoes: vetoesOf(fact),
      };
    });
    for (const term of entries.terms) first[term] = -1;
    return matches;
  };
}

/** Enters the meanings of the words, and after them what the bonds look for, into lists that begin in `first`. */
function enter({ words }: Question, bonds: readonly Bond[], first: Int32Array) {
  const terms: number[] = [];
  const of: number[] = [];
  const share: number[] = [];
  const next: number[] = [];
  const add = (place: number, term: number, counts: number) => {
    terms.push(term);
    of.push(place);
    share.push(counts);
    next.push(first[term] ?? -1);
    first[term] = terms.length - 1;
  };
  words.forEach(({ meanings }, at) => {
    for (const meaning of meanings) add(at, meaning.term, meaning.share);
  });
  bonds.forEach(({ good, bad = [] }, at) => {
    for (const term of good) add(words.length + at, term, GOOD);
    for (const term of bad) add(words.length + at, term, BAD);
  });
  return { terms, of, share, next };
}

function bondsOf({ traits, names, decades }: Question, { termId }: FactTable, subjects: number): Bond[] {
  const terms = (keys: readonly string[]) => keys.map(termId).filter((term) => term !== undefined);
  const carried = (has: Has) => has === 'good';
  const years = [...traits.years];
  const bonds: Bond[] = [
    ...years.map((year): Bond => ({ veto: 'year', good: terms([year]), passes: carried })),
    ...[...traits.numbers].map((number): Bond => ({ veto: 'number', good: terms([number]), passes: carried })),
    ...[...traits.countries].map(
      (country): Bond => ({ veto: 'country', good: terms([countryKey(country)]), passes: carried }),
    ),
    // The question puts a subject on one side of a relation, and the fact puts only another there.
    ...[...traits.directions].map(
      (direction): Bond => ({
        veto: 'direction',
        good: terms([directionKey(direction)]),
        bad: terms(rivalsOf(direction, subjects).map(directionKey)),
        passes: (has) => has !== 'bad',
      }),
    ),
    ...names.map(
      ({ terms, known }): Bond => ({
        veto: known ? 'otherName' : 'name',
        good: terms,
        passes: (_, flags) => (flags & NAMED) !== 0,
      }),
    ),
  ];
  for (const decade of decades) {
    bonds.push({ veto: 'year', good: terms(decade), passes: (_, flags) => (flags & OWN_YEAR) !== 0 });
  }
  // A fact may mention a year for comparison only; one of the question's years must be its own.
  if (years.length > 0) {
    bonds.push({ veto: 'year', good: terms(years), passes: (_, flags) => (flags & OWN_YEAR) !== 0 });
  }
  return bonds;
}

function bitOf(veto: Veto): number {
  return 1 << VETOES.indexOf(veto);
}

/** The vetoes of each combination of bits, made once. */
const VETO_LISTS: readonly (readonly Veto[])[] = Array.from({ length: 1 << VETOES.length }, (_, bits) =>
  VETOES.filter((_veto, at) => bits & (1 << at)),
);
