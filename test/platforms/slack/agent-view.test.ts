import { expect, test } from 'vitest';
import { SCOPES } from '../../../src/platforms/slack/manifest.ts';
import { startHarness, textOf, until } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';
const SCOPED = [...SCOPES, 'assistant:write'];
/** What Slack says with messages where the app has an agent view: what the person looks at. */
const VIEW = { app_context: { entities: [] } };

test('an empty conversation has questions to press, in the language in which the person is answered', async () => {
  const { anna, direct, slack, answer } = await startHarness({ slack: { scopes: SCOPED } });
  slack.workspace.addUser({ id: 'UBEN', locale: 'ru-RU' });
  await anna.opensHome('messages');
  const suggested = await until(() => slack.workspace.prompts.get(direct));
  expect(suggested.title).toBe('You can ask, for example');
  expect(suggested.prompts).toHaveLength(4);
  await slack.person('UBEN').opensHome('messages');
  const inRussian = await until(() => slack.workspace.prompts.get('DBEN'));
  expect(inRussian.title).toMatch(/спросить/);
  expect(inRussian.prompts.every(({ message }) => /[а-я]/.test(message))).toBe(true);
  // Whoever set a language has it there too.
  await anna.says(direct, 'language kazakh');
  await answer(0, direct);
  slack.workspace.prompts.clear();
  await anna.opensHome('messages');
  expect((await until(() => slack.workspace.prompts.get(direct))).title).toContain('Мысалы');
});

test('a question in the agent view is answered in its thread, which is called by it', async () => {
  const { anna, direct, slack, answer } = await startHarness({ slack: { scopes: SCOPED } });
  const asked = await anna.says(direct, QUESTION, undefined, VIEW);
  expect(await answer(0, direct)).toMatchObject({ thread: asked.ts });
  expect(await until(() => slack.workspace.titles.get(`${direct} ${asked.ts}`))).toBe(QUESTION);
  await anna.says(direct, 'and who said so?', asked.ts, VIEW);
  expect(await answer(1, direct)).toMatchObject({ thread: asked.ts });
  expect(slack.calls.filter(({ method }) => method === 'assistant.threads.setTitle')).toHaveLength(1);
});

test('without the scope everything else is as with it', async () => {
  const { anna, direct, answer, slack } = await startHarness();
  await anna.opensHome('messages');
  const asked = await anna.says(direct, QUESTION, undefined, VIEW);
  const message = await answer(0, direct);
  expect(message.thread).toBe(asked.ts);
  expect(textOf(message)).toContain('1992');
  await until(() => slack.calls.some(({ method }) => method === 'assistant.threads.setTitle') || undefined);
  expect(slack.workspace.prompts.size + slack.workspace.titles.size).toBe(0);
});
