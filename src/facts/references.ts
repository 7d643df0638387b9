import type { Broken, LocalePlaces } from './load.ts';
import type { Pack } from './pack.ts';
import type { Locations, Problem } from './parse.ts';

/** Every id that one part of a pack names must exist in another, and name one thing; answering relies on it. */
export function checkReferences(
  pack: Pack,
  locations: Locations,
  conflictLine: (at: number) => number,
  broken: Broken,
): Problem[] {
  const problems: Problem[] = [];
  const isMissing = (id: string): boolean => !pack.fact(id) && !broken.fact(id);
  for (const fact of pack.facts) {
    const place = locations.get(fact.id) ?? { file: '.', line: 1 };
    for (const older of fact.supersedes ?? []) {
      if (isMissing(older))
        problems.push({ ...place, rule: 'dangling-id', message: `supersedes: there is no fact "${older}"` });
    }
    for (const matter of fact.matters ?? []) {
      if (!Object.hasOwn(pack.matters, matter))
        problems.push({ ...place, rule: 'dangling-id', message: `matters: pack.yaml has no matter "${matter}"` });
    }
    const { series } = fact;
    if (!series) continue;
    const definition = Object.hasOwn(pack.series, series.id) ? pack.series[series.id] : undefined;
    if (!definition) {
      problems.push({ ...place, rule: 'dangling-id', message: `series: pack.yaml has no series "${series.id}"` });
    } else if (series.count !== undefined && !Object.hasOwn(definition.counts ?? {}, series.count)) {
      problems.push({
        ...place,
        rule: 'dangling-id',
        message: `series: "${series.id}" has no count "${series.count}"`,
      });
    }
  }
  const groups = new Set<string>();
  pack.conflicts.forEach((conflict, at) => {
    if (groups.has(conflict.id)) {
      const message = `"${conflict.id}" is already the id of an earlier group`;
      problems.push({ file: 'conflicts.yaml', line: conflictLine(at), rule: 'duplicate-id', message });
    }
    groups.add(conflict.id);
    for (const id of conflict.facts) {
      if (isMissing(id)) {
        problems.push({
          file: 'conflicts.yaml',
          line: conflictLine(at),
          rule: 'dangling-id',
          message: `there is no fact "${id}"`,
        });
      }
    }
  });
  return problems;
}

/** Every id that a translation names must exist in the pack: what nothing reads was meant for something else. */
export function checkTranslations(pack: Pack, places: LocalePlaces, broken: Broken): Problem[] {
  return [...pack.locales.values()].flatMap(({ language, head, translations }) => {
    const facts = [...translations.keys()]
      .filter((id) => !pack.fact(id) && !broken.fact(id))
      .map((id) => ({
        ...(places.translations.get(language)?.get(id) ?? places.head(language, [])),
        rule: 'dangling-id',
        message: `there is no fact "${id}"`,
      }));
    const conflicts = new Set(pack.conflicts.map(({ id }) => id));
    const unknown = (part: 'topics' | 'series' | 'conflicts' | 'units' | 'matters', known: (id: string) => boolean) =>
      Object.keys(head[part])
        .filter((id) => !known(id))
        .map((id) => ({
          ...places.head(language, [part, id]),
          rule: 'dangling-id',
          message: `${part}: the pack has no "${id}"`,
        }));
    const counts = Object.entries(head.series).flatMap(([id, series]) =>
      Object.keys(series.counts ?? {})
        .filter((count) => !Object.hasOwn(pack.series[id]?.counts ?? {}, count))
        .map((count) => ({
          ...places.head(language, ['series', id, 'counts', count]),
          rule: 'dangling-id',
          message: `series: "${id}" has no count "${count}"`,
        })),
    );
    return [
      ...facts,
      ...unknown('topics', (id) => Object.hasOwn(pack.topics, id)),
      ...unknown('series', (id) => Object.hasOwn(pack.series, id)),
      ...unknown('matters', (id) => Object.hasOwn(pack.matters, id)),
      ...unknown('units', (unit) => Object.hasOwn(pack.units, unit)),
      ...unknown('conflicts', (id) => broken.conflicts || conflicts.has(id)),
      ...counts,
    ];
  });
}
