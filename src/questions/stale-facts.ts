import { leadingFact } from '../answer/answer.ts';
import type { Answerer } from '../answer/answerer.ts';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';

/** One thing that a curator should look at again, and why. */
interface Finding {
  readonly kind: 'replaced' | 'old' | 'undated' | 'thin' | 'lonely';
  readonly line: string;
}

/** What a person goes through in one sitting. */
const MOST_LINES = 40;
/** Months for which a state is good, where neither its fact nor its topic says. */
const DEFAULT_HORIZON = 24;
/** A language that has less than this share of a topic's facts, or fewer than so many of them, is thin there. */
const THIN_SHARE = 0.8;
const THIN_COUNT = 5;

/**
 * Goes through a pack for what has become old or was never enough, the most urgent first: wrong answers, then states by
 * how far they are past their horizon and how much they matter, then what's thin.
 */
export function findStale(
  pack: Pack,
  answerer: Pick<Answerer, 'answer'>,
  today: Temporal.PlainDate,
): readonly Finding[] {
  return [...replacedButFirst(pack, answerer), ...oldStates(pack, today), ...thinTopics(pack), ...lonelySources(pack)];
}

/** The findings as lines, at most 40; what doesn't fit is counted in the last one. */
export function staleReport(findings: readonly Finding[]): readonly string[] {
  const lines = findings.map(({ line }) => line);
  if (lines.length <= MOST_LINES) return lines;
  const rest = Map.groupBy(findings.slice(MOST_LINES - 1), ({ kind }) => kind);
  const counts = [...rest].map(([kind, some]) => `${some.length} ${LATER[kind]}`);
  return [...lines.slice(0, MOST_LINES - 1), `and ${counts.join(', ')}`];
}

const LATER: Readonly<Record<Finding['kind'], string>> = {
  replaced: 'more that are replaced, but still the first answer',
  old: 'more past their horizon',
  undated: 'more without a date',
  thin: 'more topics that are thin',
  lonely: 'more that rely on a publisher alone',
};

/** What matters most is looked at first, and what never comes as the fact of the day last. */
function weightOf({ prominence, lead }: Fact): number {
  if (prominence === 'low') return 0.5;
  return prominence === 'high' || lead ? 2 : 1;
}

/**
 * States and plans that may no longer be so. Events and dated counts never grow old; facts that are replaced already, or
 * have a newer figure of the same measure and count, are old for good reason. A fact that doesn't say what it is, is
 * taken for a state if it has a date.
 */
function oldStates(pack: Pack, today: Temporal.PlainDate): Finding[] {
  const found = pack.facts.flatMap((fact): (Finding & { readonly urgency: number })[] => {
    const horizon = fact.horizon ?? pack.topics[fact.topic]?.horizon ?? DEFAULT_HORIZON;
    const ages = canChange(fact) ?? fact.date !== null;
    if (!ages || horizon === 'never' || isReplaced(pack, fact)) return [];
    const seen = fact.date ?? newestPublication(fact);
    const age = seen === undefined ? undefined : monthsBetween(endOf(seen), today);
    // What nobody dated counts as due today.
    const urgency = (age === undefined ? 1 : age / horizon) * weightOf(fact);
    if (fact.date === null) return [{ kind: 'undated', urgency, line: undatedLine(fact, seen) }];
    const isDue = Temporal.PlainDate.compare(endOf(fact.date).add({ months: horizon }), today) < 0;
    return isDue ? [{ kind: 'old', urgency, line: oldLine(fact, horizon) }] : [];
  });
  return found.toSorted((a, b) => b.urgency - a.urgency);
}

/** Whether it is a state or a plan; undefined if the fact doesn't say. */
function canChange({ state, planned }: Fact): boolean | undefined {
  return planned || state;
}

function oldLine({ id, date, planned }: Fact, horizon: number): string {
  return planned
    ? `${id}: planned as of ${date}; after ${horizon} months, see what came of it`
    : `${id}: as of ${date}, good for ${horizon} months`;
}

function undatedLine({ id }: Fact, published: string | undefined): string {
  const since = published === undefined ? 'nor have its sources' : `its newest source is of ${published}`;
  return `${id}: can change, but has no date; ${since}`;
}

function newestPublication({ sources }: Fact): string | undefined {
  const dates = sources.flatMap(({ published }) => (published === null ? [] : [published]));
  return dates.toSorted((a, b) => Temporal.PlainDate.compare(endOf(a), endOf(b))).at(-1);
}

function monthsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'months' }).total({ unit: 'months', relativeTo: from });
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

/** A question that names the year of the old fact is right to get it, and so is one for an event or a dated count. */
function replacedButFirst(pack: Pack, answerer: Pick<Answerer, 'answer'>): Finding[] {
  return pack.facts.flatMap((fact) => {
    const newer = pack.supersededBy(fact.id);
    if (newer.length === 0 || canChange(fact) === false) return [];
    const years = [fact.date, fact.series?.period].flatMap((period) => period?.match(/\d{4}/g) ?? []);
    const asking = [fact, ...newer]
      .flatMap(({ questions }) => questions)
      .filter((question) => !years.some((year) => question.includes(year)))
      .filter((question) => {
        return leadingFact(answerer.answer(question))?.id === fact.id;
      });
    const ids = newer.map(({ id }) => id).join(', ');
    const [example, ...others] = asking;
    if (example === undefined) return [];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return [{ kind: 'replaced', line: `${fact.id}: replaced by ${ids}, but first for “${example}”${more}` }];
  });
}

/** Nothing else in the pack vouches for such a publisher, and a mistake of theirs is seen by nobody. */
function lonelySources(pack: Pack): Finding[] {
  const factsOf = new Map<string, Set<string>>();
  for (const { id, sources } of pack.facts) {
    for (const { publisher } of sources) factsOf.set(publisher, (factsOf.get(publisher) ?? new Set()).add(id));
  }
  return pack.facts.flatMap((fact) => {
    if (fact.sources.some(({ publisher }) => factsOf.get(publisher)?.size !== 1)) return [];
    const publishers = new Set(fact.sources.map(({ publisher }) => publisher));
    const line = `${fact.id}: relies on ${[...publishers].join(', ')} alone, and no other fact does`;
    return [{ kind: 'lonely', line }];
  });
}

function thinTopics(pack: Pack): Finding[] {
  return Object.keys(pack.topics).flatMap((topic): Finding[] => {
    const facts = pack.factsOfTopic(topic);
    const few = facts.length < THIN_COUNT ? [`${topic}: ${count(facts.length)} in all`] : [];
    const thin = [...pack.locales.values()].flatMap(({ language, translations }) => {
      const translated = facts.filter(({ id }) => translations.has(id)).length;
      return translated < facts.length * THIN_SHARE
        ? [`${topic}: ${translated} of ${count(facts.length)} in ${language}`]
        : [];
    });
    return [...few, ...thin].map((line) => ({ kind: 'thin', line }));
  });
}

function count(facts: number): string {
  return `${facts} ${facts === 1 ? 'fact' : 'facts'}`;
}
