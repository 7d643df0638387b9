import { afterAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { encodeAction } from '../../src/chat/custom-id.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { createListPoster } from '../fixtures/daily.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: (error) => expect(error).toBeUndefined() });
const route = { poster: createListPoster().poster, requestsPerSecond: 1_000, atATime: 10 };
const { bot, services, defects, remove } = createTestBot({
  knowledge: () => knowledge,
  pictures,
  routes: new Map([['test', route]]),
  chosen: 'en',
});
afterAll(remove);
const { dispatcher } = bot;
const { questions } = services;
async function run(command: string, options: Record<string, unknown> = {}) {
  const reply = await dispatcher.dispatch({
    id: 'test',
    command,
    options,
    channel: { platform: 'test', id: '1', space: 'lindau', direct: false },
    user: { id: '1', isAdmin: () => false },
  });
  expect(defects).toEqual([]);
  for (const action of reply.actions) expect(encodeAction(action).length).toBeGreaterThan(0);
  return { ...reply, text: plainReply(reply) };
}

test.each([
  ['surprise me', 'fact'],
  ['tell me a fact about ships', 'fact'],
  ['which topics do you know?', 'topics'],
])('in words: %j shows what /%s does', async (question, command) => {
  const { facts, actions } = await run('ask', { question });
  if (command === 'topics') expect(actions.every((action) => action.command === 'fact')).toBe(true);
  else expect([facts.length > 0, actions.some((action) => action.command === 'fact')]).toEqual([true, true]);
});

test('what changes settings is done by a button, which asks for permission like its command', async () => {
  const { actions } = await run('ask', { question: 'please turn on the daily fact' });
  const [on] = actions;
  expect(on?.command).toBe('daily on');
  expect((await run('daily on', on?.options)).text).toContain('administrators');
});

test('a time that is named in such a wish is on the button', async () => {
  const { actions } = await run('ask', { question: 'please post a fact every day at 9:30 in the evening' });
  expect(actions[0]).toMatchObject({ command: 'daily on', options: { time: '21:30' } });
});

test('small talk is neither open nor remembered as answered, and gives no fact', async () => {
  for (const question of ['hello!', 'thanks a lot', 'are you a robot?', 'lol', '🙂']) {
    const reply = await run('ask', { question });
    expect([question, reply.answerKind, reply.facts]).toEqual([question, 'talk', []]);
  }
});

test('ask answers, and counts what it could not answer', async () => {
  expect((await run('ask', { question: 'Who is the harbour master of Lindau?' })).facts).toEqual(['master-vogel']);
  await run('ask', { question: 'What do penguins eat?' });
  await run('ask', { question: 'what do PENGUINS eat?' });
  await run('ask', { question: '🙂' });
  const [asked, ...others] = await questions.open({ platform: 'test', space: 'lindau' });
  expect(asked).toMatchObject({ question: 'What do penguins eat?', times: 2, lastAsked: '2026-11-24' });
  expect(others).toEqual([]);
});

test.each([
  [undefined, 'everyone'],
  ['no', 'everyone'],
  [false, 'everyone'],
  [true, 'asker'],
  ['Yes', 'asker'],
])('ask with private %j is for %s, and can be shared', async (typed, audience) => {
  const reply = await run('ask', { question: 'Who is the harbour master of Lindau?', private: typed });
  expect(reply.audience).toBe(audience);
  expect(reply.share).toEqual({ label: 'Show everyone', command: 'show', options: { fact: 'master-vogel' } });
});

test('the question as typed goes along, and stands nowhere in the answer', async () => {
  const question = 'Who is the harbour master of Lindau @everyone?';
  const reply = await run('ask', { question });
  expect(reply.question).toBe(question);
  expect(reply.text).not.toContain('@everyone');
});

test('fact picks from the topic and offers another', async () => {
  const reply = await run('fact', { topic: 'People' });
  expect(reply.facts).toEqual(['master-vogel']);
  expect(reply.actions.at(-1)).toEqual({ label: 'Another', command: 'fact', options: { topic: 'people' } });
});

test('fact without a topic picks from all', async () => {
  expect((await run('fact')).facts[0]).toBe('master-vogel');
});

test.each([
  ['fact', { topic: 'shps' }, 'Did you mean “Ships”?'],
  ['fact', { topic: 'x'.repeat(100) }, 'too long. Please keep it to 60 characters'],
  ['show', { fact: 'master-vogl' }, 'Did you mean “master-vogel”?'],
  ['sources', { fact: ['a'] }, 'must be text'],
  ['help', { command: 'aks' }, 'Did you mean “ask”?'],
  ['related', {}, '“fact” is missing'],
  ['topics', { colour: 'red' }, 'There’s no option “colour”'],
  ['frobnicate', {}, 'There’s no such command'],
  ['outdated', {}, 'This button is out of date'],
  ['ask', { question: 'Who?', private: 'perhaps' }, 'must be true or false'],
  ['ask', { question: '   ' }, 'What would you like to know?'],
  ['ask', { question: 'x'.repeat(10_000) }, 'I don’t have a fact that answers this'],
  ['ask', { question: `${'It was a long way. '.repeat(100)}Who is the harbour master of Lindau?` }, 'Anna Vogel'],
  ['ask', { question: '‮‏?!' }, 'I couldn’t find any words in that'],
])('%s %j is answered with a clear sentence', async (command, options, sentence) => {
  expect((await run(command, options)).text).toContain(sentence);
});

test('topics lists them with their counts', async () => {
  expect((await run('topics')).text).toContain('• 👪 People: 1 fact');
});

test('sources shows those of a fact, or those quoted most', async () => {
  expect((await run('sources', { fact: 'berths-310' })).text).toContain('Lake Courier, The harbour in figures');
  expect((await run('sources')).text).toContain('Harbour Gazette: 4 facts');
});

test('related offers other facts as buttons', async () => {
  const reply = await run('related', { fact: 'ships-2023' });
  expect(reply.actions).toContainEqual(expect.objectContaining({ command: 'show', options: { fact: 'ships-2021' } }));
});

test('help lists every command that people may type, and explains each', async () => {
  const { text } = await run('help');
  for (const { name, description } of commands) {
    if (description === undefined) expect(text).not.toContain(`/${name}`);
    else {
      expect(text).toContain(`/${name}`);
      expect((await run('help', { command: name })).text).toContain(`/${name}`);
    }
  }
});

test('what is typed is completed', () => {
  const complete = (command: string, option: string, typed: string) =>
    dispatcher.complete({ command, option, typed, language: 'en' }).map(({ value }) => value);
  expect(complete('ask', 'question', 'harbour mas')[0]).toBe('Who is the harbour master of Lindau?');
  expect(complete('fact', 'topic', 'peo')).toEqual(['people']);
  expect(complete('sources', 'fact', 'harbour master')[0]).toBe('master-vogel');
  expect(complete('help', 'command', 'to')).toEqual(['topics']);
  expect(complete('nothing', 'option', 'x')).toEqual([]);
});

test('an option called question is one that people ask: it is read for its language, and an id would be taken for one', () => {
  const asked = commands.filter(({ options }) => Object.hasOwn(options, 'question'));
  expect(asked.map(({ name }) => name)).toEqual(['ask']);
});
