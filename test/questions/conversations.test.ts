import { expect, test } from 'vitest';
import { contextOfFacts } from '../../src/answer/context.ts';
import {
  CONVERSATION_MS,
  type ConversationStore,
  createConversationMemory,
  createConversations,
} from '../../src/questions/conversations.ts';
import { createPseudonyms } from '../../src/questions/pseudonyms.ts';

const channel = { platform: 'harbour', id: 'c1', space: 's1', direct: false };
const isAdmin = () => false;
const anna = { channel, user: { id: 'anna', isAdmin } };
const ben = { channel, user: { id: 'ben', isAdmin } };
const ships = contextOfFacts(['ships'], 'en');
const towns = contextOfFacts(['towns'], 'de');

function setUp(store: ConversationStore = createConversationMemory()) {
  const clock = { now: 1_000 };
  const failures: unknown[] = [];
  const conversations = createConversations({
    store,
    pseudonyms: createPseudonyms(new Map([['harbour', ['secret']]])),
    now: () => clock.now,
    report: (error) => failures.push(error),
  });
  return { ...conversations, clock, failures };
}

test('each person leans on what was said to them in the channel, for a quarter of an hour', async () => {
  const { recall, remember, clock } = setUp();
  remember(ships, anna);
  remember(towns, ben);
  expect(await recall(anna)).toEqual(ships);
  expect(await recall(ben)).toEqual(towns);
  expect(await recall({ ...anna, channel: { ...channel, id: 'c2' } })).toBeUndefined();
  expect(await recall({ ...anna, channel: { ...channel, space: 's2' } })).toBeUndefined();
  clock.now += CONVERSATION_MS;
  expect(await recall(anna)).toEqual(ships);
  clock.now += 1;
  expect(await recall(anna)).toBeUndefined();
});

test('in a thread each leans on what was said to them there, else on what was said there last', async () => {
  const { recall, remember } = setUp();
  const below = { message: 'm1', answers: 'm1' };
  remember(ships, { ...anna, place: { message: 'm1' } });
  expect(await recall({ ...ben, place: below })).toEqual(ships);
  remember(towns, { ...ben, place: below });
  expect(await recall({ ...ben, place: below })).toEqual(towns);
  expect(await recall({ ...anna, place: below })).toEqual(ships);
  // An answer to something else is not taken for one to what was said last.
  expect(await recall({ ...anna, place: { message: 'm3', answers: 'm2' } })).toBeUndefined();
});

test('who cannot be remembered is answered all the same, and it is said', async () => {
  const { recall, remember, failures } = setUp({
    saveConversation: () => Promise.reject(new Error('full')),
    conversation: () => Promise.reject(new Error('gone')),
    deleteConversations: () => Promise.resolve(),
  });
  remember(ships, anna);
  expect(await recall(anna)).toBeUndefined();
  expect(failures.map(String)).toEqual(['Error: full', 'Error: gone']);
});

test('what another version has written is not leant on', async () => {
  const { recall } = setUp({ ...createConversationMemory(), conversation: async () => '{"shown":"ships"}' });
  expect(await recall(anna)).toBeUndefined();
});
