import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../src/facts/load.ts';
import { importFacts, readExport, writeExport } from '../../src/questions/exchange.ts';
import type { LocalContent, LocalFact } from '../../src/questions/local-content.ts';
import type { LocalEntry } from '../../src/questions/local-store.ts';
import { mergeExport } from '../../src/questions/merge-facts.ts';
import { createBreadPack } from '../fixtures/bread-pack.ts';
import { createTemporaryStore } from '../fixtures/daily.ts';

const DAY = Date.UTC(2026, 10, 24);

function entry(number: number, content: LocalContent): LocalEntry {
  const by = { addedBy: 'anna', addedAt: DAY, approvedBy: 'anna', changedBy: 'anna', changedAt: DAY };
  return { number, version: 1, state: 'live', content, ...by };
}
const fact = (changes: Partial<LocalFact> = {}): LocalFact => ({
  kind: 'fact',
  language: 'en',
  topic: 'history',
  statement: 'Our bakery has baked rye bread since 1921.',
  answer: 'Since 1921',
  questions: ['Since when has the bakery baked rye bread?', 'bakery: "rye" since'],
  date: '2026-11',
  source: { publisher: 'example.org', url: 'https://example.org/rye' },
  ...changes,
});

test('what is exported is imported again as it was, once', async () => {
  const { store, remove } = createTemporaryStore();
  try {
    const own = fact({ statement: 'Bread is baked: “daily”, # at 5.', source: { publisher: 'our own', url: null } });
    const disputing = fact({ disputes: 'bakery.oldest-bread' });
    const text = writeExport([entry(2, disputing), entry(1, own)], '2026-11-24', ['bread']);
    const exported = readExport(text);
    if (!exported) throw new Error(`It cannot be read: ${text}`);
    const community = { platform: 'slack', space: 'lindau' };
    const given = { store, community, exported, by: 'operator', now: DAY };
    expect(await importFacts(given)).toEqual({ taken: 2, of: 2 });
    expect(await importFacts(given)).toEqual({ taken: 0, of: 2 });
    const { entries, packs } = await store.localEntries(community, ['live']);
    expect(entries.map(({ content }) => content)).toEqual([disputing, own]);
    expect(packs).toEqual(['bread']);
  } finally {
    await remove();
  }
});

test('what is no export is not read', () => {
  for (const text of [
    '',
    'a: [',
    'facts: 3',
    '- 1',
    'exported: 2026\nfacts: {x: [{id: a}]}',
    '&a [*a]',
    'x'.repeat(4e6),
  ]) {
    expect(readExport(text)).toBeUndefined();
  }
});

test('an export is merged into a pack that is good afterwards, and a second time nothing is added', async () => {
  const folder = createBreadPack();
  const file = join(folder, 'export.txt');
  const correction: LocalContent = {
    kind: 'correction',
    language: 'en',
    fact: 'oldest-bread',
    wrong: 'the age',
    right: 'It is 14,500 years old.',
    source: { publisher: 'our own', url: null },
  };
  const entries = [
    entry(1, fact({ disputes: 'oldest-bread', questions: ['How old is the oldest bread?', 'rye bread since when'] })),
    entry(2, fact({ statement: 'Our bakery has baked Rye bread since 1921!' })),
    entry(3, fact({ language: 'de', statement: 'Die Bäckerei öffnet um fünf.' })),
    entry(4, fact({ topic: 'prices', statement: 'A loaf costs four euros.' })),
    entry(5, correction),
  ];
  try {
    writeFileSync(file, writeExport(entries, '2026-11-24'));
    const { added, notes } = await mergeExport(file, folder);
    const id = 'our-bakery-has-baked-rye-bread-since';
    expect([added, notes]).toEqual([
      1,
      [
        `${id}: the question "How old is the oldest bread?" is one of oldest-bread already`,
        `local-1: added to history.yaml as ${id}`,
        `local-2: left out, since ${id} says nearly the same`,
        'local-3: left out, since it is written in "de"; the pack is in "en"',
        'local-4: left out, since the pack has no topic "prices"',
        'oldest-bread: corrected on 2026-11-24: It is 14,500 years old. (wrong: the age)',
      ],
    ]);
    const { pack } = await loadPack(folder);
    expect(pack.fact(id)).toMatchObject({ questions: ['rye bread since when'], status: 'disputed' });
    expect(pack.conflictsOf('oldest-bread')).toMatchObject([{ id, facts: ['oldest-bread', id] }]);
    expect(await mergeExport(file, folder)).toMatchObject({ added: 0 });
    await expect(mergeExport(join(folder, 'pack.yaml'), folder)).rejects.toThrow('is not an export');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
