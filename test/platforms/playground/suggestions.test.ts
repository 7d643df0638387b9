import { afterAll, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createLanguages } from '../../../src/answer/languages.ts';
import { createPictures } from '../../../src/charts/renderer.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { createCompleter, createSuggester } from '../../../src/platforms/playground/suggestions.ts';
import { createTestBot } from '../../fixtures/bot.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: (error) => expect(error).toBeUndefined() });
const { bot, remove } = createTestBot({ knowledge: () => knowledge, pictures, chosen: 'en' });
afterAll(remove);
const { dispatcher } = bot;
const suggest = createSuggester(commands, dispatcher);
const lines = (line: string) => suggest(line, translatorFor('en')).map((suggestion) => suggestion.line);

test.each([
  ['/to', ['/topics ']],
  ['/daily', ['/daily on ', '/daily off ', '/daily status ', '/daily preview ', '/daily now ', '/daily managers ']],
  ['/fact to', ['/fact topic:']],
  ['/fact topic:pe', ['/fact topic:people']],
  ['/fact ship', ['/fact ships']],
  ['/fact ships topic:', ['/fact ships topic:ships', '/fact ships topic:people']],
  ['/ask private:', ['/ask private:true ', '/ask private:false ']],
  ['/daily on fr', []],
  ['/daily on days:week', ['/daily on days:weekdays ']],
  ['/daily on topics:ships,peo', ['/daily on topics:ships,people ']],
  ['/show x', []],
  ['/nothing x', []],
])('%j goes on with %j', (line, expected) => {
  expect(lines(line)).toEqual(expected);
});

test('a question is completed with known ones, also behind a mention', () => {
  expect(lines('harbour mas')[0]).toBe('Who is the harbour master of Lindau?');
  expect(lines('@dostyk harbour mas')[0]).toBe('@dostyk Who is the harbour master of Lindau?');
  expect(lines('/ask harbour mas')[0]).toBe('/ask Who is the harbour master of Lindau?');
  expect(lines('/ask private:true harbour mas')[0]).toBe('/ask private:true Who is the harbour master of Lindau?');
});

test('options are suggested behind others', () => {
  expect(lines('/daily on 9:00 days:weekdays zone:berl')[0]).toBe('/daily on 9:00 days:weekdays zone:Europe/Berlin ');
});

test('commands and options come with what they mean', () => {
  expect(suggest('/to', translatorFor('en'))).toEqual([
    { label: '/topics', hint: translatorFor('en')('command.topics.description', {}), line: '/topics ' },
  ]);
});

test('a terminal replaces the whole line', () => {
  expect(createCompleter(commands, dispatcher, translatorFor('en'))('/to')).toEqual([['/topics '], '/to']);
});
