import { afterAll, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createAnswerer } from '../../../src/answer/answerer.ts';
import { createDispatcher } from '../../../src/chat/dispatch.ts';
import { wordsOf } from '../../../src/locales/words.ts';
import { createCompleter } from '../../../src/platforms/playground/completer.ts';
import { createTestDaily } from '../../fixtures/daily.ts';
import { smallPack } from '../../fixtures/small-pack.ts';

const knowledge = { pack: smallPack, answerer: createAnswerer(smallPack) };
const { daily, remove } = createTestDaily([], () => knowledge);
afterAll(remove);
const dispatcher = createDispatcher({
  commands,
  services: {
    knowledge: () => knowledge,
    questions: { unanswered: () => undefined },
    random: () => 0,
    daily: daily.desk,
  },
  words: () => wordsOf('en'),
  wordsWhileTyping: () => wordsOf('en'),
  report: (error) => {
    throw error;
  },
});
const complete = createCompleter(commands, dispatcher, 'en');

test.each([
  ['/to', ['/topics '], '/to'],
  ['/fact to', ['topic:'], 'to'],
  ['/fact topic:pe', ['people'], 'pe'],
  ['/fact ship', ['ships'], 'ship'],
  ['/daily on fr', [], 'fr'],
  ['/daily on days:week', ['weekdays'], 'week'],
  ['/daily on topics:ships,peo', ['ships,people'], 'ships,peo'],
  ['/show x', [], '/show x'],
  ['/nothing x', [], '/nothing x'],
])('%j completes to %j', (line, completions, replaced) => {
  expect(complete(line)).toEqual([completions, replaced]);
});

test('a question is completed with known ones', () => {
  expect(complete('harbour mas')[0][0]).toBe('Who is the harbour master of Lindau?');
  expect(complete('/ask harbour mas')[0][0]).toBe('Who is the harbour master of Lindau?');
});
