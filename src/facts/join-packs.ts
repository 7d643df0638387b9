import { createPack, type Pack, type PackLocale } from './pack.ts';
import { localeFile } from './schema.ts';

/**
 * Several packs as one, as readers of a language see them: their topics, facts and names one after the other. No two have
 * an id in common (see qualifyPack).
 * @param parts At least two, each localized for the reader as far as it can be.
 */
export function joinPacks(parts: readonly [Pack, Pack, ...Pack[]], language: string): Pack {
  const [first] = parts;
  const list = new Intl.ListFormat(language);
  const merged = <V>(of: (pack: Pack) => Readonly<Record<string, V>>): Record<string, V> =>
    // The first pack that has a publisher or a unit says how it is called.
    Object.assign({}, ...parts.map(of).toReversed());
  const topics = parts.flatMap(topicsOf(parts));
  const { id, title, about, source: _, ...rest } = first;
  const joined = createPack(
    {
      ...rest,
      id: parts.map((pack) => pack.id).join('-'),
      title: list.format(parts.map((pack) => pack.title)),
      about: list.format(parts.map((pack) => pack.about)),
      language,
      subjects: parts.flatMap(({ subjects }) => subjects),
      peoples: parts.flatMap(({ subjects, peoples }) => subjects.map((_, at) => peoples[at] ?? [])),
      names: parts.flatMap(({ names }) => names),
      synonyms: parts.flatMap(({ synonyms }) => synonyms),
      matters: merged(({ matters }) => matters),
      publishers: merged(({ publishers }) => publishers),
      units: merged(({ units }) => units),
      topics: Object.fromEntries(topics),
      series: merged(({ series }) => series),
    },
    parts.flatMap(({ facts, language: spoken }) =>
      spoken === language ? facts : facts.map((fact) => ({ ...fact, textsIn: fact.textsIn ?? spoken })),
    ),
    parts.flatMap(({ conflicts }) => conflicts),
    localesOf(parts),
    first.writtenIn,
  );
  return { ...joined, parts };
}

/** The topics of a pack; one that is called as in another pack says whose it is. */
function topicsOf(parts: readonly Pack[]) {
  const titles = Map.groupBy(
    parts.flatMap(({ topics }) => Object.values(topics)),
    ({ title }) => title.toLowerCase(),
  );
  return ({ title: pack, topics }: Pack) =>
    Object.entries(topics).map(([id, topic]) => {
      const isShared = (titles.get(topic.title.toLowerCase())?.length ?? 0) > 1;
      return [id, isShared ? { ...topic, title: `${topic.title} (${pack})` } : topic] as const;
    });
}

/** The languages in which one of the packs can be read, beside that of the first. */
function localesOf(parts: readonly Pack[]): ReadonlyMap<string, PackLocale> {
  const [first] = parts;
  const locales = parts.flatMap((part): PackLocale[] => [
    ...part.locales.values(),
    {
      language: part.writtenIn,
      head: localeFile.parse({ translation: 'reviewed', matters: part.matters }),
      translations: new Map(),
    },
  ]);
  const byLanguage = Map.groupBy(locales, ({ language }) => language);
  byLanguage.delete(first?.writtenIn ?? '');
  return new Map(
    Array.from(byLanguage, ([language, some]) => {
      const isUnreviewed = some.some(({ head }) => head.translation === 'unreviewed');
      const matters = Object.assign({}, ...some.map(({ head }) => head.matters));
      const head = localeFile.parse({ translation: isUnreviewed ? 'unreviewed' : 'reviewed', matters });
      const translations = new Map(some.flatMap((one) => [...one.translations]));
      return [language, { language, head, translations }];
    }),
  );
}
