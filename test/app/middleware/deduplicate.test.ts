import { expect, test, vi } from 'vitest';
import { createDeduplicator } from '../../../src/app/middleware/deduplicate.ts';
import type { MessageIdentity } from '../../../src/chat/invocation.ts';

const message: MessageIdentity = { platform: 'test', channel: 'C1', message: '1' };

function setUp(firstSight: (message: MessageIdentity) => Promise<boolean> = async () => true) {
  let now = 0;
  const reported: unknown[] = [];
  const isFirstDelivery = createDeduplicator({
    shared: { firstSight },
    now: () => now,
    report: (error) => reported.push(error),
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { isFirstDelivery, reported, pass };
}

test('a message is new once, also when it arrives twice at the same time', async () => {
  const { isFirstDelivery, pass } = setUp();
  expect(await Promise.all([isFirstDelivery(message), isFirstDelivery(message)])).toEqual([true, false]);
  pass(10 * 60_000);
  expect(await isFirstDelivery(message)).toBe(false);
});

test('another channel, platform or message is another one', async () => {
  const { isFirstDelivery } = setUp();
  await isFirstDelivery(message);
  for (const other of [{ channel: 'C2' }, { platform: 'other' }, { message: '2' }]) {
    expect(await isFirstDelivery({ ...message, ...other })).toBe(true);
  }
});

test('what another process has seen is not new', async () => {
  expect(await setUp(async () => false).isFirstDelivery(message)).toBe(false);
});

test('a store that fails does not stop the answer', async () => {
  const { isFirstDelivery, reported } = setUp(async () => {
    throw new Error('disk full');
  });
  expect(await isFirstDelivery(message)).toBe(true);
  expect(reported).toEqual([new Error('disk full')]);
  expect(await isFirstDelivery(message)).toBe(false);
});

test('a store that hangs does not stop the answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { isFirstDelivery, reported } = setUp(() => new Promise(() => {}));
    const answer = isFirstDelivery(message);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe(true);
    expect(reported).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('what is old is forgotten, so that memory stays bounded', async () => {
  const { isFirstDelivery, pass } = setUp();
  await isFirstDelivery(message);
  pass(15 * 60_000);
  expect(await isFirstDelivery({ ...message, message: '2' })).toBe(true);
  expect(await isFirstDelivery(message)).toBe(true);
});
