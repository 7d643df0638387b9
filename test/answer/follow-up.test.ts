import { expect, test } from 'vitest';
import { readFollowUp } from '../../src/answer/follow-up.ts';

const kindOf = (text: string, language: string) => {
  const followUp = readFollowUp(text, language);
  return followUp?.kind === 'sources' && followUp.isDoubt ? 'doubt' : followUp?.kind;
};

const WHOLE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  sources: [
    ['en', 'where did you get that?'],
    ['en', 'Any links?'],
    ['de', 'Woher kommen die Zahlen?'],
    ['de', 'gibts dafür belege'],
    ['ru', 'А откуда такие данные?'],
    ['ru', 'скинь ссылку плиз'],
    ['kk', 'Қайдан алдыңыз?'],
    ['kk', 'derekkozi qandai'],
  ],
  doubt: [
    ['en', 'Really?'],
    ['en', 'that can’t be right'],
    ['de', 'bist du dir da sicher?'],
    ['de', 'Das ist doch falsch'],
    ['ru', 'Это точно?'],
    ['ru', 'да ладно'],
    ['kk', 'Рас па?'],
    ['kk', 'сенимдисин бе'],
  ],
  language: [
    ['en', 'can you say that in Russian?'],
    ['de', 'nochmal auf Englisch bitte'],
    ['ru', 'переведи на казахский'],
    ['kk', 'ағылшынша айтшы'],
  ],
  more: [
    ['en', 'show me more'],
    ['en', 'What else?'],
    ['de', 'noch mehr davon'],
    ['ru', 'что ещё?'],
    ['kk', 'тағы не бар'],
  ],
  another: [
    ['en', 'give me another one'],
    ['de', 'noch einen bitte'],
    ['ru', 'ещё один факт'],
    ['kk', 'тағы біреуін айтшы'],
  ],
  only: [
    ['en', 'was that the only time?'],
    ['de', 'nur einmal?'],
    ['ru', 'всего один раз?'],
    ['kk', 'бір рет қана ма'],
  ],
  alternative: [
    ['en', 'is that in euros or in dollars?'],
    ['de', 'ist das pro Jahr oder insgesamt?'],
    ['ru', 'это в месяц или в год?'],
  ],
  nth: [
    ['en', 'the third one'],
    ['de', 'die zweite, wo ist die?'],
    ['ru', 'второй из них'],
    ['kk', 'екіншісі туралы айтшы'],
  ],
  correction: [
    ['en', 'no, I meant the embassy'],
    ['en', 'not Berlin, Munich'],
    ['de', 'nein, ich meinte die Botschaft'],
    ['ru', 'я имел в виду посольство'],
    ['kk', 'Алматы емес, Астана'],
  ],
};

test.each(Object.entries(WHOLE))('what asks as a whole for %s is read so in each language', (kind, texts) => {
  for (const [language, text] of texts) expect([text, kindOf(text, language)]).toEqual([text, kind]);
});

test('half a sentence gives what it adds, in the letters in which it was typed', () => {
  expect(readFollowUp('And what about Berlin?', 'en')).toMatchObject({
    kind: 'ellipsis',
    rest: 'Berlin',
    isTied: true,
  });
  expect(readFollowUp('А в Москве?', 'ru')).toMatchObject({ rest: 'в Москве', isTied: true });
  expect(readFollowUp('Ал Ақтөбеде ше?', 'kk')).toMatchObject({ rest: 'Ақтөбеде', isTied: true });
  expect(readFollowUp('Wer leitet sie?', 'de')).toMatchObject({ isTied: false, hasPronoun: true });
  expect(readFollowUp('und letztes Jahr?', 'de')).toMatchObject({ rest: '', time: 'lastYear' });
});

test('what was dropped is no part of what was meant', () => {
  expect(readFollowUp('in Astana, not in Almaty', 'en')).toMatchObject({ kind: 'correction', meant: 'in Astana' });
  expect(readFollowUp('не Алматы, а Астана', 'ru')).toMatchObject({ kind: 'correction', meant: 'Астана' });
});

test('a whole question is no follow-up of a kind of its own', () => {
  for (const [language, text] of [
    ['en', 'What sources of energy does Kazakhstan have?'],
    ['en', 'Are you allowed to work on a visa?'],
    ['de', 'Wer war der erste deutsche Botschafter in Kasachstan?'],
    ['ru', 'Сколько ещё немцев живёт в Казахстане?'],
    ['kk', 'Германияда қазақша кім сөйлейді?'],
  ] as const) {
    expect([text, kindOf(text, language)]).toEqual([text, 'ellipsis']);
  }
});

test('a long text is none at all', () => {
  expect(readFollowUp('and '.repeat(20), 'en')).toBeUndefined();
});
