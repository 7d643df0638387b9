import type { FactCorrection } from './extend-pack.ts';
import type { Conflict, Fact, LocaleFile, PackFile, Translation } from './schema.ts';

/** What a pack has of itself in another language. */
export interface PackLocale {
  readonly language: string;
  readonly head: LocaleFile;
  /** By the fact's id. */
  readonly translations: ReadonlyMap<string, Translation>;
}

/** A loaded pack with the look-ups that answering needs. Immutable: a reload makes a new one. */
export interface Pack extends Omit<PackFile, 'id'> {
  readonly id: string;
  readonly facts: readonly Fact[];
  readonly conflicts: readonly Conflict[];
  /** What a community says is wrong with its facts; none in a pack of its own. */
  readonly corrections?: readonly FactCorrection[];
  /** The language that it was written in; `language` is that of its texts, which may be translated. */
  readonly writtenIn: string;
  /** Its translations, by language. */
  readonly locales: ReadonlyMap<string, PackLocale>;
  /** The packs that it is made of; undefined for one that was read from a folder. */
  readonly parts?: readonly Pack[];
  readonly fact: (id: string) => Fact | undefined;
  readonly factsOfTopic: (topic: string) => readonly Fact[];
  /** The facts of a series, newest period first. */
  readonly factsOfSeries: (id: string) => readonly Fact[];
  readonly conflictsOf: (factId: string) => readonly Conflict[];
  /** The facts that replace this one. */
  readonly supersededBy: (factId: string) => readonly Fact[];
}

/** A pack without its look-ups, as it can be handed from one thread to another. */
export type PackData = Pick<Pack, 'facts' | 'conflicts' | 'writtenIn' | 'locales'> & { readonly file: PackFile };

export function dataOf({
  facts,
  conflicts,
  writtenIn,
  locales,
  corrections,
  parts,
  fact,
  factsOfTopic,
  factsOfSeries,
  conflictsOf,
  supersededBy,
  ...file
}: Pack): PackData {
  return { file, facts, conflicts, writtenIn, locales };
}

export function packOf({ file, facts, conflicts, locales, writtenIn }: PackData): Pack {
  return createPack(file, facts, conflicts, locales, writtenIn);
}

/** The packs that it is made of; itself, if it was read from a folder. */
export function partsOf(pack: Pack): readonly Pack[] {
  return pack.parts ?? [pack];
}

/** The pack that a fact belongs to, of those that this one is made of; this one for a fact of a community's own. */
function packOfFact(pack: Pack, factId: string): Pack {
  return partsOf(pack).find((part) => part.fact(factId) !== undefined) ?? pack;
}

/** A question that the pack answers, to show what can be asked; a statement where nobody has written any. */
export function exampleQuestion({ facts }: Pick<Pack, 'facts'>): string {
  const asked = facts.find(({ questions }) => questions.length > 0)?.questions[0];
  return asked ?? facts[0]?.statement ?? '';
}

/** The first facts that lead their subject and have a question, to show what can be asked. */
export function exampleFacts({ facts }: Pick<Pack, 'facts'>, most: number): readonly Fact[] {
  return facts.filter(({ lead, questions }) => lead === true && questions.length > 0).slice(0, most);
}

/** Whether the fact is from the source that the whole pack is from: then there is nothing to say of it that isn't said of all. */
export function isFromSharedSource(pack: Pack, { id, sources }: Pick<Fact, 'id' | 'sources'>): boolean {
  const { source } = packOfFact(pack, id);
  return source !== undefined && sources.every((one) => one === source);
}

/** The name of a publisher in the pack's language; as the sources have it where the pack names none. */
export function publisherName({ publishers }: Pick<Pack, 'publishers'>, publisher: string): string {
  return (Object.hasOwn(publishers, publisher) ? publishers[publisher] : undefined) ?? publisher;
}

/** What a unit is called after that number in the pack's language; the unit itself where the pack names none. */
export function unitName({ units, language }: Pick<Pack, 'units' | 'language'>, unit: string, count: number): string {
  const forms = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return forms?.[new Intl.PluralRules(language).select(count)] ?? forms?.other ?? unit;
}

export function createPack(
  file: PackFile,
  facts: readonly Fact[],
  conflicts: readonly Conflict[],
  locales: ReadonlyMap<string, PackLocale> = new Map(),
  writtenIn: string = file.language,
): Pack {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const byTopic = Map.groupBy(facts, (fact) => fact.topic);
  const bySeries = Map.groupBy(
    facts.filter((fact) => fact.series).toSorted((a, b) => newestFirst(a.series?.period, b.series?.period)),
    (fact) => fact.series?.id,
  );
  const conflictsByFact = Map.groupBy(
    conflicts.flatMap((conflict) => conflict.facts.map((id) => ({ id, conflict }))),
    ({ id }) => id,
  );
  const successors = Map.groupBy(
    facts.flatMap((fact) => (fact.supersedes ?? []).map((older) => ({ older, fact }))),
    ({ older }) => older,
  );
  return {
    ...file,
    facts,
    conflicts,
    writtenIn,
    locales,
    fact: (id) => byId.get(id),
    factsOfTopic: (topic) => byTopic.get(topic) ?? [],
    factsOfSeries: (id) => bySeries.get(id) ?? [],
    conflictsOf: (factId) => conflictsByFact.get(factId)?.map(({ conflict }) => conflict) ?? [],
    supersededBy: (factId) => successors.get(factId)?.map(({ fact }) => fact) ?? [],
  };
}

/** Compares partial ISO dates and periods by their end; undated last. */
export function newestFirst(a: string | null | undefined, b: string | null | undefined): number {
  const end = (period: string | null | undefined) => period?.split('/').at(-1) ?? '';
  return end(b).localeCompare(end(a));
}
