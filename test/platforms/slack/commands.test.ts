import { expect, test } from 'vitest';
import { reading, startHarness, textOf, until } from './harness.ts';

const QUESTION = 'how many German companies are in Kazakhstan?';

test('a slash command is answered to the asker alone, with the question above', async () => {
  const { anna, answer, slack } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  const message = await answer();
  expect(message.onlyFor).toBe('UANNA');
  expect(textOf(message)).toContain(QUESTION);
  expect(textOf(message)).toContain('400');
  expect(slack.seenBy('USOMEBODYELSE', 'C1')).toEqual([]);
});

test('“Show everyone” shows the same to everybody once, and takes the private one away', async () => {
  const { anna, answer, answers, slack } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  await anna.presses(await answer(), 'Show everyone');
  await until(() => answers().length === 1 && answers()[0]?.onlyFor === undefined);
  const [shared] = slack.seenBy('USOMEBODYELSE', 'C1');
  expect(shared && textOf(shared)).toContain('400');
  expect(shared && textOf(shared)).toContain(QUESTION);
  expect(shared && textOf(shared)).toContain('Shared by ');
  expect(shared && reading(shared).controls.map(({ label }) => label)).not.toContain('Show everyone');
});

test('slash commands are answered where the bot is not a member', async () => {
  const { anna, slack } = await startHarness();
  slack.workspace.addChannel('C9', { members: ['UANNA'], withBot: false });
  await anna.commands('C9', `/ask ${QUESTION}`);
  const [message] = await until(() =>
    slack.seenBy('UANNA', 'C9').length > 0 ? slack.seenBy('UANNA', 'C9') : undefined,
  );
  expect(message && textOf(message)).toContain('400');
});

test('/dostyk reaches every command, and alone it is the help', async () => {
  const { anna, answer } = await startHarness();
  await anna.commands('C1', '/dostyk');
  expect(textOf(await answer())).toContain('How to use me');
  await anna.commands('C1', '/dostyk sources');
  expect(textOf(await answer(1))).toContain('publishers');
  await anna.commands('C1', '/dostyk ask when did Kazakhstan and Germany establish diplomatic relations?');
  expect(textOf(await answer(2))).toContain('1992');
});

test('help names commands as they are typed on Slack', async () => {
  const { anna, answer } = await startHarness();
  await anna.commands('C1', '/dostyk help');
  const text = textOf(await answer());
  expect(text).toContain('/dostyk sources');
  expect(text).not.toMatch(/^• \/sources/m);
});

test('a prefix keeps the names apart from those of other apps', async () => {
  const { anna, answer } = await startHarness({ commandPrefix: 'kz-' });
  await anna.commands('C1', `/kz-ask ${QUESTION}`);
  expect(textOf(await answer())).toContain('400');
  await anna.commands('C1', '/dostyk topics');
  expect(textOf(await answer(1))).toContain('Energy');
});

test('an unknown word is answered with what was meant, words too many are named', async () => {
  const { anna, answer } = await startHarness();
  await anna.commands('C1', '/dostyk topcs');
  expect(textOf(await answer())).toContain('Did you mean “topics”?');
  await anna.commands('C1', '/topics of the day');
  expect(textOf(await answer(1))).toContain('“of the day”');
});

test('named options are read by the one parser', async () => {
  const { anna, answer, lastReply } = await startHarness();
  await anna.commands('C1', '/fact topic:energy');
  expect(textOf(await answer())).toContain('Energy');
  expect(lastReply()?.facts).toHaveLength(1);
});

test('buttons of a private answer are answered in private, those of another version say so', async () => {
  const { anna, answer, slack } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  const message = await answer();
  await anna.presses(message, 'Sources');
  const sources = await answer(1);
  expect(sources.onlyFor).toBe('UANNA');
  expect(reading(sources).links.length).toBeGreaterThan(0);
  const old = slack.workspace.add({
    channel: 'C1',
    user: 'UDOSTYK',
    text: 'old',
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'x', text: { type: 'plain_text', text: 'Old', emoji: false }, value: '0/fact?' },
        ],
      },
    ],
  });
  await anna.presses(old, 'Old');
  expect(
    textOf(
      await until(() =>
        slack.seenBy('UANNA', 'C1').at(-1)?.text !== 'old' ? slack.seenBy('UANNA', 'C1').at(-1) : undefined,
      ),
    ),
  ).toContain('This button is out of date');
});

test('buttons work after a restart: everything that they mean is in their value', async () => {
  const first = await startHarness();
  await first.anna.commands('C1', `/ask ${QUESTION}`);
  const { blocks } = await first.answer();
  const second = await startHarness();
  const message = second.slack.workspace.add({ channel: 'C1', user: 'UDOSTYK', text: '', blocks });
  await second.anna.presses(message, 'Sources');
  expect(textOf(await second.answer(1))).toContain('Sources');
});

test('what has too long a label for a button stands beside one, and is answered in the thread that is going on', async () => {
  const { anna, answer } = await startHarness();
  await anna.commands('C1', `/ask ${QUESTION}`);
  await anna.presses(await answer(), 'Related');
  const related = await answer(1);
  const { controls } = reading(related);
  expect(controls.every(({ kind }) => kind === 'button')).toBe(true);
  const question = controls.find(({ label }) => label.length > 30)?.label ?? '';
  expect(question).toMatch(/\?$/);
  await anna.presses(related, question);
  expect(reading(await answer(2)).links.length).toBeGreaterThan(0);
});
