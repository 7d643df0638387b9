import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { PostError, type PostFailure } from '../../../src/daily/types.ts';
import { createLog } from '../../../src/ops/log.ts';
import { classify } from '../../../src/platforms/slack/errors.ts';
import { createSlackPoster } from '../../../src/platforms/slack/poster.ts';
import type { Fault } from '../../doubles/slack/faults.ts';
import { type LoopbackSlack, startSlack } from '../../doubles/slack/slack.ts';
import { BOT, TOKENS } from '../../doubles/slack/workspace.ts';

const reply: Reply = {
  body: [{ kind: 'answer', text: '400 berths' }],
  facts: ['berths-400'],
  actions: [],
  audience: 'everyone',
};
const HOUR = 3_600_000;

let slack: LoopbackSlack;
/** Slack's clock. */
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-28T09:00:00Z');
  slack = await startSlack({ now: () => now });
  slack.workspace.addChannel('C1');
  slack.workspace.addUser({ id: 'UANNA' });
});
afterEach(async () => {
  expect(slack.workspace.violations).toEqual([]);
  await slack.stop();
});

/** @param ourClock How far ours is ahead of Slack's, in milliseconds. */
function createPoster(ourClock = 0) {
  const log = createLog({ level: 'silent', secrets: [] });
  return createSlackPoster({
    botToken: TOKENS.bot,
    apiUrl: slack.apiUrl,
    log,
    timeoutMs: 300,
    now: () => now + ourClock,
    steady: () => now,
  });
}

async function failureOf(work: Promise<unknown>): Promise<PostError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PostError) return error;
  throw new Error(`Not a PostError: ${String(error)}`);
}

const CODES: Readonly<Record<PostFailure, readonly string[]>> = {
  permanent: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'cannot_reply_to_message',
    'messages_tab_disabled',
    'user_not_in_channel',
    'cannot_dm_bot',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'channel_type_not_supported',
    'method_not_supported_for_channel_type',
  ],
  unauthorized: [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
    'missing_scope',
    'no_permission',
    'access_denied',
    'accesslimited',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'org_login_required',
    'team_access_not_granted',
    'team_added_to_org',
    'two_factor_setup_required',
  ],
  later: ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'external_channel_migrating', 'a_code_of_tomorrow'],
  unclear: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
  unknown: ['invalid_blocks', 'msg_too_long', 'no_text', 'invalid_arguments', 'unknown_method', 'metadata_too_large'],
};
const CASES = Object.entries(CODES).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const));

test.each(CASES)('%s is %s', (code, kind) => {
  expect(classify(new WebAPIPlatformError({ ok: false, error: code }))).toMatchObject({ kind, reason: code });
});

test.each(CASES)('%s from somebody on the way to Slack is nothing that Slack says of a channel', (code) => {
  for (const status of [400, 401, 403, 404, 407, 408, 502, 504]) {
    const error = new WebAPIHTTPError(status, '', {}, { ok: false, error: code });
    expect(classify(error)).toMatchObject({ kind: 'unclear', reason: `HTTP ${status}` });
  }
});

test.each([200, 302, 400, 401, 403, 404, 407, 408, 451, 500, 502, 503, 504])(
  'a page with status %d pauses nothing, and is not shown to anybody',
  async (status) => {
    const page: Fault = { kind: 'page', status };
    slack.faults.plan({ method: 'chat.postMessage', fault: page });
    slack.faults.plan({ method: 'conversations.history', fault: page, times: 3 });
    const poster = createPoster();
    for (const work of [
      () => poster.post({ id: 'C1' }, reply, 'key-1'),
      () => poster.find({ id: 'C1' }, 'key-1', { from: now - HOUR, to: now }),
    ]) {
      const { failure, message } = await failureOf(work());
      expect(failure).toBe('unclear');
      expect(message).toMatch(/^(HTTP \d+|an answer that is not Slack’s|A request error occurred: fetch failed)$/);
    }
  },
);

test('a post among thousands of newer messages is found by its time', async () => {
  const poster = createPoster();
  const id = await poster.post({ id: 'C1' }, reply, 'key-1');
  const period = { from: now - 120_000, to: now + 600_000 };
  for (let at = 0; at < 5_000; at++) {
    now += 1_000;
    slack.workspace.add({ channel: 'C1', user: 'UANNA', text: 'hi', blocks: [] });
  }
  slack.calls.length = 0;
  expect(await poster.find({ id: 'C1' }, 'key-1', period)).toBe(id);
  expect(slack.calls.filter(({ method }) => method === 'conversations.history').length).toBeLessThanOrEqual(8);
});

test('where Slack gives 15 messages a minute, looking goes on where it was broken off, and sees what came meanwhile', async () => {
  slack.workspace.paging.most = 15;
  const poster = createPoster();
  const id = await poster.post({ id: 'C1' }, reply, 'key-1');
  const period = { from: now - 120_000, to: now + 600_000 };
  for (let at = 0; at < 100; at++) {
    now += 1_000;
    slack.workspace.add({ channel: 'C1', user: 'UANNA', text: 'hi', blocks: [] });
  }
  /** One request gets through at a time, and a minute passes. */
  async function lookPatiently(key: string): Promise<string | undefined> {
    for (let tries = 0; tries < 20; tries++) {
      slack.faults.clear();
      let passed = 0;
      const next = slack.faults.next;
      slack.faults.next = (method, channel) =>
        method === 'conversations.history' && passed++ > 0
          ? { kind: 'ratelimited', retryAfterSeconds: 60 }
          : next(method, channel);
      try {
        return await poster.find({ id: 'C1' }, key, period);
      } catch (error) {
        expect(error).toMatchObject({ failure: 'later', retryAfterMs: 60_000 });
        now += 60_000;
      } finally {
        slack.faults.next = next;
      }
    }
    throw new Error('It never came to an end.');
  }
  expect(await lookPatiently('key-1')).toBe(id);
  // Carried out late, while the older messages were being looked through.
  const late = createPoster();
  const pending = lookPatiently('key-2');
  const other = await late.post({ id: 'C1' }, reply, 'key-2');
  expect(await pending).toBe(other);
});

test('of two posts with one key the younger is deleted, and one of somebody else is not ours', async () => {
  const poster = createPoster();
  const metadata = { event_type: 'dostyk_message', event_payload: { key: 'key-1' } };
  slack.workspace.add({ channel: 'C1', user: 'UOTHER', text: 'not ours', blocks: [], metadata });
  const period = { from: now - 120_000, to: now + 600_000 };
  expect(await poster.find({ id: 'C1' }, 'key-1', period)).toBeUndefined();
  const first = await poster.post({ id: 'C1' }, reply, 'key-1');
  await poster.post({ id: 'C1' }, reply, 'key-1');
  expect(await poster.find({ id: 'C1' }, 'key-1', period)).toBe(first);
  const left = slack.seenBy('UANNA', 'C1').filter(({ isDeleted }) => !isDeleted);
  expect(left.filter(({ user }) => user === BOT.user).map(({ ts }) => ts)).toEqual([first]);
  expect(left).toHaveLength(2);
});

test.each([-24 * HOUR, -2 * HOUR, -600_000, 600_000, 2 * HOUR, 24 * HOUR])(
  'a clock that is %d ms ahead of Slack’s finds what was posted all the same',
  async (ahead) => {
    const poster = createPoster(ahead);
    await poster.clock?.refresh();
    const sentAt = poster.clock?.now() ?? 0;
    expect(Math.abs(sentAt - now)).toBeLessThan(2_000);
    slack.faults.plan({ method: 'chat.postMessage', fault: { kind: 'dropped' } });
    expect((await failureOf(poster.post({ id: 'C1' }, reply, 'key-1'))).failure).toBe('unclear');
    const found = await poster.find({ id: 'C1' }, 'key-1', { from: sentAt - 120_000, to: sentAt + 600_000 });
    expect(found).toBe(slack.seenBy('UANNA', 'C1')[0]?.ts);
  },
);
