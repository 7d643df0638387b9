import { expect, test } from 'vitest';
import { ORGANISATION } from '../../../doubles/slack/many.ts';
import type { LoopbackSlack } from '../../../doubles/slack/slack.ts';
import type { Message } from '../../../doubles/slack/workspace.ts';
import { textOf, until } from '../harness.ts';
import { startMany } from './harness.ts';

const QUESTION = 'when did Kazakhstan and Germany establish diplomatic relations?';
const answers = (slack: LoopbackSlack, user = 'UANNA') =>
  slack.seenBy(user, 'C1').filter(({ user: by }) => by === 'UDOSTYK');

async function answerTo(slack: LoopbackSlack, act: () => Promise<unknown>, user?: string): Promise<Message> {
  const before = answers(slack, user).length;
  await act();
  return await until(() => answers(slack, user)[before]);
}

test('an organisation installs it once, and each of its workspaces has people and settings of its own', async () => {
  const { installForAll, slacks, store } = await startMany();
  await installForAll(['T1', 'T2']);
  const [one, other] = [slacks.slackOf('T1'), slacks.slackOf('T2')];
  const anna = { one: one.person('UANNA'), other: other.person('UANNA') };
  const mentioned = await answerTo(one, () => anna.one.says('C1', `@dostyk ${QUESTION}`));
  expect(textOf(mentioned)).toContain('1992');
  expect(textOf(await answerTo(one, () => anna.one.presses(mentioned, 'Sources')))).toContain('Sources');
  expect(textOf(await answerTo(one, () => anna.one.commands('C1', '/dostyk language de')))).toContain('Deutsch');
  expect(textOf(await answerTo(other, () => anna.other.commands('C1', '/topics')))).toContain('facts');
  await answerTo(one, () => anna.one.commands('C1', '/dostyk daily on time:09:00 zone:Europe/Berlin'));
  expect(textOf(await answerTo(other, () => anna.other.commands('C1', '/dostyk daily status')))).toContain('Off.');
  const known = (await store.installations('slack')).map(({ space }) => space.id);
  expect(known.toSorted()).toEqual([ORGANISATION, 'T1', 'T2']);
});

test('a new token of the organisation is that of its workspaces, and what is uninstalled is deleted in all', async () => {
  const { installForAll, install, slacks, store, wait } = await startMany();
  await installForAll(['T1']);
  await install('T2');
  const ask = (team: string) =>
    answerTo(slacks.slackOf(team), () => slacks.slackOf(team).person('UANNA').says('C1', `@dostyk ${QUESTION}`));
  await ask('T1');
  await ask('T2');
  slacks.refuse(ORGANISATION, 'token_revoked');
  await installForAll(['T1']);
  wait(61_000);
  expect(textOf(await ask('T1'))).toContain('1992');
  slacks.refuse(ORGANISATION, 'account_inactive');
  await slacks.tell('T1', { type: 'app_uninstalled' });
  await expect
    .poll(async () => (await store.installations('slack')).map(({ space }) => space.id), { timeout: 5000 })
    .toEqual(['T2']);
});

test('a workspace of which its organisation has installed nothing is not answered', async () => {
  const { slacks, store } = await startMany();
  slacks.inOrganisation.add('T1');
  await slacks.slackOf('T1').person('UANNA').says('C1', `@dostyk ${QUESTION}`);
  expect(answers(slacks.slackOf('T1'))).toEqual([]);
  expect(await store.installations('slack')).toEqual([]);
});

test('people of other organisations in a shared channel ask, press and vote, and change nothing', async () => {
  const { install, slacks } = await startMany();
  await install('T1');
  const slack = slacks.slackOf('T1');
  const { workspace } = slack;
  // Of somebody of another organisation Slack tells neither language nor time zone.
  workspace.addUser({ id: 'USTRANGER', isStranger: true, isAdmin: true, team: 'TELSEWHERE' });
  workspace.channels.get('C1')?.members.add('USTRANGER');
  const stranger = slack.person('USTRANGER', 'TELSEWHERE');
  const said = await answerTo(slack, () => stranger.says('C1', `@dostyk ${QUESTION}`), 'USTRANGER');
  expect(textOf(said)).toContain('1992');
  const sources = await answerTo(slack, () => stranger.presses(said, 'Sources'), 'USTRANGER');
  expect(textOf(sources)).toContain('Sources');
  const refused = await answerTo(slack, () => stranger.says('C1', '@dostyk daily on 09:00 Europe/Berlin'), 'USTRANGER');
  expect(refused.onlyFor).toBe('USTRANGER');
  expect(textOf(refused)).toMatch(/only workspace owners/i);
});
