import type { Answerer } from '../answer/answerer.ts';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';

/** What a curator should look at again, as a heading and a line for each. */
interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** Months after which a fact is looked at again, where its topic does not say. */
const DEFAULT_HORIZON = 24;
/** A language that has less than this share of a topic's facts, or fewer than so many of them, is thin there. */
const THIN_SHARE = 0.8;
const THIN_COUNT = 5;

/** Goes through a pack for what has become old or was never enough. */
export function findStale(pack: Pack, answerer: Pick<Answerer, 'answer'>, today: Temporal.PlainDate): Section[] {
  return [
    { heading: 'Older than the horizon of their topic', lines: oldFacts(pack, today) },
    { heading: 'Replaced by a newer fact, and still the first answer', lines: replacedButFirst(pack, answerer) },
    { heading: 'Publishers that one fact alone relies on', lines: lonelySources(pack) },
    { heading: 'Topics that are thin in a language', lines: thinTopics(pack) },
  ];
}

/** Facts that are replaced already, or have a newer figure of the same measure and count, are old for good reason. */
function oldFacts(pack: Pack, today: Temporal.PlainDate): string[] {
  const old = pack.facts.flatMap((fact) => {
    const horizon = pack.topics[fact.topic]?.horizon ?? DEFAULT_HORIZON;
    const end = fact.date === null ? undefined : endOf(fact.date);
    if (!end || horizon === 'never' || isReplaced(pack, fact)) return [];
    const due = end.add({ months: horizon });
    return Temporal.PlainDate.compare(due, today) < 0 ? [{ fact, end, horizon }] : [];
  });
  return old
    .toSorted((a, b) => Temporal.PlainDate.compare(a.end, b.end))
    .map(({ fact, horizon }) => `${fact.id}: as of ${fact.date}, ${fact.topic} is for ${horizon} months`);
}

function isReplaced(pack: Pack, { id, series }: Fact): boolean {
  if (pack.supersededBy(id).length > 0) return true;
  const newest = series && pack.factsOfSeries(series.id).find((other) => other.series?.count === series.count);
  return newest !== undefined && newest.id !== id;
}

/** The last day of a year, month, day or period. */
function endOf(period: string): Temporal.PlainDate {
  const last = period.split('/').at(-1) ?? period;
  const [year = 0, month = 12, day = 31] = last.split('-').map(Number);
  return Temporal.PlainDate.from({ year, month, day });
}

/** A question that names the year of the old fact is right to get it. */
function replacedButFirst(pack: Pack, answerer: Pick<Answerer, 'answer'>): string[] {
  return pack.facts.flatMap((fact) => {
    const newer = pack.supersededBy(fact.id);
    if (newer.length === 0) return [];
    const years = [fact.date, fact.series?.period].flatMap((period) => period?.match(/\d{4}/g) ?? []);
    const asking = [fact, ...newer]
      .flatMap(({ questions }) => questions)
      .filter((question) => !years.some((year) => question.includes(year)))
      .filter((question) => {
        const answer = answerer.answer(question);
        return answer.kind !== 'unsure' && answer.fact.id === fact.id;
      });
    const ids = newer.map(({ id }) => id).join(', ');
    const [example, ...others] = asking;
    if (example === undefined) return [];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return [`${fact.id}: replaced by ${ids}, but first for “${example}”${more}`];
  });
}

/** Nothing else in the pack vouches for such a publisher, and a mistake of theirs is seen by nobody. */
function lonelySources(pack: Pack): string[] {
  const factsOf = new Map<string, Set<string>>();
  for (const { id, sources } of pack.facts) {
    for (const { publisher } of sources) factsOf.set(publisher, (factsOf.get(publisher) ?? new Set()).add(id));
  }
  const lonely = pack.facts.flatMap((fact) => {
    const alone = fact.sources.every(({ publisher }) => factsOf.get(publisher)?.size === 1);
    return alone ? [{ fact, publishers: [...new Set(fact.sources.map(({ publisher }) => publisher))] }] : [];
  });
  return lonely.map(({ fact, publishers }) => `${fact.id}: ${publishers.join(', ')}`);
}

function thinTopics(pack: Pack): string[] {
  return Object.keys(pack.topics).flatMap((topic) => {
    const facts = pack.factsOfTopic(topic);
    const few = facts.length < THIN_COUNT ? [`${topic}: ${facts.length} in all`] : [];
    const thin = [...pack.locales.values()].flatMap(({ language, translations }) => {
      const translated = facts.filter(({ id }) => translations.has(id)).length;
      return translated < facts.length * THIN_SHARE
        ? [`${topic}: ${translated} of ${facts.length} in ${language}`]
        : [];
    });
    return [...few, ...thin];
  });
}
