import { expect, test } from 'vitest';
import { acceptedLocale, languageName, localeOfTag } from '../../src/i18n/locale.ts';

test.each([
  ['de-AT', 'de'],
  ['EN', 'en'],
  ['kk-Cyrl-KZ', 'kk'],
  ['fr', undefined],
  ['', undefined],
  [undefined, undefined],
])('the tag %j is of the language %j', (tag, locale) => {
  expect(localeOfTag(tag)).toBe(locale);
});

test.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR, ru ;q=0.7, en;q=0.3', 'ru'],
  ['fr,*;q=0.5', undefined],
  ['', undefined],
  [undefined, undefined],
])('of Accept-Language %j it is %j', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});

test('a language is named in another, and by itself', () => {
  expect(languageName('de', 'ru')).toBe('немецкий');
  expect(languageName('kk', 'kk')).toBe('қазақ тілі');
  expect(languageName('xx', 'en')).toBe('xx');
});
