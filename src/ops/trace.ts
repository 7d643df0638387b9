import { AsyncLocalStorage } from 'node:async_hooks';

const ids = new AsyncLocalStorage<string>();

/** Does something under an id, which every line of the log then bears, whoever writes it. */
export function withId<T>(id: string, work: () => T): T {
  return ids.run(id, work);
}

/** The id under which this code runs; undefined outside of any. */
export function currentId(): string | undefined {
  return ids.getStore();
}
