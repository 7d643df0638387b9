import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readRealQuestions } from '../../bench/eval/real-file.ts';
import { readAddress } from '../../src/answer/address.ts';
import { shownFacts } from '../../src/answer/answer.ts';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import type { Talk } from '../../src/answer/talk/model.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { DECORATIONS, decorate } from '../fixtures/decorations.ts';

const REAL = fileURLToPath(new URL('../../bench/questions/real', import.meta.url));
const files = readdirSync(REAL).filter((name) => name.includes('questions'));
const real = files.flatMap((name) => readRealQuestions(join(REAL, name)));
const asked = files
  .filter((name) => name.startsWith('dev-'))
  .flatMap((name) => readRealQuestions(join(REAL, name)))
  .filter(({ want }) => want !== 'talk');

/** What is asked, without the marks and capital letters that reading does not look at. */
const gistOf = (message: string) =>
  readAddress(message).questions.map((question) => question.toLowerCase().match(/[\p{L}\p{N}]+/gu));

describe('decorations', () => {
  /** Some questions decorate themselves, or begin with what is a courtesy elsewhere. */
  const MOST_SPOILT = 0.03;

  test.each(DECORATIONS)('what is asked stays the same with: $name', (decoration) => {
    const spoilt = asked
      .map(({ q, lang }) => ({ q, decorated: decorate(decoration, q, lang) }))
      .filter(({ q, decorated }) => JSON.stringify(gistOf(q)) !== JSON.stringify(gistOf(decorated)));
    if (spoilt.length / asked.length <= MOST_SPOILT) return;
    expect(spoilt.map(({ decorated }) => decorated)).toEqual([]);
  });

  test('and so do the facts that answer', async () => {
    const base = await openKnowledgeBase(DEFAULT_PACK);
    await base.warm();
    const shown = (text: string, lang: string) =>
      shownFacts(base.current(lang).answerer.answer(text)).map(({ id }) => id);
    const sample = asked.filter((_, at) => at % 20 === 0);
    const cases = sample.flatMap(({ q, lang }) => {
      const plain = shown(q, lang);
      return DECORATIONS.map((decoration) => {
        const same = JSON.stringify(shown(decorate(decoration, q, lang), lang)) === JSON.stringify(plain);
        return { decoration: decoration.name, q, same };
      });
    });
    const spoilt = cases.filter(({ same }) => !same);
    expect(sample.length).toBeGreaterThan(10);
    if (spoilt.length / cases.length > MOST_SPOILT) expect(spoilt).toEqual([]);
  });
});

describe('small talk', () => {
  test.each<[Talk, string[]]>([
    [
      'greeting',
      ['Hi', 'hello everyone!', 'Hallo zusammen 👋', 'Привет!', 'Всем привет', 'Сәлем достар', '<@123> hey'],
    ],
    ['thanks', ['thanks!', 'Hi, thanks a lot', 'Vielen Dank', 'спасибо большое', 'рақмет сізге', 'ok thanks']],
    ['goodbye', ['bye', 'good night', 'Tschüss', 'до свидания', 'сау болыңыз']],
    ['praise', ['good bot', 'du bist toll', 'молодец', 'керемет']],
    ['blame', ['bad bot', 'das stimmt nicht', 'тупой бот', 'ақымақ бот']],
    ['laughter', ['hahaha', 'lol', 'ахаха']],
    ['test', ['test', 'are you there?', 'bist du da?', 'ты тут?']],
    ['yes', ['ok', 'ja', 'да', 'иә']],
  ])('%s', (talk, messages) => {
    expect(messages.map((message) => [message, readAddress(message).talk])).toEqual(
      messages.map((message) => [message, talk]),
    );
  });

  test('no question that somebody asked is small talk', () => {
    const mistaken = real.filter(({ want, q }) => want !== 'talk' && readAddress(q).talk !== undefined);
    expect(mistaken.map(({ q }) => q)).toEqual([]);
  });

  test('with nothing but marks there is neither talk nor a question', () => {
    for (const message of ['', '  \n', '?!…', '<@123>'])
      expect(readAddress(message)).toEqual({ questions: [], talk: undefined });
  });
});

describe('one question of a message', () => {
  test.each([
    ['a courtesy in the question itself stays', 'Who won the Thank You award?', ['Who won the Thank You award?']],
    [
      'a word that ends like a signature',
      'Which university is best for engineers',
      ['Which university is best for engineers'],
    ],
    ['rules as regards visas', 'rules as regards visas', ['rules as regards visas']],
    ['only a courtesy and a keyword', 'please: hydrogen', ['hydrogen']],
    ['a time is no introduction', 'flight at 10:30 from Berlin', ['flight at 10:30 from Berlin']],
    ['a title keeps its colon', 'Trade: imports and exports in 2022', ['Trade: imports and exports in 2022']],
    [
      'what somebody says of himself',
      'I am from Almaty, how much does the visa cost?',
      ['how much does the visa cost?'],
    ],
    ['a question about the question', 'Does anyone know? When did it open?', ['When did it open?']],
    ['a hashtag in the middle is a word', 'what is #hydrogen good for', ['what is hydrogen good for']],
    ['masked links keep their text', 'what does [GIZ](https://giz.de) do', ['what does GIZ do']],
  ])('%s', (_, message, questions) => {
    expect(readAddress(message).questions).toEqual(questions);
  });

  test('of a long story the question is asked', () => {
    const story = 'We have been travelling through the steppe for weeks and met many people. '.repeat(40);
    expect(readAddress(`${story}When was the embassy opened? ${'It was a long way. '.repeat(10)}`).questions).toEqual([
      'When was the embassy opened?',
    ]);
  });
});

describe('several questions', () => {
  test.each([
    ['Who is the ambassador? And when was he born?', ['Who is the ambassador?', 'when was he born?']],
    ['1. Wer ist Botschafter?\n2. Was kostet das Visum?', ['Wer ist Botschafter?', 'Was kostet das Visum?']],
    ['Кто посол? Спасибо! Сколько стоит виза?', ['Кто посол?', 'Сколько стоит виза?']],
    ['Елші кім? Виза қанша тұрады?', ['Елші кім?', 'Виза қанша тұрады?']],
    ['Is it true, or? Who said so?', ['Is it true, or?', 'Who said so?']],
    ['It is free, right? How do I apply?', ['It is free, right?', 'How do I apply?']],
  ])('%j', (message, questions) => {
    expect(readAddress(message).questions).toEqual(questions);
  });

  test('no more than three', () => {
    expect(readAddress('Who came? Who left? Who stayed? Who paid?').questions).toHaveLength(3);
  });
});

test.each(['a: '.repeat(2_000), '<'.repeat(4_000), 'hi '.repeat(2_000), '> '.repeat(2_000), `${' #a'.repeat(1_300)}!`])(
  'a message made to take long is read like another: %#',
  (message) => {
    const { questions, talk } = readAddress(message);
    expect(questions.length + Number(talk !== undefined)).toBeLessThanOrEqual(3);
  },
);
