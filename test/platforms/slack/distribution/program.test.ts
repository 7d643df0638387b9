import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startManySlacks } from '../../../doubles/slack/many.ts';
import { startProgram } from '../../../fixtures/program.ts';
import { openBrowser } from '../browser.ts';
import { textOf, until } from '../harness.ts';
import { configFor, PUBLIC_URL } from './harness.ts';

// Starting a program takes a while on a machine that has much else to do.
const PATIENCE = { timeout: 90_000 };

test('the program as its operator starts it: installed, asked, posting, uninstalled, ended', PATIENCE, async () => {
  const slacks = await startManySlacks();
  const slack = await slacks.add('T1');
  slack.workspace.addUser({ id: 'UANNA', locale: 'en-US', isAdmin: true });
  slack.workspace.addChannel('C1', { members: ['UANNA'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'many-'));
  const { install, connection } = configFor(slacks.apiUrl);
  const program = startProgram({
    SLACK_CLIENT_ID: install.clientId,
    SLACK_CLIENT_SECRET: install.clientSecret,
    SLACK_STATE_SECRET: install.stateSecret,
    SLACK_TOKEN_KEYS: install.tokenKeys[0].toString('base64'),
    SLACK_PUBLIC_URL: PUBLIC_URL,
    SLACK_SIGNING_SECRET: connection.signingSecret,
    SLACK_API_URL: slacks.apiUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'debug',
  });
  onTestFinished(async () => {
    program.signal('SIGKILL');
    await program.ended;
    await slacks.stop();
    rmSync(dataDir, { recursive: true });
  });
  await program.ready();
  const port = program.lines.find(({ msg }) => msg === 'connected to Slack')?.['port'];
  const origin = `http://127.0.0.1:${port}`;
  slacks.deliverTo(`${origin}/slack/events`);

  const browser = openBrowser();
  const { location } = await browser.get(`${origin}/slack/install/start`);
  expect((await browser.get(slacks.decide(location, { team: 'T1' }).replace(PUBLIC_URL, origin))).status).toBe(200);
  const anna = slack.person('UANNA');
  const answers = () => slack.seenBy('UANNA', 'C1').filter(({ user }) => user !== 'UANNA');
  await anna.commands('C1', '/ask how many German companies are in Kazakhstan');
  expect(textOf(await until(() => answers()[0], 20_000))).toContain('Source');
  await anna.commands('C1', '/daily now');
  await until(
    () => answers().some(({ text, onlyFor }) => onlyFor === undefined && /act of the day|On this day/.test(text)),
    20_000,
  );

  slacks.refuse('T1', 'account_inactive');
  await slacks.tell('T1', { type: 'app_uninstalled' });
  await until(() => program.lines.some(({ msg }) => msg === 'uninstalled; its data was deleted'), 20_000);
  program.signal('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.stderr()).not.toMatch(/xoxb-|client-secret/);
  expect(slacks.violations()).toEqual([]);
});
