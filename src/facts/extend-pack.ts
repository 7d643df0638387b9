import type { Pack } from './pack.ts';
import type { Conflict, Fact } from './schema.ts';

/** What somebody says is wrong with a fact, and what is right instead. */
export interface FactCorrection {
  readonly fact: string;
  readonly right: string;
  readonly source: { readonly publisher: string; readonly url: string | null };
  /** The day on which it was made, as 2026-11-24. */
  readonly day: string;
}

/** What a community adds to a pack. */
export interface PackExtension {
  readonly facts: readonly Fact[];
  readonly conflicts: readonly Conflict[];
  readonly corrections: readonly FactCorrection[];
}

/** The pack with more facts, which belong to its topics and to no series. What they share is not copied. */
export function extendPack(pack: Pack, { facts, conflicts, corrections }: PackExtension): Pack {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const all = [...pack.facts, ...facts];
  const conflictsOf = (id: string) => conflicts.filter((conflict) => conflict.facts.includes(id));
  return {
    ...pack,
    facts: all,
    conflicts: [...pack.conflicts, ...conflicts],
    corrections: [...(pack.corrections ?? []), ...corrections],
    fact: (id) => byId.get(id) ?? pack.fact(id),
    factsOfTopic: (topic) => [...pack.factsOfTopic(topic), ...facts.filter((fact) => fact.topic === topic)],
    // What a community says comes first: it knows the pack, and says otherwise.
    conflictsOf: (id) => [...conflictsOf(id), ...pack.conflictsOf(id)],
  };
}
