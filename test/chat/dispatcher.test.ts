import { expect, test } from 'vitest';
import { defineCommand } from '../../src/chat/command.ts';
import { createDispatcher } from '../../src/chat/dispatcher.ts';
import type { Invocation } from '../../src/chat/invocation.ts';
import { optionalText } from '../../src/chat/options.ts';
import { plain } from '../../src/chat/reply.ts';
import { translatorFor } from '../../src/i18n/translator.ts';

const greet = defineCommand<{ name: string }>()({
  name: 'greet',
  description: 'command.topics.description',
  options: {},
  run: ({ services }) => ({
    body: [{ kind: 'paragraph', text: services.name }],
    facts: [],
    actions: [],
    audience: 'everyone',
  }),
});
const break_ = defineCommand<{ name: string }>()({
  name: 'break',
  options: {},
  access: 'admin',
  run: () => {
    throw new Error('secret detail');
  },
});
const wish = defineCommand<{ name: string }>()({
  name: 'wish',
  options: { for: optionalText({ maxLength: 20 }) },
  run: ({ options }) => ({ instead: { command: options.for ?? 'greet', options: {} } }),
});

function setUp() {
  const reported: unknown[] = [];
  const dispatcher = createDispatcher({
    commands: [greet, break_, wish],
    services: { name: 'Lindau' },
    translator: () => translatorFor('en'),
    translatorWhileTyping: () => translatorFor('en'),
    report: (error) => reported.push(error),
  });
  const say = async (command: string, isAdmin = false, more: Partial<Invocation> = {}) => {
    const channel = { platform: 'test', id: '1', direct: false };
    const invocation = {
      id: 'id-7',
      command,
      options: {},
      channel,
      user: { id: '1', isAdmin: async () => isAdmin },
      ...more,
    };
    const reply = await dispatcher.dispatch(invocation);
    return { ...reply, text: reply.body.map((block) => ('text' in block ? plain(block.text) : '')).join('\n') };
  };
  return { reported, say };
}

test('runs the command with its services', async () => {
  expect((await setUp().say('greet')).text).toBe('Lindau');
});

test('a command may name another one to be run, if the person may use that', async () => {
  expect((await setUp().say('wish')).text).toBe('Lindau');
  const { say, reported } = setUp();
  expect((await say('wish', false, { options: { for: 'break' } })).text).toContain('administrators');
  expect(reported).toEqual([]);
});

test('what is shown to everyone says what was asked and who shows it', async () => {
  const shared = { by: 'Anna', question: 'where is it?' };
  const reply = await setUp().say('greet', false, { shared });
  expect(reply.question).toBe('where is it?');
  expect(reply.text).toBe('Lindau\nShared by Anna');
});

test('an unknown command is answered with what was meant, to the asker alone', async () => {
  const reply = await setUp().say('gret');
  expect(reply.text).toContain('“greet”');
  expect(reply.audience).toBe('asker');
});

test('an admin command is refused to everybody else', async () => {
  const { say, reported } = setUp();
  expect((await say('break')).text).toContain('Only administrators');
  expect(reported).toEqual([]);
});

test('a defect is reported and shown by its id alone', async () => {
  const { say, reported } = setUp();
  const { text } = await say('break', true);
  expect(text).toContain('id-7');
  expect(text).not.toContain('secret detail');
  expect(reported).toEqual([new Error('secret detail')]);
});
