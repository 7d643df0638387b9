import { expect, test } from 'vitest';
import { findZone, nearestZones, suggestZones, zoneOfLanguage } from '../../../src/daily/parse/zones.ts';

test.each([
  ['Asia/Almaty', 'Asia/Almaty'],
  ['asia/almaty', 'Asia/Almaty'],
  ['almaty', 'Asia/Almaty'],
  ['new york', 'America/New_York'],
  ['Kolkata', 'Asia/Kolkata'],
  ['utc', 'UTC'],
  ['Astana', 'Asia/Almaty'],
  ['Алматы уақыты', 'Asia/Almaty'],
  ['Берлин', 'Europe/Berlin'],
  ['Munich', 'Europe/Berlin'],
  ['Berliner Zeit', 'Europe/Berlin'],
  ['по Москве', 'Europe/Moscow'],
  ['MSK', 'Europe/Moscow'],
  ['Казахстан', 'Asia/Almaty'],
  ['Deutschland', 'Europe/Berlin'],
  ['UTC+5', '+05:00'],
  ['gmt -3:30', '-03:30'],
])('%j is %s', (typed, zone) => {
  expect(findZone(typed)).toBe(zone);
});

test.each(['', 'Atlantis', 'EST', 'USA', 'UTC+15', '+05:00', '../../etc/passwd', 'Europe/', 'a'.repeat(1_000), '9am'])(
  '%j is no zone',
  (typed) => {
    expect(findZone(typed)).toBeUndefined();
  },
);

test('every zone is found by its name and by its city', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(findZone(zone)).toBe(zone);
    const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
    expect(suggestZones(city, 'en', 25)).toContain(zone);
  }
});

test.each([
  ['berln', 'Europe/Berlin'],
  ['new yrok', 'America/New_York'],
  ['kazakh', 'Asia/Almaty'],
  ['germany', 'Europe/Berlin'],
])('%j suggests %s first', (typed, zone) => {
  expect(suggestZones(typed, 'en', 5)[0]).toBe(zone);
  expect(nearestZones(typed, 'en')[0]).toBe(zone);
});

test('an abbreviation that means several zones is asked back', () => {
  expect(nearestZones('EST', 'en')).toEqual(['America/New_York']);
  expect(nearestZones('ist', 'de')).toContain('Asia/Kolkata');
});

test('what is only alike is not suggested beside what was typed', () => {
  expect(suggestZones('alma', 'en', 25)).toEqual(['Asia/Almaty']);
});

test('there are never more suggestions than asked for, and some before anything is typed', () => {
  expect(suggestZones('', 'en', 25)).toHaveLength(25);
  expect(suggestZones('a', 'en', 25).length).toBeLessThanOrEqual(25);
  expect(suggestZones('x'.repeat(10_000), 'en', 25)).toEqual([]);
});

test.each([
  ['de', 'Europe/Berlin'],
  ['de-AT', 'Europe/Vienna'],
  ['kk', 'Asia/Almaty'],
  ['ru', 'Europe/Moscow'],
  ['en-US', 'America/New_York'],
  ['en-GB', 'Europe/London'],
  ['no language', undefined],
  [undefined, undefined],
])('who speaks %s is probably in %s', (tag, zone) => {
  expect(zoneOfLanguage(tag)).toBe(zone);
});

test('where most people of a country live is a zone of that country', () => {
  for (const region of [
    'AR',
    'AU',
    'BR',
    'CA',
    'CD',
    'CL',
    'CN',
    'EC',
    'ES',
    'ID',
    'MN',
    'MX',
    'NZ',
    'PT',
    'RU',
    'US',
  ]) {
    expect(new Intl.Locale(`und-${region}`).getTimeZones()).toContain(zoneOfLanguage(`und-${region}`));
  }
});
