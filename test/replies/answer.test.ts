import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { createPack } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { presentAnswer } from '../../src/replies/answer.ts';
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
  const text = answer ? plainReply(presentAnswer(answer, pack, t)) : '';
  expect(text).toContain('other dates: 2021: 95 ships (Town of Lindau)');
  expect(text.match(/140 ships/g)).toHaveLength(1);
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
