import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { answeredByAnother } from '../../src/answer/check-pack.ts';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { loadPack, readPack } from '../../src/facts/load.ts';
import { localeFile, translationFile } from '../../src/facts/schema.ts';

test('the example pack of docs/pack-reference.md loads without a problem and answers', async () => {
  const page = await readFile(new URL('../../docs/pack-reference.md', import.meta.url), 'utf8');
  const files = [...page.matchAll(/`(\w+\.yaml)`:\n\n```yaml\n([\s\S]*?)```/g)];
  expect(files.map(([, name]) => name)).toEqual(['pack.yaml', 'history.yaml']);
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  await Promise.all(files.map(([, name = '', text = '']) => writeFile(join(folder, name), text)));
  const { pack } = await loadPack(folder);
  const problems = lintPack(await readPack(folder), Temporal.PlainDate.from('2026-01-01'), [answeredByAnother]);
  await rm(folder, { recursive: true });
  expect(problems).toEqual([]);
  expect(createAnswerer(pack).answer('what is the age of the oldest bread?').facts[0]?.fact.id).toBe('oldest-bread');
});

test('the German example of docs/pack-reference.md is as the format wants it', async () => {
  const page = await readFile(new URL('../../docs/pack-reference.md', import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## In other languages'));
  const [head, facts] = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  expect(localeFile.safeParse(parse(head ?? '')).error).toBeUndefined();
  expect(translationFile.safeParse(parse(facts ?? '')).error).toBeUndefined();
});
