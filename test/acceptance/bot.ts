import { afterAll } from 'vitest';
import type { Poster } from '../../src/daily/types.ts';
import type { Store } from '../../src/store/store.ts';
import { watchBot } from './watch-bot.ts';

const removals: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(removals.map((remove) => remove()));
});

/** A watched bot for a test, after which what it kept is removed. See watchBot. */
export function createWatchedBot(
  poster?: Poster,
  store?: Store,
): Pick<ReturnType<typeof watchBot>, 'bot' | 'lastReply'> {
  const { remove, ...watched } = watchBot(poster, store);
  removals.push(remove);
  return watched;
}
