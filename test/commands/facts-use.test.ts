import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Library, openLibrary } from '../../src/answer/library.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { decodeAction, encodeAction } from '../../src/chat/custom-id.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import type { Store } from '../../src/store/store.ts';
import { createTestBot, type TestBot } from '../fixtures/bot.ts';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';

const TEA_QUESTION = 'Where was the tea house built?';
let library: Library;
let one: TestBot;
let other: TestBot;
const folders: string[] = [];

function createTeaPack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tea-pack-'));
  const source = '{ publisher: Tea Weekly, title: Tea, url: null, published: null, lang: en }';
  writeFileSync(
    join(folder, 'pack.yaml'),
    `id: tea\ntitle: Tea\nabout: tea\nlanguage: en\nsubjects: [[tea]]\nseries: { cups: { title: Cups of tea, measure: [cups] } }\nsource: ${source}\n`,
  );
  const cups = (year: number, count: number) => `- id: cups-${year}
  statement: The tea house served ${count} cups in ${year}.
  answer: ${count} cups
  questions: [How many cups did the tea house serve in ${year}?]
  date: "${year}"
  quantity: { value: ${count}, unit: cups, qualifier: exact }
  series: { id: cups, period: "${year}" }
`;
  writeFileSync(
    join(folder, 'houses.yaml'),
    `- id: tea-house\n  statement: The tea house was built in Bukhara.\n  answer: In Bukhara\n  questions: [${TEA_QUESTION}]\n${cups(2020, 700)}${cups(2021, 900)}`,
  );
  return folder;
}

beforeAll(async () => {
  folders.push(createBreadPack(), createTeaPack());
  library = await openLibrary(folders);
  one = createProcess();
  other = createProcess(one.store);
});
afterAll(async () => {
  await one.remove();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function createProcess(store?: Store): TestBot {
  const pictures = createPictures({ report: () => {} });
  return createTestBot({
    knowledge: library.current,
    pictures,
    chosen: 'en',
    random: () => 0,
    ...(store && { store }),
  });
}

async function run({ bot }: TestBot, space: string | undefined, command: string, options = {}, manages = true) {
  const reply = await bot.dispatcher.dispatch({
    id: '1',
    command,
    options,
    channel: { platform: 'discord', id: 'c', space, direct: false },
    user: { id: 'anna', isAdmin: () => manages },
  });
  return { ...reply, text: plainReply(reply) };
}

const press = (bot: TestBot, space: string, { actions }: Reply, label: string) => {
  const action = actions.find((one) => one.label === label);
  if (!action) throw new Error(`There is no button ${label}.`);
  const { command, options } = decodeAction(encodeAction(action));
  return run(bot, space, command, options);
};

test('a server chooses its packs with a button; answers, topics, help, charts, facts and suggestions follow, there alone', async () => {
  const list = await run(one, 'lake', 'facts use');
  expect(list.text).toContain('Bread – 1 fact – in use (name: bread)');
  expect(list.text).toContain('Tea – 3 facts – in use (name: tea)');
  expect((await press(one, 'lake', list, 'Only Tea')).text).toBe(
    'From now on I use Tea in this server, along with your own facts.',
  );
  // Another process and another server.
  for (const [space, sees] of [
    ['lake', false],
    ['hill', true],
    [undefined, true],
  ] as const) {
    const texts = async (command: string, options = {}) => (await run(other, space, command, options)).text;
    expect((await texts('ask', { question: BREAD_QUESTION })).includes(BREAD_ANSWER)).toBe(sees);
    expect(await texts('ask', { question: TEA_QUESTION })).toContain('Bukhara');
    expect((await texts('topics')).includes('History')).toBe(sees);
    expect((await texts('help')).includes('bread')).toBe(sees);
    expect((await texts('ask', { question: 'who are you' })).includes('bread')).toBe(sees);
    expect((await texts('fact')).includes(BREAD_ANSWER)).toBe(sees);
    expect((await texts('daily preview')).includes('Jordan') || sees).toBe(sees);
    expect(await texts('chart', { series: 'cups of tea' })).toContain('900');
    const typed = { command: 'ask', option: 'question', typed: 'oldest', language: 'en' };
    const suggested = other.bot.dispatcher.complete({ ...typed, tenant: { platform: 'discord', space } });
    expect(suggested.some(({ value }) => value === BREAD_QUESTION)).toBe(sees);
  }
});

test('several are named with commas, by name or title; all again with a button or a word', async () => {
  const use = (packs: string) => run(one, 'wood', 'facts use', { packs });
  expect((await use('Bread')).text).toContain('I use Bread in');
  expect((await run(one, 'wood', 'chart', { series: 'cups' })).text).not.toContain('900');
  expect((await use('tea; bread')).text).toContain('I use Bread and Tea in');
  await use('tea');
  const chosen = await run(one, 'wood', 'facts use');
  expect(chosen.actions.map(({ label }) => label)).toEqual(['Only Bread', 'Use all packs']);
  await press(one, 'wood', chosen, 'Use all packs');
  expect((await one.store.localEntries({ platform: 'discord', space: 'wood' }, ['live'])).packs).toEqual([]);
  expect((await use('breed')).text).toBe(
    'I don’t have a fact pack called “breed”. Did you mean “bread”? I have: bread, tea.',
  );
});

test('the choice is the managers’, of a server or workspace, and there must be one', async () => {
  expect((await run(one, 'lake', 'facts use', { packs: 'all' }, false)).outcome).toBe('refused');
  expect((await run(one, undefined, 'facts use', { packs: 'tea' })).text).toContain('only works in a server');
  const single = createTestBot({
    knowledge: () => library.current('en', ['tea']),
    pictures: createPictures({ report: () => {} }),
    chosen: 'en',
  });
  expect((await run(single, 'lake', 'facts use')).text).toContain('only one fact pack');
  await single.remove();
});

test('a choice goes with the export, and comes back with the import; it goes when the bot is removed', async () => {
  await run(one, 'park', 'facts use', { packs: 'tea' });
  const { document } = await run(one, 'park', 'facts export');
  expect(document?.text).toContain('packs:\n  - tea');
  await one.bot.forget?.({ platform: 'discord', space: 'park' });
  expect((await one.store.localEntries({ platform: 'discord', space: 'park' }, ['live'])).packs).toEqual([]);
});
