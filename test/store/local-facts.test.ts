import { expect, test } from 'vitest';
import type { LocalContent } from '../../src/questions/local-content.ts';
import type { LocalChange, LocalEntry } from '../../src/questions/local-store.ts';
import { deleteExpired } from '../../src/store/retention.ts';
import { overBothEngines } from './engines.ts';

const lindau = { platform: 'harbour', space: 'lindau' };
const bregenz = { platform: 'harbour', space: 'bregenz' };
const LIMITS = { live: 3, proposed: 3, draft: 3, removed: 3 };
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24);

const content = (answer: string): LocalContent => ({
  kind: 'fact',
  language: 'en',
  topic: 'ships',
  statement: `The ferry leaves at ${answer}.`,
  answer,
  questions: ['When does the ferry leave?'],
  date: '2026-11',
  source: { publisher: 'example.org', url: 'https://example.org/' },
});
const change = (answer: string, more: Partial<LocalChange> = {}): LocalChange => ({
  state: 'live',
  content: content(answer),
  by: 'anna',
  at: NOW,
  ...more,
});
const correction: LocalContent = {
  kind: 'correction',
  language: 'en',
  fact: 'harbour-1',
  wrong: 'the year',
  right: 'It was built in 1856.',
  source: { publisher: 'example.org', url: null },
};

function written(result: LocalEntry | string): LocalEntry {
  if (typeof result === 'string') throw new Error(`It was refused: ${result}.`);
  return result;
}

overBothEngines((createDatabase) => {
  test('a community has its own facts, numbers and revision, whatever others write', async () => {
    const store = (await createDatabase()).open();
    expect(await store.localRevision(lindau)).toBe(0);
    const first = written(await store.addLocal(lindau, change('nine'), LIMITS));
    expect(first).toEqual({
      number: 1,
      version: 1,
      state: 'live',
      content: content('nine'),
      addedBy: 'anna',
      addedAt: NOW,
      approvedBy: undefined,
      changedBy: 'anna',
      changedAt: NOW,
    });
    const revision = await store.localRevision(lindau);
    expect(revision).toBeGreaterThan(0);
    await store.addLocal(bregenz, change('ten', { at: NOW + 5 }), LIMITS);
    expect(await store.localRevision(lindau)).toBe(revision);
    expect(await store.localEntries(lindau, ['live'])).toEqual({ revision, entries: [first], packs: [] });
    expect((await store.localEntries(bregenz, ['live'])).entries.map(({ number }) => number)).toEqual([1]);
    expect(await store.localEntry(bregenz, 1)).toMatchObject({ content: content('ten') });
    expect(await store.localEntry({ platform: 'other', space: 'lindau' }, 1)).toBeUndefined();
    await store.deleteCommunity(bregenz, NOW);
    expect(await store.localEntry(bregenz, 1)).toBeUndefined();
    expect(await store.localEntry(lindau, 1)).toEqual(first);
  });

  test('of several who change a version at once, one does, and every version is kept', async () => {
    const { open } = await createDatabase();
    const [one, other] = [open(), open()];
    const first = written(await one.addLocal(lindau, change('nine'), LIMITS));
    const results = await Promise.all(
      [one, other, one, other].map((store, at) =>
        store.changeLocal(lindau, first, change(`${at}`, { by: 'ben' }), LIMITS),
      ),
    );
    expect(results.filter((result) => result === 'changed')).toHaveLength(3);
    const versions = await other.localVersions(lindau, 1);
    expect(versions.map(({ version, addedBy, changedBy }) => [version, addedBy, changedBy])).toEqual([
      [2, 'anna', 'ben'],
      [1, 'anna', 'anna'],
    ]);
    expect(await one.localEntry(lindau, 1)).toEqual(versions[0]);
    expect(await one.changeLocal(lindau, { number: 9, version: 1 }, change('x'), LIMITS)).toBe('changed');
    expect(await one.changeLocal(bregenz, first, change('x'), LIMITS)).toBe('changed');
  });

  test('many at once get numbers of their own and no more room than there is', async () => {
    const { open } = await createDatabase();
    const stores = [open(), open()];
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, at) => stores[at % 2]?.addLocal(lindau, change(`${at}`), LIMITS)),
    );
    expect(results.filter((result) => result === 'full')).toHaveLength(3);
    const { entries } = required(await stores[0]?.localEntries(lindau, ['live']));
    expect(new Set(entries.map(({ number }) => number)).size).toBe(3);
    const [newest] = entries;
    if (!newest) throw new Error('There is none.');
    // What is full for one more is not for a change of what is there.
    expect(await stores[1]?.changeLocal(lindau, newest, change('x'), LIMITS)).toMatchObject({ version: 2 });
    const draft = written((await stores[0]?.addLocal(lindau, change('d', { state: 'draft' }), LIMITS)) ?? 'none');
    expect(await stores[0]?.changeLocal(lindau, draft, change('d'), LIMITS)).toBe('full');
  });

  test('what is old enough goes: drafts after a day, removed facts and earlier versions after a season', async () => {
    const store = (await createDatabase()).open();
    const draft = written(await store.addLocal(lindau, change('draft', { state: 'draft' }), LIMITS));
    const removed = written(await store.addLocal(lindau, change('removed', { state: 'removed' }), LIMITS));
    const live = written(await store.addLocal(lindau, change('live'), LIMITS));
    await store.changeLocal(lindau, live, change('later', { at: NOW + DAY }), LIMITS);
    const numbers = async () =>
      (await store.localEntries(lindau, ['draft', 'live', 'removed'])).entries.map(({ number }) => number).toSorted();
    await deleteExpired(store, NOW + DAY, { questionDays: 90 });
    expect(await numbers()).toEqual([draft.number, removed.number, live.number]);
    await deleteExpired(store, NOW + DAY + 1, { questionDays: 90 });
    expect(await numbers()).toEqual([removed.number, live.number]);
    expect(await store.localVersions(lindau, draft.number)).toEqual([]);
    expect(await store.localVersions(lindau, live.number)).toHaveLength(2);
    await deleteExpired(store, NOW + 90 * DAY + 1, { questionDays: 90 });
    expect(await numbers()).toEqual([live.number]);
    expect(await store.localVersions(lindau, live.number)).toMatchObject([{ version: 2 }]);
    await deleteExpired(store, NOW + 400 * DAY, { questionDays: 90 });
    expect(await store.localVersions(lindau, live.number)).toHaveLength(1);
  });

  test('the operator finds corrections of the pack of all communities', async () => {
    const store = (await createDatabase()).open();
    await store.addLocal(lindau, change('nine'), LIMITS);
    await store.addLocal(lindau, change('', { content: correction }), LIMITS);
    await store.addLocal(bregenz, change('', { content: correction, at: NOW + 1 }), LIMITS);
    await store.addLocal(bregenz, change('', { content: correction, state: 'proposed' }), LIMITS);
    expect((await store.corrections(9)).map(({ space, number }) => [space, number])).toEqual([
      ['bregenz', 1],
      ['lindau', 2],
    ]);
    expect(await store.corrections(1)).toHaveLength(1);
  });

  test('an uninstallation takes the facts of a workspace, and one that comes back begins with a revision of its own', async () => {
    const store = (await createDatabase()).open();
    await store.addLocal(lindau, change('nine'), LIMITS);
    await store.addLocal(bregenz, change('ten'), LIMITS);
    const before = await store.localRevision(lindau);
    await store.uninstall({ platform: 'harbour', id: 'lindau' }, undefined);
    expect(await store.localRevision(lindau)).toBe(0);
    expect(await store.localVersions(lindau, 1)).toEqual([]);
    expect((await store.localEntries(bregenz, ['live'])).entries).toHaveLength(1);
    await store.addLocal(lindau, change('nine', { at: NOW + 1 }), LIMITS);
    expect(await store.localRevision(lindau)).not.toBe(before);
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing.');
  return value;
}
