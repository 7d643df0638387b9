import { expect, test } from 'vitest';
import { generateKeys, readKeys } from '../../src/cli/generate-messages.ts';
import { formatPeriod } from '../../src/i18n/format-date.ts';
import { translatorFor } from '../../src/i18n/translator.ts';

test('src/i18n/keys.ts is what the English messages say (npm run words)', () => {
  expect(readKeys()).toBe(generateKeys());
});

test('messages take values as data', () => {
  expect(translatorFor('en')('error.words-left', { words: '<b>{x}</b> #' })).toContain('<b>{x}</b> #');
  expect(translatorFor('en')('topics.line', { topic: 'Ships', count: 1 })).toBe('Ships: 1 fact');
});

test.each([
  ['2022', '2022'],
  ['2022-03', 'March 2022'],
  ['2022-03-12', '12 March 2022'],
  ['2019-12-05/2019-12-06', '5 December 2019 – 6 December 2019'],
])('%s is shown as %s', (period, shown) => {
  expect(formatPeriod(period, 'en')).toBe(shown);
});
