import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { PostError } from '../../../src/daily/types.ts';
import { createLog } from '../../../src/ops/log.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import { readBlocks } from '../../doubles/slack/reading.ts';
import { type LoopbackSlack, startSlack } from '../../doubles/slack/slack.ts';
import { TOKENS } from '../../doubles/slack/workspace.ts';

/** A day from a moment on. */
const dayFrom = (from: number) => ({ from, to: from + 86_400_000 });

const reply: Reply = {
  heading: 'Fact of the day',
  body: [
    { kind: 'answer', text: '400 berths' },
    { kind: 'citation', text: ['Source: Lake Courier, ', { link: 'Berths', url: 'https://lake.example/?a=1&b=2' }] },
  ],
  facts: ['berths-400'],
  actions: [{ label: 'Sources', command: 'sources', options: { fact: 'berths-400' } }],
  audience: 'everyone',
};

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startSlack();
  slack.workspace.addChannel('C1');
  slack.workspace.addUser({ id: 'UANNA' });
});
afterEach(async () => {
  expect(slack.workspace.violations).toEqual([]);
  await slack.stop();
});

function createPoster() {
  const log = createLog({ level: 'silent', secrets: [] });
  return createSlackPoster({ botToken: TOKENS.bot, apiUrl: slack.apiUrl, log, timeoutMs: 300 });
}

async function failureOf(work: Promise<unknown>): Promise<PostError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PostError) return error;
  throw new Error(`Not a PostError: ${String(error)}`);
}

test('posts what it is told, and finds it by its key alone', async () => {
  const poster = createPoster();
  const id = await poster.post({ id: 'C1', space: undefined }, reply, 'key-1');
  const [message] = slack.seenBy('UANNA', 'C1');
  expect(message?.ts).toBe(id);
  expect(readBlocks(message?.blocks ?? []).lines).toContain('400 berths');
  expect(readBlocks(message?.blocks ?? []).links).toEqual([{ text: 'Berths', url: 'https://lake.example/?a=1&b=2' }]);
  const since = Date.now() - 60_000;
  expect(await poster.find({ id: 'C1', space: undefined }, 'key-1', dayFrom(since))).toBe(id);
  expect(await poster.find({ id: 'C1', space: undefined }, 'key-2', dayFrom(since))).toBeUndefined();
  expect(await poster.find({ id: 'C1', space: undefined }, 'key-1', dayFrom(Date.now() + 60_000))).toBeUndefined();
});

test('finds a post behind several pages of others', async () => {
  const poster = createPoster();
  const id = await poster.post({ id: 'C1', space: undefined }, reply, 'key-1');
  for (let at = 0; at < 250; at++) slack.workspace.add({ channel: 'C1', user: 'UANNA', text: 'hi', blocks: [] });
  expect(await poster.find({ id: 'C1', space: undefined }, 'key-1', dayFrom(Date.now() - 60_000))).toBe(id);
});

test('a post whose connection broke after Slack took it may be there, and is found', async () => {
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'dropped' } });
  const poster = createPoster();
  expect(await failureOf(poster.post({ id: 'C1', space: undefined }, reply, 'key-1'))).toMatchObject({
    failure: 'unclear',
  });
  expect(await poster.find({ id: 'C1', space: undefined }, 'key-1', dayFrom(Date.now() - 60_000))).toBeDefined();
  expect(slack.seenBy('UANNA', 'C1')).toHaveLength(1);
});

test.each([
  ['channel_not_found', 'permanent'],
  ['not_in_channel', 'permanent'],
  ['is_archived', 'permanent'],
  ['token_revoked', 'unauthorized'],
  ['account_inactive', 'unauthorized'],
  ['invalid_auth', 'unauthorized'],
  ['internal_error', 'unclear'],
  ['fatal_error', 'unclear'],
] as const)('%s is %s, and asked for once only', async (error, failure) => {
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'error', error } });
  const poster = createPoster();
  expect(await failureOf(poster.post({ id: 'C1', space: undefined }, reply, 'k'))).toMatchObject({
    failure,
    message: error,
  });
  expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});

test('a rate limit says how long to wait', async () => {
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'ratelimited', retryAfterSeconds: 7 } });
  const failure = await failureOf(createPoster().post({ id: 'C1', space: undefined }, reply, 'k'));
  expect(failure).toMatchObject({ failure: 'later', retryAfterMs: 7000 });
});

test('after a server error nobody knows, nor after silence', async () => {
  const poster = createPoster();
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'status', status: 503 } });
  expect(await failureOf(poster.post({ id: 'C1', space: undefined }, reply, 'k'))).toMatchObject({
    failure: 'unclear',
  });
  slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'silent' } });
  expect(await failureOf(poster.post({ id: 'C1', space: undefined }, reply, 'k'))).toMatchObject({
    failure: 'unclear',
  });
});

test('an archived channel and one that the bot is not in are permanent', async () => {
  const poster = createPoster();
  slack.workspace.addChannel('C2').isArchived = true;
  slack.workspace.addChannel('C3', { withBot: false });
  slack.workspace.addChannel('G1', { kind: 'private', withBot: false });
  for (const [id, reason] of [
    ['C2', 'is_archived'],
    ['C3', 'not_in_channel'],
    ['G1', 'channel_not_found'],
  ] as const) {
    const failure = await failureOf(poster.post({ id, space: undefined }, reply, 'k'));
    expect(failure).toMatchObject({ failure: 'permanent', message: reason });
  }
});

test('tells a person alone', async () => {
  await createPoster().tell('UANNA', undefined, reply);
  expect(slack.seenBy('UANNA', 'DANNA')).toHaveLength(1);
});

test('where nobody listens it is for later: nothing was sent', async () => {
  const gone = await startSlack();
  await gone.stop();
  const log = createLog({ level: 'silent', secrets: [] });
  const poster = createSlackPoster({ botToken: TOKENS.bot, apiUrl: gone.apiUrl, log, timeoutMs: 300 });
  expect(await failureOf(poster.post({ id: 'C1', space: undefined }, reply, 'k'))).toMatchObject({ failure: 'later' });
});

const card: Reply = {
  ...reply,
  picture: { png: new Uint8Array([137, 80, 78, 71]), name: 'berths.png', alt: 'Card: 400 berths.', replacesBlocks: 1 },
};

/** Uploads the card's picture as a post would, and counts the turns that are taken. */
async function uploadCard(poster: ReturnType<typeof createPoster>, left = Number.POSITIVE_INFINITY) {
  let turns = 0;
  const acquire = async () => ++turns <= left;
  const id = card.picture && (await poster.upload?.({ id: 'C1', space: undefined }, card.picture, acquire));
  return { id, turns: () => turns, uploaded: id === undefined ? undefined : { id, acquire } };
}

const seen = (at = 0) => readBlocks(slack.seenBy('UANNA', 'C1')[at]?.blocks ?? []);
const methods = () => slack.calls.map(({ method }) => method);

test('a picture is uploaded once, each request at its turn, and shown in any number of posts that are found', async () => {
  const poster = createPoster();
  slack.workspace.addChannel('C2');
  const first = await uploadCard(poster);
  expect(first.turns()).toBe(3);
  const again = await uploadCard(poster);
  expect([again.id, again.turns()]).toEqual([first.id, 0]);
  const id = await poster.post({ id: 'C1' }, card, 'key-1', first.uploaded);
  await poster.post({ id: 'C2' }, card, 'key-2', again.uploaded);
  expect(first.turns()).toBe(3);
  expect(methods().filter((method) => method === 'files.getUploadURLExternal')).toHaveLength(1);
  expect(seen().pictures).toEqual([{ file: first.id, altText: 'Card: 400 berths.' }]);
  expect(seen().lines).not.toContain('400 berths');
  expect(seen().links).toHaveLength(1);
  expect(slack.seenBy('UANNA', 'C1')[0]?.text).toContain('400 berths');
  expect(await poster.find({ id: 'C1' }, 'key-1', dayFrom(Date.now() - 60_000))).toBe(id);
});

test('pictures that are asked for at once are uploaded once', async () => {
  const poster = createPoster();
  const all = await Promise.all(Array.from({ length: 5 }, () => uploadCard(poster)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(slack.workspace.files.size).toBe(1);
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
  'where %s fails there is no picture, and the post says everything in words',
  async (method) => {
    slack.faults.plan({ method, fault: { kind: 'error', error: 'internal_error' } });
    const poster = createPoster();
    expect((await uploadCard(poster)).id).toBeUndefined();
    await poster.post({ id: 'C1' }, card, 'key-1', undefined);
    expect(seen().lines).toContain('400 berths');
    expect(seen().pictures).toEqual([]);
    expect((await uploadCard(poster)).id).toBeDefined();
  },
);

test.each([0, 1, 2])('an upload for which there is time for %d requests is given up', async (left) => {
  expect((await uploadCard(createPoster(), left)).id).toBeUndefined();
  expect(methods()).not.toContain('chat.postMessage');
});

test('a picture that Slack is not done with is tried again at another turn, in one post', async () => {
  slack.workspace.slowness.pictures = 1;
  const poster = createPoster();
  const { uploaded, turns } = await uploadCard(poster);
  await poster.post({ id: 'C1' }, card, 'key-1', uploaded);
  expect(turns()).toBe(4);
  expect(slack.seenBy('UANNA', 'C1')).toHaveLength(1);
  expect(seen().pictures).toHaveLength(1);
});

test('a picture that Slack does not show: the post comes once, in words, and the next one is uploaded again', async () => {
  const poster = createPoster();
  const { id, uploaded } = await uploadCard(poster);
  slack.workspace.files.delete(id ?? '');
  await poster.post({ id: 'C1' }, card, 'key-1', uploaded);
  expect(slack.seenBy('UANNA', 'C1')).toHaveLength(1);
  expect(seen().lines).toContain('400 berths');
  const next = await uploadCard(poster);
  expect(next.id).not.toBe(id);
});

test('where there is no turn for another try it is for later', async () => {
  slack.workspace.slowness.pictures = 1;
  const poster = createPoster();
  const { uploaded } = await uploadCard(poster, 3);
  expect(await failureOf(poster.post({ id: 'C1' }, card, 'key-1', uploaded))).toMatchObject({ failure: 'later' });
  expect(slack.seenBy('UANNA', 'C1')).toEqual([]);
});
