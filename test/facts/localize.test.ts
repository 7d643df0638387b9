import { expect, test } from 'vitest';
import { hashOfText, localizePack } from '../../src/facts/localize.ts';
import { publisherName, unitName } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';
import { localeOf, smallPack, withLocale } from '../fixtures/small-pack.ts';

const ships = {
  statement: 'Der Hafen Lindau zählte 2023 120 Schiffe.',
  answer: '120 Schiffe',
  questions: ['Wie viele Schiffe?'],
};
const german = localeOf(
  'de',
  {
    title: 'Häfen',
    subjects: [['Lindauer']],
    names: [['DHG', 'Hafengesellschaft']],
    topics: { ships: 'Schiffe' },
    series: { ships: { title: 'Schiffe in Lindau', counts: { town: 'Stadt Lindau' } } },
    conflicts: { berths: { title: 'Liegeplätze', note: 'Ohne Gäste.' } },
  },
  { 'ships-2023': ships },
);

test('a pack in another language has the same facts with its texts', () => {
  const pack = localizePack(withLocale(smallPack, german), 'de');
  expect(pack.facts.map(({ id }) => id)).toEqual(smallPack.facts.map(({ id }) => id));
  expect(pack.fact('ships-2023')).toMatchObject({ ...ships, date: '2023', topic: 'ships' });
  expect(pack.fact('ships-2023')?.textsIn).toBeUndefined();
  expect(pack.factsOfSeries('ships')[0]?.answer).toBe('120 Schiffe');
  expect(pack.conflictsOf('berths-400')[0]).toMatchObject({ title: 'Liegeplätze', note: 'Ohne Gäste.' });
  expect(pack).toMatchObject({
    language: 'de',
    title: 'Häfen',
    about: smallPack.about,
    topics: { ships: { title: 'Schiffe' }, people: { title: 'People', emoji: '👪' } },
    series: { ships: { title: 'Schiffe in Lindau', counts: { town: 'Stadt Lindau', state: 'State of Bavaria' } } },
  });
});

test('publishers and units are called as the language has it, and else as the pack or the source has it', () => {
  const own = {
    ...smallPack,
    publishers: { 'Lindau Gazette': 'The Gazette' },
    units: { ships: { one: 'ship', other: 'ships' }, days: { other: 'days' } },
  };
  const there = localeOf(
    'de',
    {
      publishers: { 'Lindau Gazette': 'Lindauer Zeitung' },
      units: { ships: { one: 'Schiff', other: 'Schiffe' } },
    },
    {},
  );
  const pack = localizePack(withLocale(own, there), 'de');
  const names = (publisher: string) => [publisherName(own, publisher), publisherName(pack, publisher)];
  expect(names('Lindau Gazette')).toEqual(['The Gazette', 'Lindauer Zeitung']);
  expect(names('toString')).toEqual(['toString', 'toString']);
  expect([1, 5].map((count) => unitName(pack, 'ships', count))).toEqual(['Schiff', 'Schiffe']);
  expect(unitName(pack, 'days', 1)).toBe('days');
  expect(unitName(pack, 'toString', 1)).toBe('toString');
});

test('what is not translated keeps its text, and is known to', () => {
  expect(localizePack(withLocale(smallPack, german), 'de').fact('master-vogel')).toMatchObject({
    answer: 'Anna Vogel',
    textsIn: 'en',
  });
});

test('names and subjects are one in both languages', () => {
  const { names, subjects } = localizePack(withLocale(smallPack, german), 'de');
  expect(names).toEqual([['Deutsche Hafengesellschaft', 'DHG', 'German Harbour Company', 'Hafengesellschaft']]);
  expect(subjects).toEqual([['Lindau', 'Lindauer'], ['Bregenz']]);
});

test('a translation older than its fact is not shown', () => {
  const fact = smallPack.fact('ships-2023');
  if (!fact) throw new Error('The small pack has changed.');
  const stamped = (hash: string) =>
    localizePack(
      withLocale(smallPack, localeOf('de', {}, { 'ships-2023': { ...ships, source_hash: hash } })),
      'de',
    ).fact(fact.id);
  expect(stamped(hashOfText(fact))?.answer).toBe('120 Schiffe');
  expect(stamped(hashOfText({ ...fact, answer: '121 ships' }))).toMatchObject({ answer: '120 ships', textsIn: 'en' });
  const asked: Fact = { ...fact, questions: [] };
  expect(hashOfText(asked)).toBe(hashOfText(fact));
});

test('a language that the pack has nothing of gives the pack itself', () => {
  expect(localizePack(smallPack, 'de')).toBe(smallPack);
});
