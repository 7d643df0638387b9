import { expect, test } from 'vitest';
import { readDays } from '../../../src/daily/parse/days.ts';
import { readTime } from '../../../src/daily/parse/time.ts';

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

test.each([
  ['9', '09:00'],
  ['9:00', '09:00'],
  ['09:00', '09:00'],
  ['9am', '09:00'],
  ['9 AM', '09:00'],
  ['9:15 p.m.', '21:15'],
  ['21.30', '21:30'],
  ['21h30', '21:30'],
  ['21 h', '21:00'],
  ['9 Uhr', '09:00'],
  ['0930', '09:30'],
  ['2130', '21:30'],
  ['0:00', '00:00'],
  ['12am', '00:00'],
  ['12pm', '12:00'],
  [' 23:59 ', '23:59'],
])('%j is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '24:00', '9:60', '13pm', '0am', '930', '9:5', '-1', '9:00:00', '99', '9am9', '９：００'])(
  '%j is no time',
  (typed) => {
    expect(readTime(typed)).toBeUndefined();
  },
);
