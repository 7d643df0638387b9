import { expect, test } from 'vitest';
import { createRemoteClock } from '../../src/util/remote-clock.ts';

const HOUR = 3_600_000;
const NINE = Date.parse('2026-11-28T09:00:00Z');

/** Ours is ahead of theirs; they answer after half a second each way. */
function setUp(aheadMs: number) {
  const world = { passedMs: 0, aheadMs, jumpMs: 0, isReachable: true, asked: 0 };
  const now = () => NINE + world.passedMs + world.aheadMs;
  const theirs = () => NINE + world.passedMs;
  const request = async () => {
    world.asked++;
    const began = world.passedMs;
    if (!world.isReachable) throw new Error('unreachable');
    world.passedMs += 500;
    const date = new Date(theirs()).toUTCString();
    world.passedMs += 500;
    world.aheadMs += world.jumpMs;
    clock.observe(date, world.passedMs - began);
  };
  const clock = createRemoteClock({ now, steady: () => world.passedMs, ask: request });
  return { world, clock, request, errorMs: () => Math.abs(clock.now() - theirs()) };
}

test.each([0, -24 * HOUR, -600_000, 2 * HOUR])(
  'ours is %d ms ahead: theirs is known after one answer',
  async (ahead) => {
    const { world, clock, errorMs } = setUp(ahead);
    expect(errorMs()).toBe(Math.abs(ahead));
    await clock.refresh();
    expect(errorMs()).toBeLessThan(2_000);
    world.passedMs += 20 * HOUR;
    await clock.refresh();
    expect(errorMs()).toBeLessThan(2_000);
    expect(world.asked).toBe(1);
  },
);

test('when ours is put right, or the machine stood still, they are asked again', async () => {
  const { world, clock, errorMs } = setUp(0);
  await clock.refresh();
  for (const jump of [2 * HOUR, -2 * HOUR, 24 * HOUR]) {
    world.aheadMs += jump;
    await clock.refresh();
    expect(errorMs()).toBeLessThan(2_000);
  }
  expect(world.asked).toBe(4);
});

test('ours that is put right while they answer is no matter', async () => {
  const { world, clock, errorMs } = setUp(0);
  world.jumpMs = 24 * HOUR;
  await clock.refresh();
  expect(errorMs()).toBeLessThan(2_000);
});

test('what they do not answer changes nothing, and answers without a date neither', async () => {
  const { world, clock, errorMs } = setUp(600_000);
  world.isReachable = false;
  await clock.refresh();
  for (const date of [null, undefined, '', 'yesterday']) clock.observe(date, 0);
  expect(errorMs()).toBe(600_000);
  world.isReachable = true;
  await Promise.all([clock.refresh(), clock.refresh()]);
  expect(world.asked).toBe(2);
  expect(errorMs()).toBeLessThan(2_000);
});
