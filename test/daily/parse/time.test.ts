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
  ['täglich', 'en', [1, 2, 3, 4, 5, 6, 7]],
  ['business days', 'de', [1, 2, 3, 4, 5]],
  ['по будням', 'en', [1, 2, 3, 4, 5]],
  ['күн сайын', 'en', [1, 2, 3, 4, 5, 6, 7]],
  ['жұмыс күндері', 'en', [1, 2, 3, 4, 5]],
  ['Montag bis Freitag', 'en', [1, 2, 3, 4, 5]],
  ['с понедельника по пятницу', 'en', [1, 2, 3, 4, 5]],
  ['дүйсенбіден жұмаға дейін', 'en', [1, 2, 3, 4, 5]],
  ['montags und donnerstags', 'en', [1, 4]],
  ['по понедельникам и пятницам', 'en', [1, 5]],
  ['weekdays and saturday', 'en', [1, 2, 3, 4, 5, 6]],
  ['every second day', 'en', undefined],
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
  ['noon', '12:00'],
  ['Mitternacht', '00:00'],
  ['в полдень', '12:00'],
  ['9 утра', '09:00'],
  ['8 вечера', '20:00'],
  ['2 ночи', '02:00'],
  ['12 at night', '00:00'],
  ['um 9 Uhr 30', '09:30'],
  ['halb 10', '09:30'],
  ['half past 9', '09:30'],
  ['7 abends', '19:00'],
  ['сағат 9-да', '09:00'],
  ['кешкі 8', '20:00'],
])('%j is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(['', '24:00', '9:60', '13pm', '0am', '930', '9:5', '-1', '9:00:00', '99', '9am9', '９：００'])(
  '%j is no time',
  (typed) => {
    expect(readTime(typed)).toBeUndefined();
  },
);
