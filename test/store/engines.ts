import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { Pseudonyms } from '../../src/questions/pseudonyms.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { createDatabase } from '../fixtures/postgres.ts';

/** A database, empty at first, that several processes' stores can be opened over. */
export interface Database {
  /** A store as another process would open it. It is closed when the tests are over. */
  readonly open: (pseudonyms?: Pseudonyms) => Store;
}

/** Runs the same tests over both engines; each gets databases of its own. */
export function overBothEngines(tests: (createDatabase: () => Promise<Database>) => void): void {
  const stores: Store[] = [];
  const folders: string[] = [];
  const opened = (settings: { dataDir: string; databaseUrl: string | undefined }, pseudonyms?: Pseudonyms) => {
    const store = openStore({ ...settings, report: () => {}, ...(pseudonyms && { pseudonyms }) });
    stores.push(store);
    return store;
  };
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  describe('sqlite', () =>
    tests(async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'store-'));
      folders.push(dataDir);
      return { open: (pseudonyms) => opened({ dataDir, databaseUrl: undefined }, pseudonyms) };
    }));
  describe('postgres', () =>
    tests(async () => {
      const databaseUrl = await createDatabase();
      return { open: (pseudonyms) => opened({ dataDir: '', databaseUrl }, pseudonyms) };
    }));
}
