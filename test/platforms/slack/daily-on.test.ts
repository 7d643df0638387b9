import { expect, test } from 'vitest';
import { eventPayload } from '../../doubles/slack/payloads.ts';
import type { SlackOptions } from '../../doubles/slack/slack.ts';
import { startHarness, textOf, until } from './harness.ts';

const LINE = '/dostyk daily on zone:UTC';

/** What Anna, who may manage everything, is answered in a conversation. */
async function setUp(slackOptions: SlackOptions = {}) {
  const { anna, slack } = await startHarness({ slack: slackOptions });
  slack.workspace.addUser({ id: 'UANNA', isAdmin: true });
  return {
    slack,
    turnOn: async (channel: string): Promise<string> => {
      const seen = () => slack.seenBy('UANNA', channel);
      const before = seen().length;
      await anna.commands(channel, LINE);
      return textOf(await until(() => seen()[before]));
    },
  };
}

test('in a channel that the bot is in, and in a direct message with it, it is set up', async () => {
  const { turnOn, slack } = await setUp();
  const confirmed = await turnOn('C1');
  expect(confirmed).toContain('I’ll post a fact here every day at 09:00 (UTC)');
  expect(confirmed).toContain('Topics: all');
  expect(await turnOn(slack.workspace.directChannel('UANNA').id)).toContain('I’ll post a fact here');
});

test.each([
  ['public', 'C9', 'Invite me (/invite)'],
  ['private', 'G9', 'Invite me (/invite)'],
  ['direct', 'D999', 'in a conversation of other people'],
] as const)('in a %s conversation that it is not in, it says at once what is missing', async (kind, id, sentence) => {
  const { turnOn, slack } = await setUp();
  slack.workspace.addChannel(id, { kind, members: ['UANNA', 'UBERT'], withBot: false });
  expect(await turnOn(id)).toContain(sentence);
  expect(await turnOn(id)).not.toContain('I’ll post');
});

test('with the token of an organisation, admins are those of the workspace in which they are', async () => {
  const { turnOn, slack } = await setUp({ ofOrganisation: true });
  const { workspace } = slack;
  // Somebody of another workspace of it comes first.
  const event = {
    type: 'app_mention',
    channel: 'C1',
    user: 'UANNA',
    text: '<@UDOSTYK> topics',
    ts: workspace.nextTs(),
  };
  const payload = { ...eventPayload(workspace, event), team_id: 'TOTHER', authorizations: [] };
  workspace.prompt('C1', event.ts);
  await slack.deliver('events_api', payload);
  await until(() => slack.seenBy('UANNA', 'C1').length > 0 || undefined);
  expect(await turnOn('C1')).toContain('I’ll post a fact here');
});

test('in a channel that is archived it says so', async () => {
  const { turnOn, slack } = await setUp();
  slack.workspace.addChannel('C8', { members: ['UANNA'] }).isArchived = true;
  expect(await turnOn('C8')).toContain('This channel is archived');
});

test('where Slack does not say, nobody is kept from setting it up', async () => {
  const { turnOn, slack } = await setUp();
  slack.faults.plan({ method: 'conversations.info', fault: { kind: 'error', error: 'missing_scope' }, times: 9 });
  expect(await turnOn('C1')).toContain('I’ll post a fact here');
});
