import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { type Answer, leadingFact } from './answer.ts';
import type { Context, Topic } from './context.ts';
import type { Entities } from './entities.ts';

/** Which facts belong to what was spoken of. */
export interface Scope {
  readonly factsOf: (ids: readonly string[]) => readonly Fact[];
  /** How closely a fact belongs to a topic and to what was shown for it; 0 if it does not. */
  readonly tieOf: (fact: Fact, topic: Topic, shown: readonly Fact[]) => number;
  /** The facts that belong there, those that are tied most closely first. */
  readonly tiedTo: (topic: Topic, shown: readonly Fact[], least?: number) => readonly Fact[];
  /** Whether a fact is of the matter and about the things of a topic. */
  readonly isOf: (fact: Fact, topic: Topic) => boolean;
  /** Whether a fact shares a telling name with what was asked about or shown. */
  readonly isClose: (fact: Fact, topic: Topic, shown: readonly Fact[]) => boolean;
  /** Whether a fact is about what a pronoun stands for: its matter alone is too little where something was named. */
  readonly isSpokenOf: (fact: Fact, topic: Topic, shown: readonly Fact[]) => boolean;
  /** Whether an answer to the text by itself is of the subject that was spoken of. */
  readonly belongs: (answer: Answer, told: Topic, context: Context) => boolean;
  /** Facts that belong to what was shown and were not, those that are tied most closely first. */
  readonly further: (context: Context) => readonly Fact[];
  /** Others of the kind of what was shown, about the same person or thing. */
  readonly others: (context: Context) => readonly Fact[];
}

/** Where nothing else ties two facts, they share something that is not in every other one. */
export const TELLING = 0.4;
/** What a fact is mainly about stands first. */
const FOREMOST = 2;

/** Tells which facts of a pack belong together in a conversation. */
export function createScope(pack: Pack, entities: Entities): Scope {
  const byEntity = Map.groupBy(
    pack.facts.flatMap((fact) => entities.of(fact).map((entity) => ({ entity, fact }))),
    ({ entity }) => entity,
  );
  const byMatter = Map.groupBy(
    pack.facts.flatMap((fact) => (fact.matters ?? []).map((matter) => ({ matter, fact }))),
    ({ matter }) => matter,
  );
  const factsOf = (ids: readonly string[]) => ids.flatMap((id) => pack.fact(id) ?? []);

  function tieOf(fact: Fact, topic: Topic, shown: readonly Fact[]): number {
    const [lead] = shown;
    let tie = 0;
    const about = entities.of(fact);
    for (const entity of about) if (topic.entities.includes(entity)) tie += 0.5 + entities.weightOf(entity);
    if (topic.entities.length > 0 && tie === 0 && !shown.includes(fact)) return 0;
    if (shown.includes(fact)) tie += 1;
    if (lead) {
      if (fact.series !== undefined && fact.series.id === lead.series?.id) tie += 1;
      for (const entity of about) {
        const weight = entities.of(lead).includes(entity) ? entities.weightOf(entity) : 0;
        if (weight >= TELLING) tie += weight / 2;
      }
      if (lead.matters?.some((matter) => fact.matters?.includes(matter)) === true) tie += 0.4;
    }
    const shared = topic.matters.filter((matter) => fact.matters?.includes(matter)).length;
    tie += 0.6 * shared;
    return topic.matters.length > 0 && shared === 0 ? tie / 2 : tie;
  }

  function tiedTo(topic: Topic, shown: readonly Fact[], least = TELLING): readonly Fact[] {
    return candidates(topic, shown)
      .map((fact) => ({ fact, tie: tieOf(fact, topic, shown) }))
      .filter(({ tie }) => tie >= least)
      .toSorted((a, b) => b.tie - a.tie)
      .map(({ fact }) => fact);
  }

  /** All facts that can be tied to a topic: nobody waits for a walk over all of a large pack. */
  function candidates(topic: Topic, shown: readonly Fact[]): readonly Fact[] {
    const [lead] = shown;
    const names = [...topic.entities, ...(lead ? entities.of(lead) : [])].filter(
      (entity) => topic.entities.includes(entity) || entities.weightOf(entity) >= TELLING,
    );
    const matters = [...topic.matters, ...(lead?.matters ?? [])];
    return [
      ...new Set([
        ...shown,
        ...pack.factsOfSeries(lead?.series?.id ?? ''),
        ...names.flatMap((name) => byEntity.get(name) ?? []).map(({ fact }) => fact),
        ...matters.flatMap((matter) => byMatter.get(matter) ?? []).map(({ fact }) => fact),
      ]),
    ];
  }

  function isOf(fact: Fact, { matters, entities: named }: Topic): boolean {
    return (
      (matters.length > 0 || named.length > 0) &&
      (matters.length === 0 || matters.some((matter) => fact.matters?.includes(matter))) &&
      (named.length === 0 || named.some((entity) => entities.of(fact).includes(entity)))
    );
  }

  function isSpokenOf(fact: Fact, before: Topic, shown: readonly Fact[]): boolean {
    if (tieOf(fact, before, shown) < TELLING) return false;
    const [lead] = shown;
    const isNamed =
      before.entities.length > 0 ||
      (lead !== undefined && entities.of(lead).some((one) => entities.weightOf(one) >= TELLING));
    const isOfSeries = fact.series !== undefined && fact.series.id === lead?.series?.id;
    return !isNamed || shown.includes(fact) || isOfSeries || isClose(fact, before, shown);
  }

  function isClose(fact: Fact, topic: Topic, [lead]: readonly Fact[]): boolean {
    const ofLead = lead === undefined ? [] : entities.of(lead);
    return entities
      .of(fact)
      .some(
        (entity) =>
          topic.entities.includes(entity) || (ofLead.includes(entity) && entities.weightOf(entity) >= TELLING),
      );
  }

  function belongs(answer: Answer, told: Topic, { topic, shown, near }: Context): boolean {
    const lead = leadingFact(answer);
    if (!lead) return false;
    if (told.entities.length > 0) return isOf(lead, { ...told, matters: topic.matters });
    return answer.kind !== 'overview' && factsOf([...shown, ...near]).some((fact) => fact.topic === lead.topic);
  }

  function further({ shown, further: left, seen, topic }: Context): readonly Fact[] {
    const isNew = ({ id }: Fact) => !seen.includes(id);
    const listed = factsOf(left).filter(isNew);
    if (listed.length > 0) return listed;
    const facts = factsOf(shown);
    return tiedTo(topic, facts)
      .filter(isNew)
      .filter((fact) => topic.matters.length === 0 || isOf(fact, topic));
  }

  function others({ shown, topic }: Context): readonly Fact[] {
    const facts = factsOf(shown);
    const [lead] = facts;
    const matter = lead?.matters?.[0];
    const ofLead = lead === undefined ? [] : entities.of(lead);
    const isAbout = (fact: Fact) =>
      topic.entities.length > 0
        ? entities
            .of(fact)
            .slice(0, FOREMOST)
            .some((entity) => topic.entities.includes(entity))
        : entities.of(fact).some((entity) => ofLead.includes(entity) && entities.weightOf(entity) >= TELLING);
    return candidates(topic, facts)
      .filter(
        (fact) =>
          !facts.includes(fact) &&
          matter !== undefined &&
          fact.matters?.[0] === matter &&
          isAbout(fact) &&
          // What was on the same days is the same.
          !facts.some(({ date }) => isOfOneTime(date, fact.date)),
      )
      .toSorted((a, b) => newestFirst(a.date, b.date));
  }

  return { factsOf, tieOf, tiedTo, isOf, isClose, isSpokenOf, belongs, further, others };
}

/** Whether two dates are in one month. */
function isOfOneTime(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.slice(0, 7) === b.slice(0, 7);
}
