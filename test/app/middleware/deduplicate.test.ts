import { expect, test, vi } from 'vitest';
import { createOnce, type MessageIdentity } from '../../../src/app/middleware/deduplicate.ts';

const message: MessageIdentity = { platform: 'test', channel: 'C1', message: '1' };

function setUp(firstSight: (message: MessageIdentity) => Promise<boolean> = async () => true) {
  let now = 0;
  const reported: unknown[] = [];
  const isNew = createOnce({ shared: { firstSight }, now: () => now, report: (error) => reported.push(error) });
  const pass = (ms: number) => {
    now += ms;
  };
  return { isNew, reported, pass };
}

test('a message is new once, also when it arrives twice at the same time', async () => {
  const { isNew, pass } = setUp();
  expect(await Promise.all([isNew(message), isNew(message)])).toEqual([true, false]);
  pass(10 * 60_000);
  expect(await isNew(message)).toBe(false);
});

test('another channel, platform or message is another one', async () => {
  const { isNew } = setUp();
  await isNew(message);
  for (const other of [{ channel: 'C2' }, { platform: 'other' }, { message: '2' }]) {
    expect(await isNew({ ...message, ...other })).toBe(true);
  }
});

test('what another process has seen is not new', async () => {
  expect(await setUp(async () => false).isNew(message)).toBe(false);
});

test('a store that fails does not stop the answer', async () => {
  const { isNew, reported } = setUp(async () => {
    throw new Error('disk full');
  });
  expect(await isNew(message)).toBe(true);
  expect(reported).toEqual([new Error('disk full')]);
  expect(await isNew(message)).toBe(false);
});

test('a store that hangs does not stop the answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { isNew, reported } = setUp(() => new Promise(() => {}));
    const answer = isNew(message);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe(true);
    expect(reported).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('what is old is forgotten, so that memory stays bounded', async () => {
  const { isNew, pass } = setUp();
  await isNew(message);
  pass(15 * 60_000);
  expect(await isNew({ ...message, message: '2' })).toBe(true);
  expect(await isNew(message)).toBe(true);
});
