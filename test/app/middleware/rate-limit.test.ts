import { expect, test } from 'vitest';
import { limitDispatcher } from '../../../src/app/middleware/rate-limit.ts';
import type { Invocation } from '../../../src/chat/invocation.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { createBuckets } from '../../../src/util/token-bucket.ts';

const answer: Reply = { body: [], facts: [], actions: [], audience: 'everyone' };

function setUp(work: () => Promise<Reply> = async () => answer) {
  const clock = { now: 0 };
  let ran = 0;
  const dispatch = () => {
    ran++;
    return work();
  };
  const limited = limitDispatcher(
    { dispatch, complete: () => [], form: () => undefined },
    {
      limits: { person: { burst: 3, perSecond: 1 }, channel: { burst: 5, perSecond: 10 }, atATime: 2 },
      now: () => clock.now,
      translator: () => translatorFor('en'),
    },
  );
  const ask = (person: string, channel: Partial<Invocation['channel']> = {}) =>
    limited.dispatch({
      id: '1',
      command: 'ask',
      options: {},
      channel: { platform: 'test', id: 'c', direct: false, ...channel },
      user: { id: person, isAdmin: () => false },
    });
  const outcomes = async (times: number, ...who: Parameters<typeof ask>) => {
    const replies: Reply[] = [];
    for (let time = 0; time < times; time++) replies.push(await ask(...who));
    return replies.map(({ outcome = 'answered', isRepetition }) => (isRepetition ? 'unsaid' : outcome));
  };
  return { clock, ask, outcomes, ran: () => ran };
}

test('a person who asks too much is told so once, and is let through again as time goes by', async () => {
  const { clock, ask, outcomes, ran } = setUp();
  expect(await outcomes(5, 'anna')).toEqual(['answered', 'answered', 'answered', 'limited', 'unsaid']);
  expect(ran()).toBe(3);
  clock.now = 500;
  const { body } = await ask('anna');
  expect(body).toEqual([{ kind: 'paragraph', text: 'You’re going too fast. Please wait 1 second and try again.' }]);
  clock.now = 1_500;
  expect(await outcomes(2, 'anna')).toEqual(['answered', 'limited']);
});

test('others are not kept waiting by them, and the same id on another platform is somebody else', async () => {
  const { outcomes } = setUp();
  await outcomes(100, 'anna');
  expect(await outcomes(1, 'bela')).toEqual(['answered']);
  expect(await outcomes(1, 'anna', { platform: 'other' })).toEqual(['answered']);
});

test('a channel in which many ask is limited as a whole; a conversation with the bot alone is not', async () => {
  const { outcomes } = setUp();
  for (const person of ['a', 'b', 'c', 'd', 'e']) expect(await outcomes(1, person)).toEqual(['answered']);
  expect(await outcomes(2, 'f')).toEqual(['limited', 'unsaid']);
  expect(await outcomes(1, 'g')).toEqual(['limited']);
  expect(await outcomes(1, 'h', { id: 'other' })).toEqual(['answered']);
  for (const person of ['i', 'j', 'k', 'l', 'm', 'n']) {
    expect(await outcomes(1, person, { id: 'd', direct: true })).toEqual(['answered']);
  }
});

test('more than a number at a time are asked to come back, whatever became of those before', async () => {
  const gates: PromiseWithResolvers<Reply>[] = [];
  const { ask } = setUp(() => {
    const gate = Promise.withResolvers<Reply>();
    gates.push(gate);
    return gate.promise;
  });
  const first = ask('a');
  const second = ask('b').catch(() => 'failed');
  expect((await ask('c')).outcome).toBe('busy');
  gates[0]?.resolve(answer);
  gates[1]?.reject(new Error('a defect'));
  await Promise.all([first, second]);
  const third = ask('c');
  gates[2]?.resolve(answer);
  expect(await third).toBe(answer);
});

test('a bucket gives what it holds, and what has flowed in since', () => {
  const clock = { now: 0 };
  const take = createBuckets({ burst: 2, perSecond: 4, most: 10, now: () => clock.now });
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 250]);
  clock.now = 100;
  expect(take('a')).toBeCloseTo(150);
  clock.now = 250;
  expect([take('a'), take('a')]).toEqual([0, 250]);
  clock.now = 1_000_000;
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 250]);
});

test('no more buckets than allowed are kept: the one used longest ago is forgotten', () => {
  const take = createBuckets({ burst: 1, perSecond: 1, most: 3, now: () => 0 });
  for (const key of ['a', 'b', 'c']) take(key);
  expect(take('a')).toBeGreaterThan(0);
  take('d');
  expect(take('a')).toBeGreaterThan(0);
  expect(take('b')).toBe(0);
});
