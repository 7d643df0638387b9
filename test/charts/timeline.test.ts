import { expect, test } from 'vitest';
import { describeTimeline, MAX_ALT } from '../../src/charts/describe.ts';
import { buildTimeline } from '../../src/charts/timeline.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import type { Fact } from '../../src/facts/schema.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { makeFact } from '../fixtures/small-pack.ts';
import { packOf } from './figures-pack.ts';

const t = translatorFor('en');
const TODAY = '2026-11-24';
const { pack: shipped } = await loadPack(DEFAULT_PACK);

function event(date: string, changes: Partial<Fact> = {}): Fact {
  return makeFact({ id: `on-${date}`, date, statement: `It happened on ${date}.`, ...changes });
}

function scopePrefix(facts: readonly Fact[], topic?: string): readonly string[] | undefined {
  return buildTimeline(packOf(facts), topic, TODAY, t)?.entries.map(({ fact }) => fact);
}

test('what is dated to a month or a day is told, oldest first', () => {
  const facts = [
    event('2020-05-06'),
    event('2001-02'),
    event('2010'),
    event('1999-01/2003-02'),
    makeFact({ id: 'x', date: null }),
  ];
  expect(scopePrefix(facts)).toEqual(['on-2001-02', 'on-2020-05-06']);
});

test('what lies in the future has not happened', () => {
  expect(
    scopePrefix([event('2020-05'), event('2021-05'), event('2027-01'), event(TODAY), event('2026-11-25')]),
  ).toEqual(['on-2020-05', 'on-2021-05', `on-${TODAY}`]);
});

test('a fact that was replaced is not told', () => {
  const facts = [event('2020-05'), event('2021-05'), event('2022-05', { supersedes: ['on-2021-05'] })];
  expect(scopePrefix(facts)).toEqual(['on-2020-05', 'on-2022-05']);
});

test('of more than can be read, confirmed facts are chosen over those of one source, over the whole time', () => {
  const years = Array.from({ length: 30 }, (_, at) => String(1992 + at));
  const facts = years.flatMap((year) => [event(`${year}-03-01`), event(`${year}-04-01`, { status: 'single-source' })]);
  const chosen = scopePrefix(facts) ?? [];
  expect(chosen).toHaveLength(12);
  expect(chosen.every((id) => id.endsWith('-03-01'))).toBe(true);
  const told = chosen.map((id) => Number(id.slice(3, 7)));
  expect(Math.min(...told)).toBeLessThan(1996);
  expect(Math.max(...told)).toBeGreaterThan(2017);
});

test('of what happened, the prominent is chosen first and the least prominent last, in each part of the time', () => {
  const years = Array.from({ length: 12 }, (_, at) => String(2000 + at));
  const facts = years.flatMap((year) => [
    event(`${year}-03-01`, { prominence: 'low' }),
    event(`${year}-04-01`),
    event(`${year}-05-01`, { prominence: 'high', status: 'single-source' }),
  ]);
  const chosen = scopePrefix(facts) ?? [];
  expect(chosen).toHaveLength(12);
  expect(chosen.every((id) => id.endsWith('-05-01'))).toBe(true);
  const without = scopePrefix(facts.filter(({ prominence }) => prominence !== 'high')) ?? [];
  expect(without.every((id) => id.endsWith('-04-01'))).toBe(true);
});

test('a lone fact of long ago does not squeeze all others into a corner', () => {
  const facts = [event('1829-05-01'), ...Array.from({ length: 25 }, (_, at) => event(`${1995 + at}-06-01`))];
  expect(scopePrefix(facts)).not.toContain('on-1829-05-01');
  expect(scopePrefix(facts, 'ships')).toContain('on-1829-05-01');
});

test('one dated fact is no timeline', () => {
  expect(buildTimeline(packOf([event('2020-05')]), undefined, TODAY, t)).toBeUndefined();
});

test('the timeline of the shipped pack begins in the early nineties, ends near today and is told within the limit', () => {
  const timeline = buildTimeline(shipped, undefined, TODAY, t);
  if (!timeline) throw new Error('no timeline');
  expect(timeline.entries[0]?.span.from).toBeLessThan(1993);
  expect(timeline.entries.at(-1)?.span.from).toBeGreaterThan(2023.5);
  const alt = describeTimeline(timeline, t);
  expect(alt.length).toBeLessThanOrEqual(MAX_ALT);
  for (const { when } of timeline.entries) expect(alt).toContain(when);
});
