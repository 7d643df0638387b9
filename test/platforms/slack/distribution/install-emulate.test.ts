import { createEmulator } from 'emulate';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkspaces, startDistributedSlack } from '../../../../src/platforms/slack/distribution/start.ts';
import { SCOPES } from '../../../../src/platforms/slack/manifest.ts';
import { createWorkspacePoster } from '../../../../src/platforms/slack/poster.ts';
import { createWatchedBot } from '../../../acceptance/bot.ts';
import { sign } from '../../../doubles/slack/http-mode.ts';
import { openBrowser } from '../browser.ts';
import { SILENT } from '../harness.ts';
import { configFor, createStoreFile, PUBLIC_URL } from './harness.ts';

/** A day from a moment on. */
const dayFrom = (from: number) => ({ from, to: from + 86_400_000 });

/** A Slack with OAuth that somebody else wrote, and the bot on it. */
async function startOnEmulate({ clientSecret }: { readonly clientSecret?: string } = {}) {
  const plain = configFor('');
  const slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'anna', real_name: 'Anna', email: 'anna@example.org' }],
        channels: [{ name: 'general' }],
        oauth_apps: [
          {
            client_id: plain.install.clientId,
            client_secret: clientSecret ?? plain.install.clientSecret,
            name: 'Dostyk',
            redirect_uris: [`${PUBLIC_URL}/slack/oauth_redirect`],
            scopes: [...SCOPES],
          },
        ],
      },
    },
  });
  const config = configFor(`${slack.url}/api/`);
  const store = createStoreFile();
  const workspaces = openWorkspaces({ ...config, store, log: SILENT, timeoutMs: 6_000 });
  const { bot } = createWatchedBot();
  const platform = await startDistributedSlack(config, { ...bot, log: SILENT }, workspaces);
  onTestFinished(async () => {
    await platform.stop();
    await slack.close();
  });
  const origin = `http://127.0.0.1:${platform.port}`;
  const browser = openBrowser();

  /** Goes from our page to Slack's, and presses there what lets the app in; gives where Slack sends the browser back. */
  async function allow(): Promise<string> {
    const { location } = await browser.get(`${origin}/slack/install/start`);
    const page = await (await fetch(location)).text();
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(page) ?? [];
    const [first = ''] = page.split('</form>');
    const fields = [...first.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)];
    const form = new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
    const answer = await fetch(new URL(action, slack.url), { method: 'POST', body: form, redirect: 'manual' });
    return (answer.headers.get('location') ?? '').replace(PUBLIC_URL, origin);
  }

  return { store, workspaces, origin, browser, allow };
}

test('the whole way on a Slack that somebody else wrote: installed, asked, answered, and posted to', async () => {
  const { store, workspaces, origin, browser, allow } = await startOnEmulate();
  const done = await browser.get(await allow());
  expect(done.status, done.text).toBe(200);
  const [installed] = await store.installations('slack');
  const team = installed?.space.id ?? '';
  expect(team).toMatch(/^T/);
  expect(installed?.token).not.toContain('xoxb');

  const workspace = await workspaces.find(team);
  if (!workspace) throw new Error('The app is not installed.');
  const { writing, reading } = workspace.clients;
  const opening = await writing.chat.postMessage({ channel: 'general', text: 'an opening' });
  const channel = opening.channel ?? '';
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: team,
    event_id: 'Ev1',
    event: {
      type: 'app_mention',
      channel,
      user: 'U000000001',
      text: `<@${workspace.botUser}> when did Kazakhstan and Germany establish diplomatic relations?`,
      ts: opening.ts,
      event_ts: opening.ts,
    },
    authorizations: [{ enterprise_id: null, team_id: team, user_id: workspace.botUser, is_bot: true }],
  });
  const headers = { 'Content-Type': 'application/json', ...sign(body, Math.floor(Date.now() / 1000)) };
  expect((await fetch(`${origin}/slack/events`, { method: 'POST', headers, body })).status).toBe(200);
  const replies = () => reading.conversations.replies({ channel, ts: opening.ts ?? '' });
  await expect.poll(async () => JSON.stringify((await replies()).messages), { timeout: 5000 }).toContain('1992');

  const poster = createWorkspacePoster(workspaces, SILENT);
  const reply = { heading: 'Fact of the day', body: [], facts: [], actions: [], audience: 'everyone' } as const;
  const destination = { id: `${team}/${channel}`, space: team };
  const id = await poster.post(destination, reply, 'key');
  expect(await poster.find(destination, 'key', dayFrom(Date.now() - 60_000))).toBe(id);
});

test('a code that was used already is refused there too', async () => {
  const { browser, allow, store, origin } = await startOnEmulate();
  const first = new URL(await allow());
  expect((await browser.get(first.href)).status).toBe(200);
  const second = new URL((await browser.get(`${origin}/slack/install/start`)).location);
  first.searchParams.set('state', second.searchParams.get('state') ?? '');
  const page = await browser.get(first.href);
  expect(page.status).toBe(400);
  expect(page.text).toContain('has expired or was already used');
  expect(await store.installations('slack')).toHaveLength(1);
});

test('a client secret that Slack does not take is a matter for the operator', async () => {
  const { browser, allow, store } = await startOnEmulate({ clientSecret: 'another' });
  const page = await browser.get(await allow());
  expect(page.status).toBe(500);
  expect(page.text).toContain('This app is misconfigured');
  expect(await store.installations('slack')).toEqual([]);
});
