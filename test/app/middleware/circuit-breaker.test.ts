import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCircuitBreaker } from '../../../src/app/middleware/circuit-breaker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A verb of a store, whose calls end as the test says, in their order. */
function createVerb() {
  const calls: PromiseWithResolvers<string>[] = [];
  const verb = () => {
    const call = Promise.withResolvers<string>();
    calls.push(call);
    return call.promise;
  };
  return { verb, calls };
}

/** How each of these has ended so far. */
async function endings(asked: readonly Promise<unknown>[]): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(0);
  const pending = Symbol('pending');
  return await Promise.all(
    asked.map((one) =>
      Promise.race([one, Promise.resolve(pending)]).then(
        (value) => (value === pending ? 'waits' : String(value)),
        () => 'refused',
      ),
    ),
  );
}

/** Keeps a rejection that is looked at later from being reported as unhandled. */
function quiet<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}

test('a store that works is asked as often as there are questions', async () => {
  const { verb, calls } = createVerb();
  const ask = createCircuitBreaker().guard(verb);
  const asked = [ask(), ask(), ask()];
  for (const [at, call] of calls.entries()) call.resolve(String(at));
  expect(await endings(asked)).toEqual(['0', '1', '2']);
});

test.each(['fails', 'hangs'])(
  'while it %s one at a time finds out whether it still does, and nobody waits for long',
  async (how) => {
    const { verb, calls } = createVerb();
    const ask = createCircuitBreaker().guard(verb);
    const first = quiet(ask());
    if (how === 'fails') calls[0]?.reject(new Error('busy'));
    else await vi.advanceTimersByTimeAsync(500);
    expect(await endings([first])).toEqual([how === 'fails' ? 'refused' : 'waits']);

    const asked = [ask(), ask(), ask()].map(quiet);
    expect(calls).toHaveLength(2);
    expect(await endings(asked)).toEqual(['waits', 'refused', 'refused']);
    await vi.advanceTimersByTimeAsync(100);
    expect(await endings(asked)).toEqual(['refused', 'refused', 'refused']);
    expect(await endings([quiet(ask())])).toEqual(['refused']);
    expect(calls).toHaveLength(2);

    // The first caller to find out that it works again ends it for all.
    calls[1]?.resolve('late but well');
    await vi.advanceTimersByTimeAsync(0);
    const after = [ask(), ask()];
    expect(calls).toHaveLength(4);
    for (const call of calls) call.resolve('well');
    expect(await endings(after)).toEqual(['well', 'well']);
  },
);

test('what works goes on being asked beside what does not, but is not waited for as long', async () => {
  const [broken, works] = [createVerb(), createVerb()];
  const { guard } = createCircuitBreaker();
  const [write, read] = [guard(broken.verb), guard(works.verb)];
  const failing = quiet(write());
  broken.calls[0]?.reject(new Error('locked'));
  expect(await endings([failing])).toEqual(['refused']);
  const asked = [read(), read(), read()].map(quiet);
  works.calls[0]?.resolve('read');
  works.calls[1]?.resolve('read');
  expect(await endings(asked)).toEqual(['read', 'read', 'waits']);
  await vi.advanceTimersByTimeAsync(100);
  expect(await endings(asked)).toEqual(['read', 'read', 'refused']);
});
