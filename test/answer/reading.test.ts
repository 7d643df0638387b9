import { describe, expect, test } from 'vitest';
import { createCandidateFinder } from '../../src/answer/candidates.ts';
import { plainReading } from '../../src/answer/explain.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { localizePack } from '../../src/facts/localize.ts';
import { languageOf } from '../../src/search/languages/languages.ts';

const { pack } = await loadPack(DEFAULT_PACK);
const finders = new Map(
  ['en', 'de', 'ru', 'kk'].map((code) => [code, createCandidateFinder(localizePack(pack, code), languageOf(code))]),
);
function read(language: string, text: string) {
  const finder = finders.get(language);
  if (!finder) throw new Error(language);
  return plainReading(finder.read(text), pack);
}

describe('what is asked for', () => {
  test.each([
    ['who', 'Who is the ambassador?', 'Wer ist Botschafter?', 'Кто посол?', 'Елші кім?'],
    [
      'when',
      'When did Merkel come?',
      'Wann besuchte Merkel Kasachstan?',
      'Когда была Меркель?',
      'Меркель қашан келді?',
    ],
    ['where', 'Where is the embassy?', 'Wo ist die Botschaft?', 'Где посольство?', 'Елшілік қайда?'],
    [
      'howMany',
      'How many Germans live there?',
      'Wie viele Deutsche leben da?',
      'Сколько немцев там живёт?',
      'Онда қанша неміс тұрады?',
    ],
    ['what', 'What is Hyrasia One?', 'Was ist Hyrasia One?', 'Что такое Hyrasia One?', 'Hyrasia One деген не?'],
    ['why', 'Why did they leave?', 'Warum gingen die Deutschen?', 'Почему немцы уехали?', 'Немістер неге кетті?'],
    ['how', 'How do I apply for a visa?', 'Wie beantrage ich ein Visum?', 'Как получить визу?', 'Виза қалай аламын?'],
    ['whether', 'Do Kazakhs need a visa?', 'Braucht man ein Visum?', 'Нужна ли виза?', 'Виза керек пе?'],
  ])('%s', (asks, ...texts) => {
    const languages = ['en', 'de', 'ru', 'kk'];
    expect(texts.map((text, at) => read(languages[at] ?? '', text).asks)).toEqual([asks, asks, asks, asks]);
  });
});

test.each([
  ['en', 'trade volume 2022', 'overview'],
  ['en', 'tell me about hydrogen', 'overview'],
  ['en', 'What is Hyrasia One?', 'one'],
  ['en', 'the highest trade volume', 'highest'],
  ['en', 'the lowest trade volume', 'lowest'],
  ['en', 'has trade grown since 2010', 'change'],
  ['de', 'erzähl mir was über Wasserstoff', 'overview'],
  ['de', 'das höchste Handelsvolumen', 'highest'],
  ['de', 'ist der Handel gestiegen', 'change'],
  ['ru', 'расскажи про водород', 'overview'],
  ['ru', 'самый высокий товарооборот', 'highest'],
  ['ru', 'вырос ли товарооборот', 'change'],
  ['kk', 'сутегі туралы айтып бер', 'overview'],
  ['kk', 'ең жоғары тауар айналымы', 'highest'],
  ['kk', 'сауда өсті ме', 'change'],
])('in %s “%s” wants: %s', (language, text, shape) => {
  expect(read(language, text).shape).toBe(shape);
});

test.each([
  ['en', 'the last visit of a chancellor', 'last'],
  ['en', 'the first visit of a chancellor', 'first'],
  ['en', 'trade in the last year', null],
  ['de', 'der letzte Besuch', 'last'],
  ['de', 'der erste Besuch', 'first'],
  ['ru', 'последний визит', 'last'],
  ['ru', 'первый визит', 'first'],
  ['kk', 'соңғы сапар', 'last'],
  ['kk', 'алғашқы сапар', 'first'],
])('in %s “%s” asks for the %s of several', (language, text, turn) => {
  expect(read(language, text).turn).toBe(turn);
});

test.each([
  ['en', 'who is ambassador now', true],
  ['en', 'who was ambassador in 2010', false],
  ['de', 'wer ist derzeit Botschafter', true],
  ['de', 'wer war 2010 Botschafter', false],
  ['ru', 'кто сейчас посол', true],
  ['ru', 'кто был послом в 2010', false],
  ['kk', 'қазір елші кім', true],
  ['kk', '2010 жылы елші кім болды', false],
])('in %s “%s” asks about the present: %s', (language, text, now) => {
  expect(read(language, text).now).toBe(now);
});

test.each([
  ['en', 'trade in the 90s', ['1990–1999']],
  ['de', 'Handel in den 90ern', ['1990–1999']],
  ['ru', 'торговля в 90-х', ['1990–1999']],
  ['en', 'trade in 2017', ['2017']],
  ['de', 'Handel i. J. 2017', ['2017']],
  ['ru', 'товарооборот за 2017 г.', ['2017']],
  ['kk', 'тауар айналымы 2017 ж.', ['2017']],
])('in %s “%s” is bound to %j', (language, text, years) => {
  expect(read(language, text).years).toEqual(years);
});

test.each([
  ['en', 'German exports to Kazakhstan', 'Germany', 'Kazakhstan'],
  ['en', 'oil from Kazakhstan to Germany', 'Kazakhstan', 'Germany'],
  ['de', 'deutsche Exporte nach Kasachstan', 'Germany', 'Kazakhstan'],
  ['de', 'Öl aus Kasachstan', 'Kazakhstan', null],
  ['en', 'trade between Kazakhstan and Germany', null, null],
])('in %s “%s” has sides', (language, text, from, to) => {
  expect(read(language, text)).toMatchObject({ from, to });
});

test.each([
  ['en', ['trade with Russia', 'Russian exports'], 'RU'],
  ['de', ['Handel mit Russland'], 'RU'],
  ['ru', ['торговля с Россией', 'экспорт в Россию', 'товарооборот России'], 'RU'],
  ['kk', ['Ресеймен сауда', 'Ресейге экспорт'], 'RU'],
  ['en', ['flights to the US', 'trade with the USA', 'american companies', 'trade with the United States'], 'US'],
  ['de', ['Flüge in die USA', 'amerikanische Firmen', 'Handel mit den Amerikanern'], 'US'],
  ['ru', ['рейсы в США', 'американские компании', 'торговля с Америкой'], 'US'],
  ['kk', ['АҚШ компаниялары'], 'US'],
  ['en', ['UK trade', 'trade with Britain', 'British companies'], 'GB'],
  ['de', ['Handel mit Großbritannien', 'britische Firmen'], 'GB'],
  ['ru', ['торговля с Великобританией', 'британские компании'], 'GB'],
  ['en', ['Saudi investment', 'investment from Saudi Arabia'], 'SA'],
  ['de', ['saudische Investitionen'], 'SA'],
  ['ru', ['инвестиции Саудовской Аравии'], 'SA'],
])('in %s each of %j names another country: %s', (language, texts, code) => {
  expect(texts.map((text) => [text, read(language, text).countries])).toEqual(texts.map((text) => [text, [code]]));
});

test.each([
  ['en', 'trade with us'],
  ['en', 'can you help us with trade'],
  ['de', 'Handel zwischen Deutschland und Kasachstan'],
  ['ru', 'мало немцев'],
])('in %s “%s” names no other country', (language, text) => {
  expect(read(language, text).countries).toEqual([]);
});
