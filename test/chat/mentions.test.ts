import { afterAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createLanguages } from '../../src/answer/languages.ts';
import { readMessage } from '../../src/chat/parse-command.ts';
import { plain } from '../../src/chat/reply.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const { bot, remove } = createTestBot({
  knowledge: () => knowledge,
  pictures: { draw: async () => undefined, close: async () => {} },
  chosen: 'en',
});
afterAll(remove);

async function mention(text: string, isAdmin = true) {
  return await bot.dispatcher.dispatch({
    id: 'test',
    ...readMessage(text, commands),
    channel: { platform: 'test', id: '1', space: '1', direct: false },
    user: { id: '1', isAdmin: () => isAdmin },
  });
}

test.each([
  'help me understand hydrogen',
  'fact check: how many ships are there?',
  'timeline of the partnership',
  'chart of accounts',
  'sources of the river',
  'language schools in Almaty',
  'topics of the summit',
  'daily on the news',
])('%j is a question', async (text) => {
  const { answerKind, outcome } = await mention(text);
  expect([answerKind, outcome]).toEqual([expect.stringMatching(/./), undefined]);
});

test.each([
  '/help me understand hydrogen',
  '/fact check: how many ships are there?',
  'fact topic:nonsense',
  '/chart of accounts',
  '/nonsense',
])('%j is a command, and what is wrong with it is said', async (text) => {
  const { answerKind, outcome } = await mention(text);
  expect([answerKind, outcome]).toEqual([undefined, 'refused']);
});

test('a command whose words were understood does not become a question because it is refused', async () => {
  const reply = await mention('daily on 09:00 zone:Asia/Almaty', false);
  const said = reply.body.map((block) => ('text' in block ? plain(block.text) : '')).join();
  expect([reply.outcome, reply.answerKind]).toEqual(['refused', undefined]);
  expect(said).toContain('administrators');
});
