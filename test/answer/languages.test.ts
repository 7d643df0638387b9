import { describe, expect, test } from 'vitest';
import { leadingFact, shownFacts } from '../../src/answer/answer.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { createLanguages } from '../../src/answer/languages.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { createPack } from '../../src/facts/pack.ts';
import { detectLanguage } from '../../src/search/languages/detect.ts';
import { localeOf, smallPack } from '../fixtures/small-pack.ts';

const russian = localeOf(
  'ru',
  { subjects: [['Линдау'], ['Брегенц']] },
  {
    'master-vogel': {
      statement: 'Анна Фогель с 3 апреля 2019 года руководит портом Линдау.',
      answer: 'Анна Фогель',
      questions: ['Кто руководит портом Линдау?', 'начальник порта Линдау'],
    },
    'ships-2023': {
      statement: 'В 2023 году порт Линдау насчитал 120 судов.',
      answer: '120 судов',
      questions: ['Сколько судов было в Линдау в 2023 году?', 'суда Линдау 2023'],
    },
    'ships-2021': {
      statement: 'В 2021 году порт Линдау насчитал 95 судов.',
      answer: '95 судов',
      questions: ['Сколько судов было в Линдау в 2021 году?', 'суда Линдау 2021'],
    },
  },
);
const german = localeOf(
  'de',
  {},
  {
    'master-vogel': {
      statement: 'Anna Vogel ist seit dem 3. April 2019 Hafenmeisterin von Lindau.',
      answer: 'Anna Vogel',
      questions: ['Wer ist Hafenmeister von Lindau?', 'Lindau Hafenmeister'],
    },
  },
);
const pack = createPack(
  smallPack,
  smallPack.facts,
  smallPack.conflicts,
  new Map([
    ['ru', russian],
    ['de', german],
  ]),
);
const languages = createLanguages(pack);
const first = (reader: string, question: string) => leadingFact(languages.in(reader).answerer.answer(question));

test.each([
  ['ru', 'Кто руководит портом Линдау?', 'Анна Фогель'],
  ['en', 'Кто руководит портом Линдау?', 'Anna Vogel'],
  ['ru', 'Who is the harbour master of Lindau?', 'Анна Фогель'],
  ['de', 'кто руководит портом линдау', 'Anna Vogel'],
  ['ru', 'kto rukovodit portom Lindau', 'Анна Фогель'],
  ['en', 'Wer ist der Hafenmeister von Lindau?', 'Anna Vogel'],
])('a reader of %s who asks “%s” reads “%s”', (reader, question, answer) => {
  expect(first(reader, question)).toMatchObject({ id: 'master-vogel', answer });
});

test('the year is held in every language', () => {
  expect(first('ru', 'Сколько судов было в Линдау в 2021 году?')?.id).toBe('ships-2021');
  expect(first('ru', 'Сколько судов было в Линдау в 1999 году?')).toBeUndefined();
});

test('the other figures of a measure are in the reader’s language too', () => {
  const { pack, answerer } = languages.in('ru');
  expect(answerer.answer('How many ships did Lindau count in 2023?').kind).toBe('series');
  expect(pack.factsOfSeries('ships').map(({ answer }) => answer)).toContain('95 судов');
});

test('what is not translated is shown in the pack’s language, and known to be', () => {
  expect(first('ru', 'How many berths does the Lake Courier give?')).toMatchObject({
    answer: '310 berths',
    textsIn: 'en',
  });
});

test('suggestions are in the language that is typed, related facts in any', () => {
  expect(languages.in('en').answerer.suggest('кто руководит портом', 5)[0]?.factId).toBe('master-vogel');
  expect(languages.in('ru').answerer.suggest('', 1)[0]?.question).toMatch(/\p{Script=Cyrillic}/u);
  expect(languages.in('ru').answerer.related('ships-2023', 3)).toContain('ships-2021');
  expect(languages.in('ru').answerer.show('ships-2023')).toMatchObject({ fact: { answer: '120 судов' } });
});

test('a language that the pack lacks reads the pack’s own', () => {
  expect(languages.in('kk').pack.language).toBe('en');
  expect(first('kk', 'Who is the harbour master of Lindau?')?.answer).toBe('Anna Vogel');
});

test('a question that does not tell its language is looked for in every index that there is', () => {
  const fresh = createLanguages(pack);
  const asked = () => fresh.in('en').answerer.answer('port Lindau nachalnik').kind;
  expect(detectLanguage('port Lindau nachalnik')).toBeUndefined();
  expect(asked()).toBe('unsure');
  while (fresh.buildNext());
  expect(asked()).toBe('found');
});

test('indexes are built one at a time, the pack’s own first', () => {
  const fresh = createLanguages(pack);
  expect([fresh.buildNext(), fresh.buildNext(), fresh.buildNext(), fresh.buildNext()]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

describe('over the pack that Dostyk comes with', async () => {
  const base = await openKnowledgeBase(DEFAULT_PACK);
  await base.warm();

  test.each([
    ['en', 'trade volume', 'en'],
    ['en', 'trade in 2022', 'en'],
    ['en', 'sister cities', 'en'],
    ['en', 'language schools in Almaty', 'en'],
    ['en', 'Steinmeier', 'en'],
    ['de', 'Steinmeier', 'de'],
    [undefined, 'trade volume', 'en'],
    ['en', 'wer ist botschafter', 'de'],
    ['en', 'landwirtschaft', 'de'],
    ['en', 'goethe institut almaty adresse', 'de'],
    ['en', 'немцы казахстана', 'ru'],
    ['de', 'giz проекты', 'ru'],
    ['ru', 'deutsche firmen kasachstan', 'de'],
    ['ru', 'Герман елшісі кім?', 'kk'],
    ['kk', 'кто посол германии', 'ru'],
  ])('for a reader of %s “%s” is in %s', (reader, text, language) => {
    expect(base.languageOf(text, reader)).toBe(language);
  });

  test.each(['en', 'de', 'ru', 'kk'])('an example question in %s finds its fact through the bot', (language) => {
    const { pack: shown, answerer } = base.current(language);
    const every = shown.facts.filter((_, at) => at % 8 === 0);
    const missed = every.filter(({ id, questions: [question = ''] }) => {
      const answer = answerer.answer(question);
      const considered = [...shownFacts(answer), ...answer.facts.map(({ fact }) => fact)];
      return !considered.some((fact) => fact.id === id);
    });
    expect(every.length).toBeGreaterThan(20);
    expect(missed.map(({ id, questions: [question] }) => `${id}: ${question}`)).toEqual([]);
  });
});
