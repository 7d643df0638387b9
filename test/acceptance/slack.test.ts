import { z } from 'zod';
import { commands, groups } from '../../commands/index.ts';
import { translatorFor } from '../../src/i18n/translator.ts';
import { slackManifest } from '../../src/platforms/slack/manifest.ts';
import { slashNames } from '../../src/platforms/slack/parse.ts';
import { startSlack } from '../../src/platforms/slack/start.ts';
import { readBlocks } from '../doubles/slack/reading.ts';
import { startSlack as startLoopback } from '../doubles/slack/slack.ts';
import { type Message, TOKENS, type View } from '../doubles/slack/workspace.ts';
import { until } from '../platforms/slack/harness.ts';
import { createWatchedBot } from './bot.ts';
import { testConversations } from './conversations.ts';
import { testCuratorConversations } from './curator-conversations.ts';
import { testDailyConversations } from './daily-conversations.ts';
import type { Driver, Seen } from './driver.ts';
import { testFollowUpConversations } from './follow-up-conversations.ts';
import { testTeachingConversations } from './teaching-conversations.ts';
import { warm } from './watch-bot.ts';

const slashes = slashNames(commands);
const { shortcuts } = slackManifest({ commands, groups, t: translatorFor('en'), prefix: '' }).features;

/** The real Bolt app, connected to a loopback Slack by Socket Mode. */
async function createDriver(): Promise<Driver> {
  // The loopback Slack is in this process and would take the time of an index for a late acknowledgement.
  await warm();
  const slack = await startLoopback();
  slack.workspace.addUser({ id: 'UALICE', locale: 'en-US', isAdmin: true });
  slack.workspace.addChannel('C1', { members: ['UALICE'], creator: 'UALICE' });
  const { bot, lastReply } = createWatchedBot();
  const connection = { kind: 'socket', appToken: TOKENS.app, silenceSeconds: 300 } as const;
  const config = { botToken: TOKENS.bot, connection, commandPrefix: '', apiUrl: slack.apiUrl };
  const platform = await startSlack(config, bot);
  const alice = slack.person('UALICE');
  let last: Message | undefined;
  let shown: View | undefined;

  /** What Alice sees of the bot once something new has come. */
  async function seenAfter(deed: () => Promise<unknown>): Promise<Seen> {
    const written = () => slack.seenBy('UALICE', 'C1').filter(({ user }) => user !== 'UALICE');
    const before = new Set(written());
    const views = new Set(slack.workspace.views.values());
    await deed();
    const view = () => [...slack.workspace.views.values()].find((one) => !views.has(one));
    const message = await until(() => written().find((one) => !before.has(one)) ?? view());
    if ('content' in message) {
      shown = message;
      return { text: JSON.stringify(message.content), facts: [], buttons: [] };
    }
    last = message;
    const { lines, links, controls } = readBlocks(message.blocks);
    const addresses = links.map(({ text, url }) => `${text} <${url}>`);
    return {
      text: [...lines, ...addresses].join('\n'),
      facts: lastReply()?.facts ?? [],
      buttons: controls.map(({ label }) => label),
    };
  }

  return {
    types: (line) =>
      seenAfter(() => (line.startsWith('/') ? alice.commands('C1', asSlash(line)) : alice.says('C1', line))),
    presses: (label) =>
      seenAfter(async () => {
        if (last) await alice.presses(last, label);
      }),
    fills: (fields) =>
      seenAfter(async () => {
        if (!shown) throw new Error('There is no form.');
        await alice.submits(shown, { ...filledIn(shown), ...fields });
      }),
    chooses: (text, label) =>
      seenAfter(async () => {
        const message = slack.workspace.add({ channel: 'C1', user: 'UALICE', text, blocks: [] });
        const { callback_id: id } = shortcuts.find(({ name }) => name === label) ?? { callback_id: label };
        await alice.usesShortcut(message, id);
      }),
    leaves: async () => {
      await platform.stop();
      await slack.stop();
      if (slack.workspace.violations.length > 0) throw new Error(slack.workspace.violations.join('\n'));
    },
  };
}

/** What the fields of a form hold already. */
function filledIn({ content: { blocks } }: View): Record<string, string> {
  const given = inputs.parse(blocks).flatMap(({ block_id, element: { initial_value, initial_option } }) => {
    const value = initial_value ?? initial_option?.value;
    return value === undefined ? [] : [[block_id, value] as const];
  });
  return Object.fromEntries(given);
}

const inputs = z.array(
  z.object({
    block_id: z.string(),
    element: z.object({
      initial_value: z.string().optional(),
      initial_option: z.object({ value: z.string() }).optional(),
    }),
  }),
);

/** Names that have no slash command of their own are reached by the one for everything. */
function asSlash(line: string): string {
  const name = line.slice(1).split(' ')[0] ?? '';
  return slashes.includes(name) ? line : `/dostyk ${line.slice(1)}`;
}

testConversations('Slack', createDriver);
testDailyConversations('Slack', createDriver);
testFollowUpConversations('Slack', createDriver);
testCuratorConversations('Slack', createDriver);
testTeachingConversations('Slack', createDriver);
