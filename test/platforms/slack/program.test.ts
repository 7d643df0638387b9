import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startSlack } from '../../doubles/slack/slack.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';
import { textOf, until } from './harness.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** The program as its operator starts it, with what it writes for them. */
async function start(variables: Readonly<Record<string, string>>) {
  const slack = await startSlack();
  slack.workspace.addUser({ id: 'UANNA', locale: 'en-US' });
  slack.workspace.addChannel('C1', { members: ['UANNA'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'slack-'));
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: dataDir,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: TOKENS.bot,
    ...variables,
  };
  // Not from the project's folder, where an .env may be.
  const child: ChildProcess = spawn(process.execPath, [main], { env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let written = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await slack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code);
  return { slack, child, ended, written: () => written };
}

// Starting a program takes a while on a machine that has much else to do.
const PATIENCE = { timeout: 90_000 };

test('connects, answers, and ends when it is asked to', PATIENCE, async () => {
  const { slack, child, ended, written } = await start({ SLACK_APP_TOKEN: TOKENS.app });
  await until(() => slack.socketMode.connections() > 0 || undefined, 60_000);
  await slack.person('UANNA').says('C1', '@dostyk when did Kazakhstan and Germany establish diplomatic relations?');
  const answer = await until(() => slack.seenBy('UANNA', 'C1')[1], 10_000);
  expect(textOf(answer)).toContain('1992');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(slack.workspace.violations).toEqual([]);
  expect(written()).not.toContain(TOKENS.bot);
  expect(written()).not.toContain(TOKENS.app);
});

test.each([
  [{ SLACK_APP_TOKEN: 'xapp-wrong' }, /^SLACK_APP_TOKEN is not accepted by Slack \(invalid_auth\).*$/m],
  [{ SLACK_APP_TOKEN: TOKENS.app, SLACK_BOT_TOKEN: 'xoxb-wrong' }, /^SLACK_BOT_TOKEN is not accepted by Slack.*$/m],
])('with %j it ends with one sentence and 1', PATIENCE, async (variables, sentence) => {
  const { ended, written } = await start(variables);
  expect(await ended).toBe(1);
  expect(written()).toMatch(sentence);
  expect(written().trim().split('\n')).toHaveLength(1);
});
