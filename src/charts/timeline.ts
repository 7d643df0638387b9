import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { formatPeriod } from '../i18n/format-date.ts';
import type { Translator } from '../i18n/translator.ts';
import { spanOf } from './data-point.ts';
import { sourcesOf, titleWithYears } from './describe.ts';
import type { Timeline, TimelineEntry } from './model.ts';

/** As many as can be read on a phone without scrolling twice. */
const MOST_ENTRIES = 12;
/** The period is divided into this many parts, each of which is shown if anything happened in it; the rest go where most happened. */
const PARTS = 8;
const FEWEST_ENTRIES = 2;
/** Longer statements are shown only where there is no other for that part. */
const LONG = 130;
/** Sources beyond these say nothing more of how much something matters. */
const MANY_SOURCES = 4;
/** Of a pack's earliest facts, so many at most are left out if they lie far before the rest. */
const APART_SHARE = 0.05;
const APART_YEARS = 5;
const MOST_SOURCES_LENGTH = 420;

/**
 * What happened when, in the language of the pack and words: of the facts dated to a month or day, not later than today,
 * a choice spread over the whole time; undefined if there are not two.
 * @param today A date as in 2026-11-24.
 */
export function buildTimeline(
  pack: Pack,
  topic: string | undefined,
  today: string,
  t: Translator,
): Timeline | undefined {
  const facts = topic === undefined ? pack.facts : pack.factsOfTopic(topic);
  const dated = facts.flatMap((fact) => datedFact(pack, fact, today)).toSorted((a, b) => a.span.from - b.span.from);
  const candidates = topic === undefined ? withoutOutliers(dated) : dated;
  if (candidates.length < FEWEST_ENTRIES) return undefined;
  const chosen = choose(candidates);
  const topics = Object.keys(pack.topics);
  const [first, last] = [chosen[0], chosen.at(-1)];
  const title = topic === undefined ? pack.title : (pack.topics[topic]?.title ?? topic);
  return {
    kind: 'timeline',
    title: titleWithYears(
      title,
      [first, last].map((dated) => dated?.fact.date ?? ''),
      t,
    ),
    subtitle: t('timeline.shown', { shown: chosen.length, all: candidates.length }),
    entries: chosen.map(
      ({ fact, span }): TimelineEntry => ({
        fact: fact.id,
        span,
        when: formatPeriod(fact.date ?? '', t.locale),
        text: fact.statement,
        topic: topics.indexOf(fact.topic),
      }),
    ),
    sources: sourcesOf(
      chosen.flatMap(({ fact }) => fact.sources.slice(0, 1)),
      pack,
      MOST_SOURCES_LENGTH,
      t,
    ),
  };
}

interface Dated {
  readonly fact: Fact;
  readonly span: TimelineEntry['span'];
}

/** Facts that are true of a day or month and have not been replaced by a newer one. */
function datedFact(pack: Pack, fact: Fact, today: string): Dated[] {
  const { date } = fact;
  if (date === null || date.includes('/') || date.length < 7 || date > today) return [];
  return pack.supersededBy(fact.id).length > 0 ? [] : [{ fact, span: spanOf(date) }];
}

/** A single fact decades before all others would squeeze the rest into a corner of the picture. */
function withoutOutliers(dated: readonly Dated[]): readonly Dated[] {
  let start = 0;
  for (let at = 1; at <= dated.length * APART_SHARE; at++) {
    const [before, after] = [dated[at - 1], dated[at]];
    if (before && after && after.span.from - before.span.from >= APART_YEARS) start = at;
  }
  return dated.slice(start);
}

/** One for each of equal parts of the time, then the best of the rest, oldest first. */
function choose(candidates: readonly Dated[]): readonly Dated[] {
  const [from, to] = [candidates[0]?.span.from ?? 0, candidates.at(-1)?.span.from ?? 0];
  const partOf = ({ span }: Dated) =>
    Math.min(PARTS - 1, Math.floor(((span.from - from) / Math.max(to - from, 1)) * PARTS));
  const chosen = new Set<Dated>();
  const take = (some: readonly Dated[]) => {
    const usage = Map.groupBy(chosen, ({ fact }) => fact.topic);
    const rank = (one: Dated) => [...quality(one.fact), usage.get(one.fact.topic)?.length ?? 0, -one.span.from];
    const [best] = some.filter((one) => !chosen.has(one)).toSorted((a, b) => compare(rank(a), rank(b)));
    if (best) chosen.add(best);
  };
  for (const [, part] of Map.groupBy(candidates, partOf)) take(part);
  while (chosen.size < Math.min(MOST_ENTRIES, candidates.length)) take(candidates);
  return [...chosen].toSorted((a, b) => a.span.from - b.span.from);
}

/**
 * Less is better: what the pack calls prominent, what happened (a statement that names its year, and no figure of a
 * series), is confirmed, told briefly, of one day, and by several.
 */
function quality({ prominence, status, date, statement, sources, series }: Fact): readonly number[] {
  const weight = { high: 0, usual: 1, low: 2 }[prominence ?? 'usual'];
  const happened = series === undefined && date !== null && statement.includes(date.slice(0, 4));
  const standing = { confirmed: 0, 'single-source': 1, disputed: 2 }[status];
  const told = Math.min(sources.length, MANY_SOURCES);
  return [weight, happened ? 0 : 1, standing, statement.length > LONG ? 1 : 0, -told, date?.length === 10 ? 0 : 1];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
