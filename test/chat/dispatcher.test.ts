import { expect, test } from 'vitest';
import { defineCommand } from '../../src/chat/command.ts';
import { createDispatcher } from '../../src/chat/dispatcher.ts';
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

function setUp() {
  const reported: unknown[] = [];
  const dispatcher = createDispatcher({
    commands: [greet, break_],
    services: { name: 'Lindau' },
    translator: () => translatorFor('en'),
    translatorWhileTyping: () => translatorFor('en'),
    report: (error) => reported.push(error),
  });
  const say = async (command: string, isAdmin = false) => {
    const channel = { platform: 'test', id: '1', direct: false };
    const invocation = {
      id: 'id-7',
      command,
      options: {},
      channel,
      user: { id: '1', isAdmin: async () => isAdmin },
    };
    const reply = await dispatcher.dispatch(invocation);
    return { ...reply, text: reply.body.map((block) => ('text' in block ? plain(block.text) : '')).join('\n') };
  };
  return { reported, say };
}

test('runs the command with its services', async () => {
  expect((await setUp().say('greet')).text).toBe('Lindau');
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
