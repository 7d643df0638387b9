import { expect, test } from 'vitest';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { missingNumbers } from '../../src/facts/lint/translated-numbers.ts';
import { missingNames } from '../../src/facts/lint/translations.ts';
import { untranslated } from '../../src/facts/lint/untranslated.ts';
import { hashOfText } from '../../src/facts/localize.ts';
import { createPack, type Pack } from '../../src/facts/pack.ts';
import type { Fact, Translation } from '../../src/facts/schema.ts';
import { intact, localeOf, nowhere, packFile, smallPack, withLocale } from '../fixtures/small-pack.ts';

function missing(english: string, translation: string, language: string): string[] {
  return missingNumbers(english, translation, 'en', language);
}

test.each([
  ['de', 'trade of 4.86 billion euros', 'Handel von 4,86 Milliarden Euro'],
  ['de', '225,000 tonnes', '225.000 Tonnen'],
  ['de', '225,000 tonnes', '225 Tsd. Tonnen'],
  ['de', 'nine agreements', 'neun Abkommen'],
  ['de', 'the third-largest partner', 'der drittgrößte Partner'],
  ['de', 'on 12 March 2024', 'am 12. März 2024'],
  ['de', 'twenty-five companies', '25 Unternehmen'],
  ['de', 'in the 1990s', 'in den 90er-Jahren'],
  ['ru', '€4.86 billion', '4,86 млрд евро'],
  ['ru', '225,000 tonnes', '225 000 тонн'],
  ['ru', '957,518 Germans', '957\u00a0518 немцев'],
  ['ru', 'the 30th anniversary', '30-летие'],
  ['ru', 'the fifth meeting', 'пятая встреча'],
  ['ru', 'within three days', 'в течение трёх дней'],
  ['ru', '1,000 and 2.5 million', 'тысяча (1000) и 2,5 миллиона'],
  ['kk', '9.8 billion euros in 2022', '2022 жылы 9,8 миллиард еуро'],
  ['kk', 'seven of them', 'олардың жетеуі'],
  ['kk', 'on 21 June 2023', '2023 жылғы 21 маусымда'],
  ['kk', 'about 450,000 people', '450 мыңдай адам'],
])('%s: “%s” is all in “%s”', (language, english, translation) => {
  expect(missing(english, translation, language)).toEqual([]);
});

test.each([
  ['de', 'trade of 4.86 billion euros', 'Handel von 4,68 Milliarden Euro', ['4.86']],
  ['de', '9.8 billion euros', '9,8 Billionen Euro', ['9.8']],
  ['ru', '9.8 billion euros', '9,8 млн евро', ['9.8']],
  ['ru', 'nine agreements in 2023', 'восемь соглашений в 2023 году', ['nine']],
  ['ru', 'on 12 March 2024', '12 мая 2024 года', ['March']],
  ['kk', '225,000 tonnes', '22 500 тонна', ['225,000']],
])('%s: in “%s” → “%s” something is missing', (language, english, translation, lacking) => {
  expect(missing(english, translation, language)).toEqual(lacking);
});

const glossary = { Astana: ['астан'], 'University of Astana': ['университет'], Scholz: ['шольц'] };
test('a name of the glossary must be called by it', () => {
  expect(missingNames('Scholz came to Astana', 'Шольц приехал в Астану', glossary)).toEqual([]);
  expect(missingNames('Scholz came', 'Олаф приехал', glossary)).toEqual([{ name: 'Scholz', accepted: ['шольц'] }]);
  expect(missingNames('the University of Astana', 'один университет', glossary)).toEqual([]);
  expect(missingNames('a Scholzian', 'кто-то', glossary)).toEqual([]);
});

test.each([
  ['de', 'The harbour of Lindau was founded with the help of ships from Bregenz.', true],
  ['de', 'Der Hafen Lindau ist Partner von “The State of the Lake and of its Harbours”.', false],
  ['de', 'Der Hafen wurde was in by to has.', false],
  ['ru', 'Гавань опирается на Partnership for the Lake and Harbours.', true],
  ['ru', 'Гавань опирается на Germany Trade and Invest.', false],
  ['ru', 'Компания HYRASIA ONE.', false],
])('%s: “%s” has English in it: %s', (language, text, has) => {
  expect(untranslated(text, 'en', language, new Set(['Germany Trade and Invest'])) !== undefined).toBe(has);
});

test.each([
  ['en', 'Handel von 4,86 Milliarden Euro', 'trade of 4.86 billion euros'],
  ['en', '225.000 Tonnen', '225,000 tonnes'],
  ['en', '9 Abkommen', 'nine agreements'],
  ['en', '25 Boote am 2. März 2024', '25 boats on 2 March 2024'],
  ['ru', '225 Tsd. Tonnen', '225 000 тонн'],
  ['kk', 'am 12. Oktober 2023', '2023 жылғы 12 қазан'],
])('in %s, “%s” is told by “%s”', (language, german, translation) => {
  expect(missingNumbers(german, translation, 'de', language)).toEqual([]);
});

test.each([
  ['en', 'Handel von 4,86 Milliarden Euro', 'trade of 4.68 billion euros', ['4,86']],
  ['en', '225.000 Tonnen', '225 tonnes', ['225.000']],
  ['en', 'am 2. März 2024', 'on 2 May 2024', ['März']],
  ['ru', '3 Mio. Tonnen im Mai 2024', '3 тыс. тонн в марте 2024 года', ['3', 'Mai']],
])('in %s, what “%s” has and “%s” lacks is named', (language, german, translation, lacking) => {
  expect(missingNumbers(german, translation, 'de', language)).toEqual(lacking);
});

test.each([
  ['en', 'Der Hafen ist mit dem Zug von Lindau zu sehen.', true],
  ['en', 'The harbour of Lindau is in Germany, and it was first.', false],
  ['en', 'The Bundesverband der Häfen und Werften met.', false],
  ['ru', 'Гавань Hafen der Stadt und Werften видна.', true],
  ['ru', 'Гавань видна с поезда.', false],
  ['de', 'Der Hafen ist mit dem Zug von Lindau zu sehen.', false],
])('in %s, “%s” has German left in it: %s', (language, text, has) => {
  expect(untranslated(text, 'de', language, new Set()) !== undefined).toBe(has);
});

const fact = smallPack.fact('berths-400');
if (!fact) throw new Error('The small pack has changed.');
const sound = {
  statement: 'Die Deutsche Hafengesellschaft zählt in Lindau 400 Liegeplätze.',
  answer: '400 Liegeplätze',
  questions: ['Wie viele Liegeplätze hat Lindau?', 'Lindau Liegeplätze'],
  source_hash: hashOfText(fact),
};
function problems(
  translation: Partial<typeof sound> & Pick<Partial<Translation>, 'note' | 'answers'>,
  answers?: Fact['answers'],
): string[] {
  const locale = localeOf(
    'de',
    { glossary: { 'German Harbour Company': ['Hafengesellschaft'] } },
    { [fact?.id ?? '']: { ...sound, ...translation } },
  );
  const read = {
    pack: withLocale(answers === undefined ? smallPack : packWith(answers), locale),
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: nowhere,
    broken: intact,
    problems: [],
  };
  return lintPack(read, Temporal.PlainDate.from('2024-06-01'))
    .filter(({ message }) => message.startsWith(`${fact?.id}: `))
    .map(({ rule }) => rule);
}

/** The small pack, its fact on berths with these short answers. */
function packWith(answers: Fact['answers']): Pack {
  const facts = smallPack.facts.map((one) => (one.id === fact?.id ? { ...one, answers } : one));
  return createPack(packFile, facts, smallPack.conflicts);
}

test('short answers are those of the fact, with its numbers; names may be left to the question', () => {
  const english = { who: 'The German Harbour Company', howMany: '400 berths' };
  expect(problems({ answers: { who: 'Die Gesellschaft', howMany: '400 Liegeplätze' } }, english)).toEqual([]);
  expect(problems({ answers: { who: 'Die Gesellschaft', howMany: '40 Liegeplätze' } }, english)).toEqual([
    'translation-number',
  ]);
  expect(problems({ answers: { who: 'Die Gesellschaft' } }, english)).toEqual(['translation-missing']);
  expect(problems({ answers: { who: 'Die Gesellschaft' } })).toEqual(['translation-missing']);
  expect(problems({ answers: { who: 'Ja, die Gesellschaft' } }, { who: english.who })).toEqual(['yes-or-no']);
});

test('a sound translation has no problems', () => {
  expect(problems({})).toEqual([]);
});

test.each([
  ['translation-number', { answer: '40 Liegeplätze' }],
  ['translation-name', { statement: 'Die Gesellschaft zählt in Lindau 400 Liegeplätze.' }],
  ['translation-untranslated', { statement: 'The Hafengesellschaft counts 400 of the berths with its own people.' }],
  ['translation-missing', { questions: ['Wie viele?'] }],
  ['translation-missing', { note: 'Eine Anmerkung.' }],
  ['translation-outdated', { source_hash: '00000000' }],
  ['limit', { questions: ['x'.repeat(101), 'y'] }],
  ['duplicate-question', { questions: ['Wie viele?', 'wie viele'] }],
])('the rule %s is broken by %j', (rule, change) => {
  expect(problems(change)).toEqual([rule]);
});

test('what is missing of a language is named with the file to mend', () => {
  const read = {
    pack: withLocale({ ...smallPack, units: { ships: { other: 'ships' } } }, localeOf('de', {}, {})),
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: nowhere,
    broken: intact,
    problems: [],
  };
  const found = lintPack(read, Temporal.PlainDate.from('2024-06-01'));
  expect(found).toContainEqual({
    file: 'locales/de/ships.yaml',
    line: 1,
    rule: 'translation-missing',
    message: 'ships-2023: has no translation',
  });
  for (const what of [
    'the title',
    'the topic "people"',
    'the title of the series "ships"',
    'the conflict "berths"',
    'the unit "ships"',
  ]) {
    expect(found.map(({ message }) => message)).toContain(`${what} is not translated`);
  }
});
