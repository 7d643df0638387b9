import { createEmulator } from 'emulate';
import { expect, onTestFinished, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { createClients } from '../../../src/platforms/slack/clients.ts';
import { homeView } from '../../../src/platforms/slack/listeners/home.ts';
import { SCOPES } from '../../../src/platforms/slack/manifest.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import { uploadPicture } from '../../../src/platforms/slack/upload.ts';
import { startSlack } from '../../doubles/slack/slack.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';
import { SILENT } from './harness.ts';

/** A day from a moment on. */
const dayFrom = (from: number) => ({ from, to: from + 86_400_000 });

/** A Slack that somebody else wrote, with the same channel and the very scopes of our manifest. */
async function startOther() {
  const scopes = [...SCOPES];
  const other = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'dostyk', real_name: 'Dostyk', email: 'dostyk@example.org' }],
        channels: [{ name: 'general' }],
        tokens: [{ token: TOKENS.bot, user: 'dostyk', scopes }],
      },
    },
  });
  onTestFinished(() => other.close());
  return `${other.url}/api/`;
}

async function startOurs() {
  const ours = await startSlack({ scopes: SCOPES });
  ours.workspace.addChannel('general');
  ours.workspace.addUser({ id: 'dostyk' });
  onTestFinished(async () => {
    await ours.stop();
    expect(ours.workspace.violations).toEqual([]);
  });
  return ours.apiUrl;
}

const reply: Reply = {
  heading: 'Fact of the day & more',
  body: [
    { kind: 'answer', text: '<400> berths' },
    { kind: 'list', items: ['one', [{ bold: 'two' }]] },
    { kind: 'citation', text: ['Source: ', { link: 'A & B', url: 'https://example.org/?a=1&b=2' }] },
    { kind: 'note', text: 'As of 2024' },
  ],
  facts: [],
  actions: [{ label: 'Sources', command: 'sources', options: { fact: 'one' } }],
  audience: 'everyone',
};

/** What a Slack keeps of what the poster sends, and what it says of what it refuses. */
async function experience(apiUrl: string) {
  const poster = createSlackPoster({ botToken: TOKENS.bot, apiUrl, log: SILENT, timeoutMs: 6_000 });
  const { reading, writing } = createClients({ token: TOKENS.bot, apiUrl, log: SILENT });
  const posted = await writing.chat.postMessage({ channel: 'general', text: 'find my id' });
  const channel = posted.channel ?? '';
  const since = Date.now() - 60_000;
  const id = await poster.post({ id: channel }, reply, 'key-1');
  const { messages } = await reading.conversations.history({ channel, include_all_metadata: true, limit: 1 });
  const refused = await poster.post({ id: 'C0NOWHERE' }, reply, 'key-2').catch((error: unknown) => String(error));
  return {
    text: messages?.[0]?.text,
    blocks: JSON.parse(JSON.stringify(messages?.[0]?.blocks)),
    found: (await poster.find({ id: channel }, 'key-1', dayFrom(since))) === id,
    notFound: await poster.find({ id: channel }, 'key-2', dayFrom(since)),
    refused,
  };
}

test('two Slacks keep the same of a post, find it by its key, and refuse alike', async () => {
  const ours = await experience(await startOurs());
  expect(ours).toEqual(await experience(await startOther()));
  expect(ours.found).toBe(true);
});

test('two Slacks take the picture and the App Home', async () => {
  for (const apiUrl of [await startOurs(), await startOther()]) {
    const clients = createClients({ token: TOKENS.bot, apiUrl, log: SILENT });
    const picture = { png: new Uint8Array([1, 2, 3]), name: 'a.png', alt: 'A picture' };
    expect(await uploadPicture(clients, picture, SILENT)).toMatch(/^F/);
    const { user_id: user = '' } = await clients.reading.auth.test();
    const view = homeView(reply, reply, translatorFor('en'));
    expect((await clients.writing.views.publish({ user_id: user, view })).ok).toBe(true);
  }
});
