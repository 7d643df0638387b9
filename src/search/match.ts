import { NAMED, OWN_YEAR, STATED } from './profile.ts';
import type { Question } from './question.ts';
import { answerBit, type FactTable } from './table.ts';
import { countryKey, directionKey, rivalsOf } from './traits.ts';

/** What speaks for and against a fact as the answer to a question. Shares are of the question's weight, 0 to 1. */
export interface Match {
  /** The share that the fact's words explain. */
  readonly coverage: number;
  /** The same by what the fact itself states, without its example questions and notes. */
  readonly stated: number;
  /** The same by the very words of the question, without synonyms and repaired spelling. */
  readonly literal: number;
  /** The most important word that the fact does not explain. */
  readonly missing: number;
  /** Likeness to the best example question: the cosine of both as vectors. */
  readonly example: number;
  /** How far the fact lacks what the question asks after: its head noun, and the least explained word around it. */
  readonly headMissing: number;
  readonly focusMissing: number;
  /** What the question names and the fact does not carry. */
  readonly vetoes: readonly Veto[];
}
export type Veto = 'year' | 'number' | 'country' | 'direction' | 'name' | 'type';

/** Something that binds the question, as terms of the fact that would do, or would not. */
interface Watched {
  readonly veto: Exclude<Veto, 'type'>;
  readonly good: readonly number[];
  readonly bad?: readonly number[];
  /** Whether a fact passes, by what it has and the flags of that. */
  readonly passes: (has: Has, flags: number) => boolean;
}
type Has = 'good' | 'bad' | 'none';
const GOOD = 1;
const BAD = 0.5;

/** Looks closely at single facts: goes through each fact's terms once, whatever the question's length. */
export function createMatcher(
  table: FactTable,
  subjects: number,
): (question: Question, facts: readonly number[]) => Match[] {
  const { members, examples, importance, answers } = table;
  // For each term, the first of the question's words that it stands for; the others follow by `next`.
  const first = new Int32Array(table.terms).fill(-1);

  return (question, facts) => {
    const { words } = question;
    const watched = watchedBy(question, table, subjects);
    const entries: { readonly of: number; readonly term: number; readonly share: number; readonly next: number }[] = [];
    const enter = (of: number, term: number, share: number) => {
      entries.push({ of, term, share, next: first[term] ?? -1 });
      first[term] = entries.length - 1;
    };
    words.forEach(({ meanings }, at) => {
      for (const { term, share } of meanings) enter(at, term, share);
    });
    watched.forEach(({ good, bad = [] }, at) => {
      for (const term of good) enter(words.length + at, term, GOOD);
      for (const term of bad) enter(words.length + at, term, BAD);
    });
    const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const length = Math.hypot(...words.map(({ weight }) => weight)) || 1;
    const best = new Float32Array(words.length + watched.length);
    const stated = new Float32Array(best.length);
    const flags = new Uint8Array(best.length);
    const inExample = new Float32Array(words.length);

    function exampleLikeness(example: number): number {
      inExample.fill(0);
      for (let at = examples.termStart[example] ?? 0; at < (examples.termStart[example + 1] ?? 0); at++) {
        const term = examples.term[at] ?? 0;
        for (let entry = entries[first[term] ?? -1]; entry; entry = entries[entry.next]) {
          const value = entry.share * (importance[term] ?? 0);
          if (entry.of < words.length && value > (inExample[entry.of] ?? 0)) inExample[entry.of] = value;
        }
      }
      let product = 0;
      for (let at = 0; at < words.length; at++) product += (inExample[at] ?? 0) * (words[at]?.weight ?? 0);
      return product / (length * (examples.norm[example] || 1));
    }

    function match(fact: number): Match {
      best.fill(0);
      stated.fill(0);
      flags.fill(0);
      for (let at = members.start[fact] ?? 0; at < (members.start[fact + 1] ?? 0); at++) {
        const flag = members.flags[at] ?? 0;
        for (let entry = entries[first[members.term[at] ?? 0] ?? -1]; entry; entry = entries[entry.next]) {
          const { of, share } = entry;
          if (share > (best[of] ?? 0)) best[of] = share;
          if (flag & STATED && share > (stated[of] ?? 0)) stated[of] = share;
          flags[of] = (flags[of] ?? 0) | flag;
        }
      }
      let [coverage, statedCoverage, literal, missing] = [0, 0, 0, 0];
      for (let at = 0; at < words.length; at++) {
        const weight = words[at]?.weight ?? 0;
        const share = best[at] ?? 0;
        coverage += weight * share;
        statedCoverage += weight * (stated[at] ?? 0);
        if (share === 1) literal += weight;
        missing = Math.max(missing, weight * (1 - share));
      }
      let example = 0;
      for (let at = examples.start[fact] ?? 0; at < (examples.start[fact + 1] ?? 0); at++) {
        example = Math.max(example, exampleLikeness(at));
      }
      const vetoes = new Set<Veto>();
      watched.forEach(({ veto, passes }, at) => {
        const found = best[words.length + at];
        const has = found === GOOD ? 'good' : found === BAD ? 'bad' : 'none';
        if (!passes(has, flags[words.length + at] ?? 0)) vetoes.add(veto);
      });
      const { answerType } = question;
      if (answerType !== undefined && ((answers[fact] ?? 0) & answerBit(answerType)) === 0) vetoes.add('type');
      return {
        coverage: coverage / total,
        stated: statedCoverage / total,
        literal: literal / total,
        missing: missing / total,
        example: Math.min(1, example),
        headMissing: 1 - (best[question.focus.at(-1) ?? -1] ?? 1),
        focusMissing: 1 - Math.min(1, ...question.focus.map((at) => best[at] ?? 1)),
        vetoes: [...vetoes],
      };
    }

    const matches = facts.map(match);
    for (const { term } of entries) first[term] = -1;
    return matches;
  };
}

function watchedBy({ traits, names }: Question, { termId }: FactTable, subjects: number): Watched[] {
  const terms = (keys: readonly string[]) => keys.map(termId).filter((term) => term !== undefined);
  const carried = (has: Has) => has === 'good';
  const years = [...traits.years];
  const watched: Watched[] = [
    ...years.map((year): Watched => ({ veto: 'year', good: terms([year]), passes: carried })),
    ...[...traits.numbers].map((number): Watched => ({ veto: 'number', good: terms([number]), passes: carried })),
    ...[...traits.countries].map(
      (country): Watched => ({ veto: 'country', good: terms([countryKey(country)]), passes: carried }),
    ),
    // The question puts a subject on one side of a relation, and the fact puts only another there.
    ...[...traits.directions].map(
      (direction): Watched => ({
        veto: 'direction',
        good: terms([directionKey(direction)]),
        bad: terms(rivalsOf(direction, subjects).map(directionKey)),
        passes: (has) => has !== 'bad',
      }),
    ),
    ...names.map((name): Watched => ({ veto: 'name', good: name, passes: (_, flags) => (flags & NAMED) !== 0 })),
  ];
  // A fact may mention a year for comparison only; one of the question's years must be its own.
  if (years.length > 0) {
    watched.push({ veto: 'year', good: terms(years), passes: (_, flags) => (flags & OWN_YEAR) !== 0 });
  }
  return watched;
}
