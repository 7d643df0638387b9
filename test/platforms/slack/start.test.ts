import { expect, onTestFinished, test } from 'vitest';
import type { SlackConnection } from '../../../src/config/slack.ts';
import { StartError } from '../../../src/platforms/platform.ts';
import { startSlack } from '../../../src/platforms/slack/start.ts';
import { createWatchedBot } from '../../acceptance/bot.ts';
import { startSlack as startLoopback } from '../../doubles/slack/slack.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The sentence with which the start fails. */
async function failure(botToken: string, appToken: string, error?: string): Promise<string> {
  const slack = await startLoopback();
  onTestFinished(() => slack.stop());
  slack.failTokens(error);
  const connection: SlackConnection = { kind: 'socket', appToken, silenceSeconds: 300 };
  const config = { botToken, connection, commandPrefix: '', apiUrl: slack.apiUrl };
  const bot = { ...createWatchedBot().bot, log };
  const reason = await startSlack(config, bot).catch((thrown: unknown) => thrown);
  if (!(reason instanceof StartError)) throw new Error(`Not a StartError: ${String(reason)}`);
  return reason.message;
}

test('a token that Slack does not accept is named, with what to do', async () => {
  expect(await failure('xoxb-wrong', TOKENS.app)).toMatch(/^SLACK_BOT_TOKEN .*invalid_auth.*Bot User OAuth Token/);
  expect(await failure(TOKENS.bot, 'xapp-wrong')).toMatch(/^SLACK_APP_TOKEN .*invalid_auth.*connections:write/);
  expect(await failure(TOKENS.bot, TOKENS.bot)).toMatch(/^SLACK_APP_TOKEN .*not_allowed_token_type/);
  expect(await failure(TOKENS.bot, TOKENS.app, 'account_inactive')).toMatch(/^SLACK_BOT_TOKEN .*account_inactive/);
});

test('the sentence holds no token', async () => {
  expect(await failure('xoxb-very-secret', TOKENS.app)).not.toContain('very-secret');
});

test('a Slack that is not there is said to be not there', async () => {
  const gone = await startLoopback();
  await gone.stop();
  const connection: SlackConnection = { kind: 'socket', appToken: TOKENS.app, silenceSeconds: 300 };
  const config = { botToken: TOKENS.bot, connection, commandPrefix: '', apiUrl: gone.apiUrl };
  const bot = { ...createWatchedBot().bot, log };
  await expect(startSlack(config, bot)).rejects.toThrow(/^Slack cannot be reached at http.*SLACK_API_URL/);
});

test('a port that is taken is said to be taken', async () => {
  const slack = await startLoopback();
  onTestFinished(() => slack.stop());
  const port = Number(new URL(slack.apiUrl).port);
  const connection: SlackConnection = { kind: 'http', signingSecret: 's', host: '127.0.0.1', port };
  const config = { botToken: TOKENS.bot, connection, commandPrefix: '', apiUrl: slack.apiUrl };
  const bot = { ...createWatchedBot().bot, log };
  await expect(startSlack(config, bot)).rejects.toThrow(/^HOST and PORT .*EADDRINUSE/);
});
