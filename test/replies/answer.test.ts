import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { plain } from '../../src/chat/reply.ts';
import { createPack } from '../../src/facts/pack.ts';
import type { Fact, Source } from '../../src/facts/schema.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { presentAnswer } from '../../src/replies/answer.ts';
import type { Extent } from '../../src/replies/fact.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { makeFact, packFile, smallPack } from '../fixtures/small-pack.ts';

const t = translatorFor('en');
const answerer = createAnswerer(smallPack);
function shown(id: string): string {
  const answer = answerer.show(id);
  return answer ? plainReply(presentAnswer(answer, smallPack, t)) : '';
}

test('a found fact: short answer first, then statement, date, source with publisher, link and date', () => {
  expect(shown('master-vogel').split('\n')).toEqual([
    'Anna Vogel',
    'Anna Vogel has been harbour master of Lindau since 3 April 2019.',
    'As of 3 April 2019',
    'Source: Harbour Gazette, The harbour in figures <https://example.org/harbour>, published 2 May 2024',
  ]);
});

test('a disputed fact: all figures with publisher and date, newest first, and the note', () => {
  const text = shown('berths-310');
  expect(text).toContain('Sources disagree: How many berths Lindau has');
  expect(text.indexOf('400 berths')).toBeLessThan(text.lastIndexOf('310 berths'));
  expect(text).toMatch(/400 berths\s+Harbour Gazette\s+January 2022/);
  expect(text).toMatch(/310 berths\s+Lake Courier\s+undated/);
  expect(text).toContain('The Courier leaves out the guests.');
});

test('a figure of a series names the other dates and whose count they are', () => {
  expect(shown('ships-2023')).toContain('Ships counted in Lindau, other dates: 2021: 95 ships (Town of Lindau)');
});

test('a disputed figure of a series names the other dates too, but not again what contradicts it', () => {
  const town = { id: 'ships', count: 'town' };
  const facts: Fact[] = [
    makeFact({ id: 'town', answer: '120 ships', series: { ...town, period: '2023' } }),
    makeFact({ id: 'state', answer: '140 ships', series: { id: 'ships', count: 'state', period: '2023' } }),
    makeFact({ id: 'before', answer: '95 ships', date: '2021', series: { ...town, period: '2021' } }),
  ];
  const conflict = { id: 'ships', title: 'How many ships there were', facts: ['town', 'state'], note: 'Both count.' };
  const pack = createPack(packFile, facts, [conflict]);
  const answer = createAnswerer(pack).show('town');
  if (!answer) throw new Error('There is no answer.');
  const text = plainReply(presentAnswer(answer, pack, t, 'full'));
  expect(text).toContain('other dates: 2021: 95 ships (Town of Lindau)');
  expect(text.match(/140 ships/g)).toHaveLength(1);
  // In short what disagrees is enough, and a chart has the rest.
  expect(plainReply(presentAnswer(answer, pack, t))).not.toContain('other dates');
});

test('in short a disagreement is three figures that differ, the newest with the one asked for, and a button for all', () => {
  const dates = ['2019', '2020', '2021', '2022', '2023'];
  const facts = dates.map((date) =>
    makeFact({
      id: `in-${date}`,
      answer: date === '2022' ? '2021 ships' : `${date} ships`,
      date,
      note: 'Counted twice.',
    }),
  );
  const note = `Nobody counts alike. What ${'each of '.repeat(30)}them counts is told at length.`;
  const conflict = { id: 'ships', title: 'How many ships', facts: facts.map(({ id }) => id), note };
  const pack = createPack(packFile, facts, [conflict]);
  const answer = createAnswerer(pack).show('in-2019');
  if (!answer) throw new Error('There is no answer.');
  const short = presentAnswer(answer, pack, t);
  const rows = short.body.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  expect(rows.map(([figure = '']) => plain(figure))).toEqual(['2023 ships', '2021 ships', '2019 ships']);
  expect(short.body.flatMap((block) => ('text' in block ? [plain(block.text)] : []))).toContain('Nobody counts alike.');
  expect(plainReply(short)).not.toContain('Counted twice.');
  expect(short.actions[0]).toEqual({
    label: 'Show all 5',
    command: 'show',
    options: { fact: 'in-2019', full: 'yes' },
  });
  const full = presentAnswer(answer, pack, t, 'full');
  expect(full.body.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toHaveLength(5);
  expect(plainReply(full)).toContain('Counted twice.');
  expect(full.actions.map(({ label }) => label)).toEqual(['Sources', 'Related']);
});

test('in short one source is named, one that can be opened, and how many more there are', () => {
  const from = (publisher: string, url: string | null): Source => ({
    publisher,
    title: 'T',
    url,
    published: '2024',
    lang: 'en',
  });
  const sources = [
    from('Archive', null),
    from('Gazette', 'https://example.org/b'),
    from('Courier', 'https://example.org/c'),
  ];
  const pack = createPack(packFile, [makeFact({ id: 'a', sources })], []);
  const answer = createAnswerer(pack).show('a');
  const cited = (extent: Extent) =>
    answer &&
    plainReply(presentAnswer(answer, pack, t, extent))
      .split('\n')
      .filter((line) => line.startsWith('Source'));
  expect(cited('short')).toEqual(['Source: Gazette, T <https://example.org/b>, published 2024 · 2 more sources']);
  expect(cited('full')).toHaveLength(3);
});

test('a superseded fact says what is newer; a contested one and a single source say so', () => {
  const facts: Fact[] = [
    makeFact({ id: 'old', status: 'single-source', date: '2020' }),
    makeFact({
      id: 'new',
      answer: '130 ships',
      date: '2024-02',
      supersedes: ['old'],
      status: 'disputed',
      note: 'Counted twice.',
    }),
  ];
  const pack = createPack(packFile, facts, []);
  const { show } = createAnswerer(pack);
  const text = (id: string) => {
    const answer = show(id);
    return answer ? plainReply(presentAnswer(answer, pack, t)) : '';
  };
  expect(text('old')).toContain('There is a newer figure: 130 ships (February 2024)');
  expect(text('old')).toContain('Only one source.');
  expect(text('new')).toContain('Contested');
  expect(text('new')).toContain('Counted twice.');
});

test('every reply with a fact has Sources and Related, and can be shown to everyone', () => {
  const answer = answerer.answer('Who is the harbour master of Lindau?');
  const reply = presentAnswer(answer, smallPack, t);
  expect(reply.actions.map(({ label }) => label)).toEqual(['Sources', 'Related']);
  const share = { label: 'Show everyone', command: 'show', options: { fact: 'master-vogel' } };
  expect(reply.share).toEqual(share);
});

test('an unsure reply offers what is close, or topics, as buttons of a label that fits', () => {
  const close = presentAnswer(answerer.answer('Who was harbour master of Lindau in 1950?'), smallPack, t);
  expect(close.facts).toEqual([]);
  expect(close.actions.length).toBeGreaterThan(0);
  const far = presentAnswer(answerer.answer('penguins'), smallPack, t);
  expect(far.actions.map(({ command, options }) => [command, options])).toEqual([
    ['fact', { topic: 'ships' }],
    ['fact', { topic: 'people' }],
  ]);
  for (const { label } of [...close.actions, ...far.actions]) expect(label.length).toBeLessThanOrEqual(75);
});
