import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { checkPack } from '../../src/answer/check-pack.ts';
import { loadPack } from '../../src/facts/load.ts';
import { CuratorError } from '../../src/questions/new-fact.ts';
import { beginPack } from '../../src/questions/new-pack.ts';

const root = await mkdtemp(join(tmpdir(), 'packs-'));
afterAll(() => rm(root, { recursive: true }));
const temporaryFolder = () => mkdtemp(join(root, 'parent-'));

test.each([
  ['en', 'what does it cost for my kids'],
  ['de', 'was kostet das für mein kind'],
  ['ru', 'сколько стоит для ребенка'],
  ['kk', 'балаға қанша тұрады'],
])('a pack begun in %s passes the checks, has its source named once, and answers', async (language, question) => {
  const parent = await temporaryFolder();
  const folder = await beginPack(parent, { name: 'my-club', title: 'Club', about: 'the club', language, url: null });
  expect(folder).toBe(join(parent, 'my-club'));
  expect((await checkPack(folder)).problems).toEqual([]);
  const { pack } = await loadPack(folder);
  expect(pack.facts).toHaveLength(3);
  expect(createAnswerer(pack).answer(question)).toMatchObject({ kind: 'found', fact: { id: pack.facts[1]?.id } });
});

test('a name that is no folder’s and a folder with files are refused', async () => {
  const parent = await temporaryFolder();
  const beginning = { title: 'Club', about: 'the club', language: 'en', url: null };
  await expect(beginPack(parent, { ...beginning, name: '../club' })).rejects.toThrow(CuratorError);
  await beginPack(parent, { ...beginning, name: 'club' });
  await expect(beginPack(parent, { ...beginning, name: 'club' })).rejects.toThrow('already there');
});
