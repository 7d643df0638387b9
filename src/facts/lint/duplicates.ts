import type { Fact } from '../schema.ts';
import { problemOf, type Rule } from './rule.ts';

/** Statements that share this much of their words say the same, unless their numbers differ. */
const NEARLY = 0.82;

/** No two facts may say the same, nor claim the same example question. */
export const duplicates: Rule = (linted) => {
  const { facts } = linted.pack;
  const sets = facts.map(({ statement }) => new Set(wordsOf(statement)));
  const byWord = new Map<string, number[]>();
  const problems = facts.flatMap((fact, at) => {
    const own = sets[at] ?? new Set<string>();
    const common = new Map<number, number>();
    for (const word of own) {
      const places = byWord.get(word) ?? [];
      for (const place of places) common.set(place, (common.get(place) ?? 0) + 1);
      places.push(at);
      byWord.set(word, places);
    }
    const twin = [...common].find(([place, shared]) => {
      const other = facts[place];
      const union = own.size + (sets[place]?.size ?? 0) - shared;
      return other !== undefined && shared / union >= NEARLY && numbersOf(fact) === numbersOf(other);
    });
    const other = twin && facts[twin[0]];
    return other ? [problemOf(linted, fact, 'duplicate-statement', `says nearly the same as ${other.id}`)] : [];
  });
  return [...problems, ...duplicateQuestions(linted)];
};

/** No two facts may claim the same example question. */
export const duplicateQuestions: Rule = (linted) => {
  const owners = new Map<string, Fact>();
  return linted.pack.facts.flatMap((fact) =>
    fact.questions.flatMap((question) => {
      const key = wordsOf(question).join(' ');
      const owner = owners.get(key);
      if (!owner) owners.set(key, fact);
      if (!owner) return [];
      const whose = owner === fact ? 'stands twice' : `is also one of ${owner.id}`;
      return [problemOf(linted, fact, 'duplicate-question', `the question "${question}" ${whose}`)];
    }),
  );
};

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function numbersOf({ statement }: Fact): string {
  return (statement.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted().join(' ');
}
