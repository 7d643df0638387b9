import { afterAll, expect, test, vi } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { dataPointsOf } from '../../src/charts/data-point.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { decodeAction, encodeAction } from '../../src/chat/custom-id.ts';
import type { Action } from '../../src/chat/reply.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { createTestBot } from '../fixtures/bot.ts';

/** A machine that is busy with other things draws slowly, and that is not what is tested. */
const PATIENCE_MS = 120_000;
vi.setConfig({ testTimeout: PATIENCE_MS });

const { pack } = await loadPack(DEFAULT_PACK);
const knowledge = createLanguages(pack).in(pack.language);
const reported: unknown[] = [];
const working = createPictures({
  report: (error) => reported.push(error),
  limits: { timeoutMs: PATIENCE_MS },
});
const impatient = createPictures({ report: () => undefined, limits: { timeoutMs: 0 } });
const patient = createTestBot({ knowledge: () => knowledge, pictures: working, chosen: 'en' });
const hasty = createTestBot({ knowledge: () => knowledge, pictures: impatient, chosen: 'en' });
afterAll(() => Promise.all([working.close(), impatient.close(), patient.remove(), hasty.remove()]));

const PNG = [137, 80, 78, 71];

async function run(command: string, options: Record<string, unknown> = {}, pictures = working) {
  const { dispatcher } = pictures === working ? patient.bot : hasty.bot;
  const reply = await dispatcher.dispatch({
    id: 'test',
    command,
    options,
    channel: { platform: 'test', id: '1', direct: false },
    user: { id: '1', isAdmin: () => false },
  });
  expect(reported).toEqual([]);
  return { ...reply, text: plainReply({ ...reply, actions: [] }), dispatcher };
}

function press(action: Action | undefined) {
  if (!action) throw new Error('no button');
  const { command, options } = decodeAction(encodeAction(action));
  return run(command, options);
}

test('an answer with a figure of a series leads to its chart, and the chart to the newest figure', async () => {
  const answer = await run('ask', { question: 'What was the trade volume between Germany and Kazakhstan in 2017?' });
  const chart = await press(answer.actions.find(({ label }) => label === 'Chart'));
  expect([...(chart.picture?.png.subarray(0, 4) ?? [])]).toEqual(PNG);
  expect(chart.picture?.name).toBe('chart-trade-volume.png');
  expect(chart.picture?.alt).toContain('German figures: 2023 8.75 billion euros');
  expect(chart.text).toContain('4.86 billion euros');
  expect(chart.text).toContain('Sources disagree on the figures for');
  expect(chart.facts).toHaveLength(pack.factsOfSeries('trade-volume').length);
  const newest = await press(chart.actions[0]);
  expect(newest.facts[0]).toBe(pack.factsOfSeries('trade-volume')[0]?.id);
});

test.each([
  ['oil-deliveries', 'Kazakh oil for Germany by year'],
  ['Ethnic Germans in Kazakhstan', 'Ethnic Germans in Kazakhstan'],
  ['GERMAN EXPORTS', 'German exports to Kazakhstan'],
  ['trade volum', 'Trade between Kazakhstan and Germany'],
  ['etnic germans', 'Ethnic Germans in Kazakhstan'],
])('/chart %s draws “%s”', async (series, title) => {
  expect((await run('chart', { series })).heading).toContain(title);
});

test('/chart names what there is, and what there is instead of what there is not', async () => {
  const overview = await run('chart');
  expect(overview.text).toContain(
    `Trade between Kazakhstan and Germany: ${dataPointsOf(pack, 'trade-volume').length} figures`,
  );
  expect(overview.actions).toHaveLength(5);
  expect((await press(overview.actions[0])).picture?.alt).toContain('Trade between');
  expect((await run('chart', { series: 'penguins' })).text).toContain('The measures are: Trade between');
});

test('series are suggested while they are typed, misspelt or not', async () => {
  const { dispatcher } = await run('chart');
  const suggest = (typed: string) =>
    dispatcher.complete({ command: 'chart', option: 'series', typed, language: 'en' }).map(({ value }) => value);
  expect(suggest('')).toHaveLength(25);
  expect(suggest('druzba oil')[0]).toMatch(/^oil-/);
  expect(suggest('etnic')[0]).toBe('ethnic-germans');
  expect(suggest('xyzzy')).toEqual([]);
});

test('/timeline tells in words what it shows, of everything or of a topic', async () => {
  const timeline = await run('timeline', { topic: 'Diplomacy' });
  expect(timeline.heading).toMatch(/^Diplomacy, \d{4}–\d{4}$/);
  expect(timeline.picture?.name).toBe('timeline-diplomacy.png');
  expect(timeline.text).toContain('11 February 1992: ');
  expect(timeline.facts.every((id) => pack.fact(id)?.topic === 'diplomacy')).toBe(true);
  expect((await run('timeline')).facts).toHaveLength(12);
  expect((await run('timeline', { topic: 'diplomcy' })).text).toContain('Did you mean “Diplomacy”?');
});

test('a fact comes as a card too if one is wanted, and so does another', async () => {
  expect((await run('fact', { topic: 'energy' })).picture).toBeUndefined();
  const card = await run('fact', { topic: 'energy', card: true });
  expect([...(card.picture?.png.subarray(0, 4) ?? [])]).toEqual(PNG);
  expect(card.picture?.alt).toContain(pack.fact(card.facts[0] ?? '')?.statement);
  expect((await press(card.actions.find(({ label }) => label === 'Another'))).picture).toBeDefined();
});

test.each([
  ['chart', { series: 'ethnic-germans' }, '226,092 people'],
  ['timeline', {}, '11 February 1992'],
  ['fact', { topic: 'energy', card: true }, 'Source'],
])('/%s %j answers in words where no picture can be drawn', async (command, options, text) => {
  const reply = await run(command, options, impatient);
  expect(reply.picture).toBeUndefined();
  expect(reply.text).toContain(text);
  expect(reply.text).toContain('couldn’t draw the picture');
});
