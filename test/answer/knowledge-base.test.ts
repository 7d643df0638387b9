import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKnowledgeBase } from '../../src/answer/knowledge-base.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { PackError } from '../../src/facts/parse.ts';

test('a reload takes a change over; one that fails keeps the pack in use', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  await cp(DEFAULT_PACK, folder, { recursive: true });
  const base = await openKnowledgeBase(folder);
  const before = base.current();

  await appendFile(join(folder, 'trade.yaml'), '- id: broken\n');
  await expect(base.reload()).rejects.toThrow(PackError);
  expect(base.current()).toBe(before);

  await cp(DEFAULT_PACK, folder, { recursive: true });
  await base.reload();
  expect(base.current()).not.toBe(before);
  expect(base.current().pack.facts).toHaveLength(before.pack.facts.length);
  await rm(folder, { recursive: true });
});
