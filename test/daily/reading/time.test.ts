import { expect, test } from 'vitest';
import { readTime } from '../../../src/daily/reading/time.ts';

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

test.each(['', '24:00', '9:60', '13pm', '0am', '930', '9:5', '-1', 'noon', '9:00:00', '99', '9am9', '９：００'])(
  '%j is no time',
  (typed) => {
    expect(readTime(typed)).toBeUndefined();
  },
);
