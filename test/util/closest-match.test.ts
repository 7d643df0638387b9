import { expect, test } from 'vitest';
import { closestMatch, closestMatches } from '../../src/util/closest-match.ts';

const TOPICS = ['Energy', 'Education', 'Trade and investment', 'Culture'];

test.each([
  ['enregy', 'Energy'],
  ['educaton', 'Education'],
  ['trade', 'Trade and investment'],
  ['cultur', 'Culture'],
  ['qqqq', undefined],
  ['energy '.repeat(20), undefined],
])('%j is closest to %j', (typed, expected) => {
  expect(closestMatch(typed, TOPICS)).toBe(expected);
});

test('a candidate is found by any of its names, the best first', () => {
  const series = [
    { id: 'trade', names: ['trade volume', 'bilateral trade'] },
    { id: 'students', names: ['students in Germany', 'Kazakh students'] },
  ];
  const namesOf = ({ names }: (typeof series)[number]) => names;
  expect(closestMatches('kazakh studnets', series, { namesOf, threshold: 0.3 }).map(({ id }) => id)).toEqual([
    'students',
  ]);
  expect(closestMatches('students kazakh', series, { namesOf, threshold: 0.3 })).toEqual([]);
  expect(closestMatches('germany students', series, { namesOf, threshold: 0.3, byWord: true })[0]?.id).toBe('students');
});
