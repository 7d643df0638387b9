import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { groupQuestions } from '../../src/questions/group-questions.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const { gist } = createAnswerer(smallPack);

function grouped(...questions: readonly string[]) {
  const open = questions.map((question, at) => ({
    id: String(at),
    question,
    times: 1,
    down: 0,
    fact: undefined,
    firstAsked: `2026-11-0${at + 1}`,
    lastAsked: `2026-11-1${at + 1}`,
  }));
  return groupQuestions(open, gist);
}
const texts = (...questions: readonly string[]) =>
  grouped(...questions).map(({ question, others }) => [question, ...others].map((one) => one.question));

test('what is asked in other words, forms or spelling is one group', () => {
  expect(
    texts(
      'What do penguins eat?',
      'How deep is the lake?',
      'what does a penguin eat',
      'Is the harbour master married?',
      'is the habour master married',
      'deep lakes',
    ),
  ).toEqual([
    ['What do penguins eat?', 'what does a penguin eat'],
    ['How deep is the lake?', 'deep lakes'],
    ['Is the harbour master married?', 'is the habour master married'],
  ]);
});

test('one word in common does not make a group', () => {
  expect(texts('What do penguins eat at night?', 'Where do penguins sleep?')).toHaveLength(2);
});

test('a group counts all, from the first day to the last', () => {
  expect(grouped('What do penguins eat?', 'what does a penguin eat')[0]).toMatchObject({
    count: 2,
    firstAsked: '2026-11-01',
    lastAsked: '2026-11-12',
  });
});

test('questions of small words alone are told apart, too', () => {
  expect(texts('who are you', 'what is this', 'Who are you?!')).toEqual([
    ['who are you', 'Who are you?!'],
    ['what is this'],
  ]);
});
