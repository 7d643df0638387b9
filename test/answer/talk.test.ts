import { expect, test } from 'vitest';
import type { Talk } from '../../src/answer/talk/model.ts';
import { readRequest } from '../../src/answer/talk/read-request.ts';
import { readLooseTalk, readTalk } from '../../src/answer/talk/read-talk.ts';

const PLACES = ['cologne', 'pipeline', 'visa'];
const isOfSubject = (text: string) => PLACES.includes(text.toLowerCase());

test.each<[Talk, string[]]>([
  ['greeting', ['hiiii', 'good mornin everyone', 'hello from Cologne', 'хаюшки', 'сәлеметсіз бе']],
  ['wellbeing', ["hey dostyk, how's it going?", 'wie gehts dir', 'как дела?', 'калайсын', 'are you lonely?']],
  ['thanks', ['thanks a million!', 'thanks for the answer about the visa', 'дякую, спасибки', 'рахмет сізге көп']],
  ['goodbye', ['gotta go, bye', 'schönes wochenende', 'до скорого', 'жақсы, мен кеттім']],
  ['praise', ['not bad', 'how nice!', 'du bist ja richtig schlau', 'гений', 'керемет екен']],
  ['blame', ['not very helpful', "that's not what i asked", 'какая чушь', 'жауабың дұрыс емес']],
  ['wish', ['happy new year', 'frohes neues jahr euch allen', 'с новым годом!', 'мереке құтты болсын']],
  ['affection', ['i love you', 'willst du mich heiraten?', 'я тебя люблю']],
  ['apology', ['my bad', 'tut mir leid', 'ой, извини', 'кешіріңіз']],
  ['mood', ['i am so bored', 'mir ist so langweilig', 'мне скучно', 'ішім пысып отыр']],
  ['joke', ['tell me a joke about sauerkraut', 'erzähl einen witz', 'анекдот', 'әзіл айтшы']],
  ['about', ['what is your name', 'wer bist du', 'кто ты такой', 'сен кімсің']],
  ['nature', ['are you an ai or a human', 'bist du ein mensch?', 'ты бот или оператор', 'сен роботсың ба']],
  ['maker', ['who built this', 'wer betreibt dich', 'кто за тебя отвечает', 'сені кім жасаған']],
  ['abilities', ['what can you do', 'wobei kannst du mir helfen', 'что ты умеешь?', 'не істей аласың']],
  ['topics', ['what topics do you know', 'welche themen kennst du', 'какие темы ты знаешь']],
  ['languages', ['do you speak german?', 'welche sprachen kannst du', 'қазақша түсінесің бе']],
  [
    'language',
    ['switch to german', 'antworte bitte immer auf deutsch', 'как поменять язык', 'тілді қалай ауыстырамын'],
  ],
  [
    'sources',
    ['where do you get your data from', 'woher hast du deine infos', 'откуда берешь факты', 'саған сенуге бола ма'],
  ],
  ['count', ['how many facts do you know', 'wie viele fakten hast du', 'сколько фактов ты знаешь', 'неше фактің бар']],
  ['current', ['how up to date are you', 'wie aktuell sind deine daten', 'когда тебя обновляли последний раз']],
  [
    'privacy',
    ['do you store my messages', 'is my data safe with you?', 'speicherst du meine daten', 'ты хранишь мои сообщения?'],
  ],
  [
    'report',
    [
      'how do i report a mistake',
      'wie melde ich einen fehler',
      'в ответе ошибка, куда писать?',
      'қатені қалай хабарлаймын',
    ],
  ],
  [
    'daily',
    [
      'turn on the daily fact',
      'wie bekomme ich den täglichen fakt',
      'присылай факт каждый день',
      'күнделікті дерек қос',
    ],
  ],
  ['daily-off', ['stop the daily fact', 'kein täglicher fakt mehr bitte', 'отключи ежедневные факты']],
  ['random', ['surprise me', 'gib mir irgendeinen fakt', 'удиви меня', 'бір қызық дерек айтшы']],
  ['charts', ['chart please', 'welche diagramme gibt es']],
])('%s', (talk, messages) => {
  const read = (message: string) => (readTalk(message) ?? readLooseTalk(message, isOfSubject))?.talk;
  expect(messages.map((message) => [message, read(message)])).toEqual(messages.map((message) => [message, talk]));
});

test.each([
  'who made the agreement',
  'good universities in Almaty',
  'is it good?',
  'what is the best',
  'do I need German or is English ok',
  'how many people speak german',
  'thanks, and when was it opened?',
  'hi, what can I do with a visa',
  'wann genau',
  'немістер неге көшірілген',
  'are the figures correct',
  'which languages are spoken at the university',
])('%j is a question', (question) => {
  expect(readTalk(question)).toBeUndefined();
});

test('the words tell the language, where they are of one alone', () => {
  expect(readTalk('wie gehts dir')?.language).toBe('de');
  expect(readTalk('спасибо большое')?.language).toBe('ru');
  expect(readTalk('ok')?.language).toBeUndefined();
});

test('what the pack knows is no small talk although nothing was found', () => {
  expect(readLooseTalk('cool pipeline', isOfSubject)).toBeUndefined();
  expect(readLooseTalk('have a lovely weekend in cologne, bye', isOfSubject)?.talk).toBe('goodbye');
});

test.each([
  ['show me a chart of trade', { show: 'chart', about: 'trade' }],
  ['Zeig mir bitte ein Diagramm zum Handel', { show: 'chart', about: 'Handel' }],
  ['сауда графигін көрсет', { show: 'chart', about: 'сауда' }],
  ['draw a timeline of energy', { show: 'timeline', about: 'energy' }],
  ['a fact about energy please', { show: 'fact', about: 'energy' }],
  ['факт про энергетику', { show: 'fact', about: 'энергетику' }],
  ['facts about oil', undefined],
  ['fact check: how many ships', undefined],
  ['surprise me', undefined],
])('%j wants to see %j', (text, request) => {
  expect(readRequest(text)).toEqual(request);
});

test.each(['ha'.repeat(2_000), 'lo'.repeat(2_000), 'hi '.repeat(1_300), `${'h'.repeat(3_900)}!`])(
  'a message made to take long is read like another: %#',
  (message) => {
    expect(readTalk(message)?.language).toBeUndefined();
  },
);
