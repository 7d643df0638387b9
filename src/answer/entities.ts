import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Lexicon } from '../search/lexicon.ts';
import type { Reading } from './reading.ts';

export interface Entities {
  /** What a question names of the persons, institutions, places and things that facts are about, by its usual name. */
  readonly namedIn: (reading: Reading) => readonly string[];
  /** What a fact is about, by the usual names, the foremost first. */
  readonly of: (fact: Fact) => readonly string[];
  /** How much an entity tells of a fact, from 0 to 1: much if few facts have it. Nothing, for the pack's subjects. */
  readonly weightOf: (entity: string) => number;
}

/** A question names hardly more. */
const MOST_NAMED = 3;
/** So much of a name stands for all of it: a surname, the first word of a brand. */
const HALF = 0.5;

/** Finds the entities of a pack's facts in questions. Of several names of one entity the one that most facts have is its usual one. */
export function createEntities({ facts }: Pick<Pack, 'facts'>, lexicon: Lexicon): Entities {
  const written = new Map<string, number>();
  for (const { entities } of facts) for (const entity of entities) written.set(entity, (written.get(entity) ?? 0) + 1);
  const usual = new Map<string, string>();
  const bySignature = new Map<string, string>();
  const keysOf = new Map<string, readonly string[]>();
  for (const [entity] of [...written].toSorted(([, a], [, b]) => b - a)) {
    const keys = lexicon.terms(entity).flatMap(({ key, weight }) => (weight === 1 ? [key] : []));
    const signature = keys.length === 0 ? entity : keys.join(' ');
    const name = bySignature.get(signature) ?? entity;
    bySignature.set(signature, name);
    usual.set(entity, name);
    if (name === entity) keysOf.set(name, keys);
  }
  const entitiesOf = new Map(
    facts.map(({ id, entities }) => [id, [...new Set(entities.map((one) => usual.get(one) ?? one))]]),
  );
  const counts = new Map<string, number>();
  for (const some of entitiesOf.values()) for (const entity of some) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const named = [...keysOf].flatMap(([entity, keys]) => keys.map((key) => ({ entity, key })));
  const byKey = Map.groupBy(named, ({ key }) => key);

  function shareOf(entity: string, keys: ReadonlySet<string>): number {
    const all = keysOf.get(entity) ?? [];
    return all.filter((key) => keys.has(key)).length / Math.max(1, all.length);
  }

  return {
    namedIn: ({ question, matters }) => {
      // What names a matter names nobody, unless it is a name: "university" is none of those that are called so.
      const names = new Set(question.names.map(({ text }) => text));
      const proper = new Set(question.names.filter(({ known }) => known).map(({ text }) => text));
      const general = new Set(matters.flatMap((matter) => matter.keys));
      const keys = new Set(
        question.words
          .filter(({ term }) => names.has(term.token.text) && term.subject === undefined)
          .filter(({ term }) => proper.has(term.token.text) || !general.has(term.key))
          .map(({ term }) => term.key),
      );
      const found = [...new Set([...keys].flatMap((key) => byKey.get(key) ?? []).map(({ entity }) => entity))]
        .map((entity) => ({ entity, share: shareOf(entity, keys), count: counts.get(entity) ?? 0 }))
        .filter(({ share }) => share >= HALF)
        .toSorted((a, b) => b.share - a.share || b.count - a.count);
      const best = found[0]?.share ?? 0;
      return found
        .filter(({ share }) => share === best)
        .slice(0, MOST_NAMED)
        .map(({ entity }) => entity);
    },
    of: ({ id }) => entitiesOf.get(id) ?? [],
    weightOf: (entity) => {
      const count = counts.get(entity) ?? 0;
      if (count === 0 || (keysOf.get(entity) ?? []).length === 0) return 0;
      return 1 - Math.log(count) / Math.log(Math.max(2, facts.length));
    },
  };
}
