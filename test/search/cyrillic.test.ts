import { expect, test } from 'vitest';
import { cyrillicOf, cyrillicPattern, latinSpellings } from '../../src/search/languages/cyrillic.ts';
import { german } from '../../src/search/languages/german.ts';
import { kazakh } from '../../src/search/languages/kazakh.ts';
import { answerTypeOf } from '../../src/search/languages/language.ts';
import { russian } from '../../src/search/languages/russian.ts';

test.each([
  ['kk', 'jane', 'жане'],
  ['kk', 'qay', 'каи'],
  ['kk', 'germaniya', 'германия'],
  ['ru', 'nemeckij', 'немецкии'],
  ['ru', 'tovarooborot', 'товарооборот'],
  ['ru', 'ещё', 'еше'],
] as const)('%s: %s is read as %s', (language, latin, cyrillic) => {
  expect(cyrillicOf(latin, language)).toBe(cyrillic);
});

test('a Cyrillic word has its usual Latin spellings', () => {
  expect(latinSpellings('қашан')).toEqual(['qashan', 'kashan']);
});

test('a pattern stands at the beginning of a word, in either spelling', () => {
  const pattern = cyrillicPattern('қанша');
  expect(['қанша мұнай', 'Канша мунай', 'бұл қанша'].every((text) => pattern.test(text))).toBe(true);
  expect(pattern.test('алтықанша')).toBe(false);
});

test.each([
  [german, ['Große', 'Grosse', 'grosse']],
  [german, ['Schröder', 'Schroeder', 'Schroder']],
  [german, ['Handel', 'Handels']],
  [russian, ['компания', 'компаний', 'kompanii', 'kompaniy']],
  [russian, ['посольство', 'посольства', 'posolstvo']],
  [kazakh, ['компания', 'компаниялар']],
])('%o has one stem for %j', (language, words) => {
  expect(new Set(words.map((word) => language.stem(word.toLowerCase()))).size).toBe(1);
});

test.each([
  [german, 'Wie viele Firmen gibt es?', 'count'],
  [german, 'Wie hoch war der Handel?', 'amount'],
  [german, 'Seit wann gibt es die Botschaft?', 'date'],
  [german, 'In welcher Stadt sitzt sie?', 'place'],
  [german, 'Wer leitet die Universität?', 'person'],
  [german, 'Wie viele Tage dürfen sie bleiben?', 'duration'],
  [german, 'Welchen Anteil hat das Öl?', 'percent'],
  [russian, 'Сколько компаний?', 'count'],
  [russian, 'Во сколько оценивают проект?', 'amount'],
  [russian, 'В каком году открыли посольство?', 'date'],
  [russian, 'а в каком городе театр', 'place'],
  [russian, 'Кто возглавил делегацию?', 'person'],
  [russian, 'На сколько дней можно приехать?', 'duration'],
  [russian, 'Какую долю занимает нефть?', 'percent'],
  [kazakh, 'Қанша компания бар?', 'count'],
  [kazakh, 'канша компания бар', 'count'],
  [kazakh, 'Жоба қанша тұрады?', 'amount'],
  [kazakh, 'Елшілік қашан ашылды?', 'date'],
  [kazakh, 'Университет қай қалада?', 'place'],
  [kazakh, 'Делегацияны кім басқарды?', 'person'],
  [kazakh, 'Неше күн бола алады?', 'duration'],
] as const)('%o: “%s” asks for %s', (language, text, type) => {
  expect(answerTypeOf(text, language)).toBe(type);
});
