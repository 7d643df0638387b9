import { expect, test } from 'vitest';
import { readDays } from '../../../src/daily/reading/days.ts';

test.each([
  ['every day', 'en', [1, 2, 3, 4, 5, 6, 7]],
  ['Daily', 'en', [1, 2, 3, 4, 5, 6, 7]],
  ['weekdays', 'en', [1, 2, 3, 4, 5]],
  ['weekends', 'de', [6, 7]],
  ['mon-fri', 'en', [1, 2, 3, 4, 5]],
  ['Sat–Mon', 'en', [1, 6, 7]],
  ['mon, wed and fri', 'en', [1, 3, 5]],
  ['saturday sunday', 'en', [6, 7]],
  ['tue', 'en', [2]],
  ['Mo, Mi, Fr', 'de', [1, 3, 5]],
  ['Montag bis', 'de', undefined],
  ['Donnerstag', 'de', [4]],
  ['mon', 'de', [1]],
  ['пн-пт', 'ru', [1, 2, 3, 4, 5]],
  ['среда', 'ru', [3]],
  ['never', 'en', undefined],
  ['mon-', 'en', undefined],
  ['mon-tue-wed', 'en', undefined],
  ['t', 'en', undefined],
  ['', 'en', undefined],
  [', ,', 'en', undefined],
])('%j in %s is %j', (typed, language, days) => {
  expect(readDays(typed, language)).toEqual(days);
});
