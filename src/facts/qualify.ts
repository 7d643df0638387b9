import type { PackData, PackLocale } from './pack.ts';
import type { Fact } from './schema.ts';

/** Buttons carry ids, and have room for those of a pack alone, which are as long at most. */
const MAX_ID = 60;

/** The pack's id before one of its own ids. No id in the files has a full stop, so two packs never have the same. */
function qualified(pack: string, id: string): string {
  return `${pack}.${id}`;
}

/**
 * The pack with its id before the ids of its facts, topics, matters, series and conflicts, so that it can be used beside
 * others that have the same ones ("general", "opening-hours").
 */
export function qualifyPack({ file, facts, conflicts, locales, writtenIn }: PackData): PackData {
  const own = (id: string) => qualified(file.id, id);
  const keys = <V>(record: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [own(id), value]));
  const fact = (one: Fact): Fact => ({
    ...one,
    id: own(one.id),
    topic: own(one.topic),
    ...(one.matters && { matters: one.matters.map(own) }),
    ...(one.series && { series: { ...one.series, id: own(one.series.id) } }),
    ...(one.supersedes && { supersedes: one.supersedes.map(own) }),
  });
  const locale = ({ language, head, translations }: PackLocale): PackLocale => ({
    language,
    head: {
      ...head,
      topics: keys(head.topics),
      matters: keys(head.matters),
      series: keys(head.series),
      conflicts: keys(head.conflicts),
    },
    translations: new Map(Array.from(translations, ([id, translation]) => [own(id), translation])),
  });
  return {
    file: { ...file, topics: keys(file.topics), matters: keys(file.matters), series: keys(file.series) },
    facts: facts.map(fact),
    conflicts: conflicts.map((conflict) => ({ ...conflict, id: own(conflict.id), facts: conflict.facts.map(own) })),
    locales: new Map(Array.from(locales, ([language, one]) => [language, locale(one)])),
    writtenIn,
  };
}

/** Ids of a pack that would be too long with that of the pack before them. */
export function tooLongToQualify({ file, facts }: PackData): readonly string[] {
  return [
    ...facts.map(({ id }) => id),
    ...Object.keys(file.topics),
    ...Object.keys(file.matters),
    ...Object.keys(file.series),
  ].filter((id) => qualified(file.id, id).length > MAX_ID);
}
