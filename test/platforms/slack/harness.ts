import { expect, onTestFinished } from 'vitest';
import type { Services } from '../../../commands/services.ts';
import type { SlackConnection } from '../../../src/config/slack.ts';
import type { Log } from '../../../src/ops/log.ts';
import type { Bot } from '../../../src/platforms/platform.ts';
import { SCOPES } from '../../../src/platforms/slack/manifest.ts';
import { type SlackOverrides, startSlack } from '../../../src/platforms/slack/start.ts';
import { createWatchedBot } from '../../acceptance/bot.ts';
import { type Reading, readBlocks } from '../../doubles/slack/reading.ts';
import { type SlackOptions, startSlack as startLoopback } from '../../doubles/slack/slack.ts';
import { type Message, TOKENS } from '../../doubles/slack/workspace.ts';

interface HarnessOptions {
  readonly slack?: SlackOptions;
  readonly bot?: Partial<Bot<Services>>;
  readonly overrides?: SlackOverrides;
  readonly http?: boolean;
  readonly commandPrefix?: string;
  readonly silenceSeconds?: number;
}

const CHANNEL = 'C1';

export const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The whole of Dostyk on a loopback Slack, with Anna in a channel. It ends with the test, which then must find nothing wrong. */
export async function startHarness(settings: HarnessOptions = {}) {
  const slack = await startLoopback({ scopes: SCOPES, ...settings.slack });
  const { workspace } = slack;
  workspace.addUser({ id: 'UANNA', locale: 'en-US' });
  workspace.addChannel(CHANNEL, { members: ['UANNA'], creator: 'UCHIEF' });
  const direct = workspace.directChannel('UANNA').id;
  const watched = createWatchedBot();
  const bot = { ...watched.bot, log: SILENT, ...settings.bot };
  const connection: SlackConnection = settings.http
    ? { kind: 'http', signingSecret: TOKENS.signingSecret, host: '127.0.0.1', port: 0 }
    : { kind: 'socket', appToken: TOKENS.app, silenceSeconds: settings.silenceSeconds ?? 300 };
  const commandPrefix = settings.commandPrefix ?? '';
  const config = { botToken: TOKENS.bot, connection, commandPrefix, apiUrl: slack.apiUrl };
  const platform = await startSlack(config, bot, settings.overrides);
  const address = `http://127.0.0.1:${platform.port}/slack/events`;
  if (settings.http) slack.deliverTo(address);
  onTestFinished(async () => {
    await platform.stop();
    await slack.stop();
    expect(workspace.violations).toEqual([]);
  });
  const anna = slack.person('UANNA');

  return {
    slack,
    platform,
    anna,
    address,
    /** The conversation between Anna and the bot. */
    direct,
    lastReply: watched.lastReply,
    /** What Anna sees of the bot in a channel. */
    answers: (channel = CHANNEL): readonly Message[] =>
      slack.seenBy('UANNA', channel).filter(({ user }) => user !== 'UANNA'),
    /** The next answer that Anna sees in a channel, after so many before. */
    answer: (before = 0, channel = CHANNEL): Promise<Message> =>
      until(() => slack.seenBy('UANNA', channel).filter(({ user }) => user !== 'UANNA')[before]),
  };
}

/** Waits for something to be there; a test that waits in vain says so after some seconds. */
export async function until<T>(look: () => T | undefined, ms = 20_000): Promise<T> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('It did not come.');
}

export function reading(message: Message): Reading {
  return readBlocks(message.blocks);
}

export function textOf(message: Message): string {
  return reading(message).lines.join('\n');
}
