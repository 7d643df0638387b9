import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readQuestions } from '../../bench/eval/question-file.ts';
import { detectLanguage } from '../../src/search/languages/detect.ts';

const questions = readQuestions(fileURLToPath(new URL('../../bench/questions/dev.yaml', import.meta.url)));

test('the language of at least 97 % of the development questions is told', () => {
  const told = questions.filter(({ q, lang }) => detectLanguage(q) === lang);
  expect(told.length / questions.length).toBeGreaterThanOrEqual(0.97);
});

test.each([
  ['Wie viele Schiffe liegen im Hafen?', 'de'],
  ['wer ist hafenmeister von lindau', 'de'],
  ['How many ships are there?', 'en'],
  ['Сколько кораблей в порту?', 'ru'],
  ['skolko korablej v portu', 'ru'],
  ['Портта қанша кеме бар?', 'kk'],
  ['портта канша кеме бар', 'kk'],
  ['portta qansha keme bar', 'kk'],
  ['Kazakstan men Germaniya arasyndagy sauda kolemi qansha', 'kk'],
])('“%s” is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each([[''], ['2024'], ['🙂'], ['你好'], ['DKU 2019'], ['١٢٣'], ['?!']])('“%s” does not tell', (text) => {
  expect(detectLanguage(text)).toBeUndefined();
});

test('a long text takes no longer than its first words', () => {
  expect(detectLanguage('wie viele schiffe '.repeat(100_000))).toBe('de');
});
