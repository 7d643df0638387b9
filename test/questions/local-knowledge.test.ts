import { expect, test } from 'vitest';
import { createLanguages, type Knowledge } from '../../src/answer/languages.ts';
import type { LocalFact } from '../../src/questions/local-content.ts';
import { createLocalKnowledgeBase } from '../../src/questions/local-knowledge.ts';
import type { LocalEntry } from '../../src/questions/local-store.ts';
import { smallPack } from '../fixtures/small-pack.ts';

const base = createLanguages(smallPack).in(smallPack.language);
const lindau = { platform: 'harbour', space: 'lindau' };
const QUESTION = 'where does the ferry to rorschach leave';

const ferry = (answer: string, changes: Partial<LocalFact> = {}): LocalFact => ({
  kind: 'fact',
  language: 'en',
  topic: 'ships',
  statement: `The ferry to Rorschach leaves from ${answer}.`,
  answer,
  questions: ['Where does the ferry to Rorschach leave?'],
  date: '2026-11',
  source: { publisher: 'our own', url: null },
  ...changes,
});

/** A store of one community, what was asked of it, and a clock. */
function setUp(knowledge: () => Knowledge = () => base) {
  const world = { now: 0, revision: 0, contents: [] as readonly LocalFact[], fails: false, hangs: false };
  const asked: string[] = [];
  const errors: unknown[] = [];
  const entryOf = (content: LocalFact, at: number): LocalEntry => ({
    number: at + 1,
    version: 1,
    state: 'live',
    content,
    addedBy: 'anna',
    addedAt: Date.UTC(2026, 10, 24),
    approvedBy: 'anna',
    changedBy: 'anna',
    changedAt: Date.UTC(2026, 10, 24),
  });
  const answering = async <T>(verb: string, value: () => T): Promise<T> => {
    asked.push(verb);
    if (world.hangs) await new Promise(() => {});
    if (world.fails) throw new Error('The store is gone.');
    return value();
  };
  const local = createLocalKnowledgeBase({
    store: {
      localRevision: () => answering('revision', () => world.revision),
      localEntries: () =>
        answering('entries', () => ({ revision: world.revision, entries: world.contents.map(entryOf), packs: [] })),
    },
    knowledge,
    now: () => world.now,
    report: (error) => errors.push(error),
  });
  const write = (...contents: LocalFact[]) => {
    world.contents = contents;
    world.revision++;
  };
  const answer = async (tenant: { platform: string; space?: string } = lindau, question = QUESTION) => {
    await local.refresh(tenant);
    const found = local.knowledge('en', tenant).answerer.answer(question);
    return 'fact' in found ? found.fact.answer : found.kind;
  };
  return { world, asked, errors, local, write, answer };
}

test('what another process has written is known within a second, and costs one look until then', async () => {
  const { world, asked, write, answer } = setUp();
  expect(await answer()).toBe('unsure');
  write(ferry('pier 4'));
  world.now += 1_000;
  expect(await answer()).toBe('pier 4');
  world.now += 100;
  expect(await answer()).toBe('pier 4');
  expect(asked).toEqual(['revision', 'revision', 'entries']);
  world.now += 1_000;
  write(ferry('pier 5'));
  expect(await answer()).toBe('pier 5');
  write();
  world.now += 1_000;
  expect(await answer()).toBe('unsure');
});

test('a community without facts is answered by the very knowledge that all share, and no place needs no store', async () => {
  const { asked, local } = setUp();
  await local.refresh(lindau);
  expect(local.knowledge('en', lindau)).toBe(base);
  await local.refresh({ platform: 'harbour', space: undefined });
  expect(local.knowledge('en', { platform: 'harbour', space: undefined })).toBe(base);
  expect(asked).toEqual(['revision']);
});

test('a store that fails or hangs leaves what was known, and is reported', async () => {
  const { world, errors, write, answer } = setUp();
  write(ferry('pier 4'));
  expect(await answer()).toBe('pier 4');
  world.now += 1_000;
  world.fails = true;
  expect(await answer()).toBe('pier 4');
  expect(errors).toHaveLength(1);
  world.hangs = true;
  world.now += 1_000;
  expect(await answer()).toBe('pier 4');
  expect(await answer({ platform: 'harbour', space: 'bregenz' })).toBe('unsure');
});

test('a pack that is read again is known in the community at once', async () => {
  let current = base;
  const { write, answer, local } = setUp(() => current);
  write(ferry('pier 4'));
  expect(await answer()).toBe('pier 4');
  const before = local.knowledge('en', lindau);
  current = { pack: { ...smallPack, title: 'Newer' }, answerer: base.answerer };
  expect(local.knowledge('en', lindau)).not.toBe(before);
  expect(local.knowledge('en', lindau).pack.title).toBe('Newer');
  expect(await answer()).toBe('pier 4');
});

test('a fact that contradicts one that the pack no longer has stands alone', async () => {
  const { write, answer, local } = setUp();
  write(ferry('pier 4', { disputes: 'gone' }));
  expect(await answer()).toBe('pier 4');
  expect(local.knowledge('en', lindau).answerer.show('local.1')?.kind).toBe('found');
});

test('the pack’s own questions keep their facts, whatever a community writes', async () => {
  const { write, answer } = setUp();
  write(
    ferry('pier 4'),
    ferry('pier 5', { statement: 'Ships and boats leave Lindau.', questions: ['ships of Lindau'] }),
  );
  for (const fact of smallPack.facts) {
    for (const question of fact.questions) expect(await answer(lindau, question)).not.toMatch(/pier/);
  }
});
