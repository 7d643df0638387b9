import { afterEach, expect, test } from 'vitest';
import { createLanguages } from '../../src/answer/languages.ts';
import { createPictures } from '../../src/charts/renderer.ts';
import { decodeAction, encodeAction } from '../../src/chat/custom-id.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { plainReply } from '../../src/replies/plain-text.ts';
import { createTestBot } from '../fixtures/bot.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const knowledge = createLanguages(smallPack).in(smallPack.language);
const pictures = createPictures({ report: () => {} });
let remove: () => Promise<void> = async () => {};
afterEach(() => remove());

function setUp(retentionDays = 90) {
  const test = createTestBot({
    knowledge: () => knowledge,
    pictures,
    questionRetentionDays: retentionDays,
    chosen: 'en',
  });
  remove = test.remove;
  const { dispatcher } = test.bot;
  const run = async (
    command: string,
    options: Readonly<Record<string, string>> = {},
    { space = 'lindau' as string | null, manages = 'space' as 'space' | 'channel' | 'nothing' } = {},
  ) => {
    const reply = await dispatcher.dispatch({
      id: '1',
      command,
      options,
      channel: { platform: 'slack', id: 'c', space: space ?? undefined, direct: false },
      user: { id: 'anna', isAdmin: (of = 'channel') => manages === 'space' || manages === of },
    });
    return { ...reply, text: plainReply(reply) };
  };
  /** Presses a button as a platform does that has kept only its code. */
  const press = ({ actions }: Reply, label: string) => {
    const action = actions.find((one) => one.label === label);
    if (!action) throw new Error(`There is no button ${label}.`);
    const { command, options } = decodeAction(encodeAction(action));
    return run(command, options);
  };
  return { run, press, store: test.store };
}

test('questions are shown to those alone who manage the whole place, and to the person alone', async () => {
  const { run } = setUp();
  await run('ask', { question: 'What do penguins eat?' });
  for (const manages of ['channel', 'nothing'] as const) {
    for (const [command, options] of [
      ['questions', {}],
      ['questions page', { page: '1' }],
      ['questions dismiss', { id: 'a', count: '1', page: '1' }],
    ] as const) {
      const { text, outcome } = await run(command, options, { manages });
      expect(outcome).toBe('refused');
      expect(text).toBe('Only workspace owners and admins can do this.');
    }
  }
  const shown = await run('questions');
  expect(shown.audience).toBe('asker');
  expect(shown.text).toContain('1. What do penguins eat?');
});

test('each place has its own questions, and one that is no place has none', async () => {
  const { run } = setUp();
  await run('ask', { question: 'What do penguins eat?' }, { space: 'bregenz' });
  await run('ask', { question: 'What do walruses eat?' }, { space: null });
  expect((await run('questions')).text).toContain('No open questions.');
  expect((await run('questions', {}, { space: 'bregenz' })).text).toContain('penguins');
  expect((await run('questions', {}, { space: null })).text).toContain('Only workspace owners and admins');
});

test('a group has its counts, its days, its wordings and an id', async () => {
  const { run, store } = setUp();
  const place = { platform: 'slack', space: 'lindau' };
  await store.rememberQuestion('Do penguins live here?', place, '2026-11-03');
  await store.rememberQuestion('Do penguins live here?', place, '2026-11-05');
  await store.rememberQuestion('Are there penguins that live here', place, '2026-11-01');
  const [first] = await store.questions(place, 1);
  const { text } = await run('questions');
  expect(text).toContain('2 questions about 1 subject, ');
  expect(text).toContain(
    `• 1. Do penguins live here? – unanswered, asked 3 times · from 1 November 2026 to 5 November 2026 · also: Are there penguins that live here · ID ${first?.id}`,
  );
});

test('what was asked again since the page was shown is not dismissed unseen', async () => {
  const { run, press } = setUp();
  await run('ask', { question: 'What do penguins eat?' });
  const shown = await run('questions');
  await run('ask', { question: 'what do penguins eat' });
  const refused = await press(shown, 'Dismiss 1');
  expect(refused.text).toContain('Nothing was dismissed');
  expect(refused.text).toContain('unanswered, asked 2 times');
  const dismissed = await press(refused, 'Dismiss 1');
  expect(dismissed.text).toContain('Dismissed: “What do penguins eat?”.');
  expect((await press(refused, 'Dismiss 1')).text).toContain('Nothing was dismissed');
});

test('a page that there is not is the nearest that there is', async () => {
  const { run } = setUp();
  for (const subject of ['gnomes', 'zebras', 'volcanoes', 'bagpipes', 'igloos']) {
    await run('ask', { question: `Tell me something of ${subject}` });
  }
  expect((await run('questions page', { page: '9' })).text).toContain('5. Tell me');
  for (const page of ['0', '-3', 'x', '1e9999']) {
    expect((await run('questions page', { page })).text).toContain(page === '1e9999' ? '5. Tell me' : '1. Tell me');
  }
});

test('where questions are not kept, that is said', async () => {
  const { run } = setUp(0);
  await run('ask', { question: 'What do penguins eat?' });
  expect((await run('questions')).text).toContain('QUESTION_RETENTION_DAYS is 0');
  const { text } = await run('privacy');
  expect(text).toContain('No questions are stored');
  expect(text).not.toContain('300');
});

test('what people are told of their privacy names the days', async () => {
  const { run } = setUp(7);
  expect((await run('privacy')).text).toContain('Deleted 7 days after they were last asked');
});
