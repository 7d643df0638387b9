import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { readPack } from '../../src/facts/load.ts';

const PACK = {
  'pack.yaml':
    'id: a\ntitle: A\nabout: a\nlanguage: en\nsubjects: []\ntopics: { ships: { title: Ships } }\nseries: { s: { title: S, measure: [s], counts: { town: T } } }\n',
  'ships.yaml': `- id: ships
  statement: Lindau has 3 ships.
  answer: "3"
  questions: [a, b, c]
  entities: [Lindau]
  date: null
  status: confirmed
  sources: [{ publisher: P, title: T, url: "https://example.org", published: null, lang: en }]
`,
  'locales/de/pack.yaml': 'translation: unreviewed\n',
};

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});
async function read(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...PACK, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return readPack(folder);
}

test('reads the languages of a pack, whole or in part', async () => {
  const translation = 'ships:\n  statement: Lindau hat 3 Schiffe.\n  answer: "3"\n';
  const { pack, problems, localePlaces } = await read({
    'locales/de/ships.yaml': `# Schiffe\n${translation}`,
    'locales/ru/pack.yaml': 'translation: reviewed\ntitle: А\n',
  });
  expect(problems).toEqual([]);
  expect(pack?.locales.get('de')?.translations.get('ships')).toMatchObject({ answer: '3', questions: [] });
  expect(pack?.locales.get('ru')?.head).toMatchObject({ translation: 'reviewed', title: 'А', topics: {} });
  expect(localePlaces.translations.get('de')?.get('ships')).toEqual({ file: 'locales/de/ships.yaml', line: 2 });
});

test('a translation that is broken costs no other', async () => {
  const { pack } = await read({
    'locales/de/ships.yaml': 'ships: { statement: Drei., answer: "3" }\nboats: { statement: Boote. }\n',
  });
  expect([...(pack?.locales.get('de')?.translations.keys() ?? [])]).toEqual(['ships']);
});

test.each([
  [
    'a folder that is no language',
    'locales/german/pack.yaml',
    'translation: unreviewed\n',
    'locales/german',
    1,
    'folder',
  ],
  ['a language without its pack.yaml', 'locales/ru/ships.yaml', '{}\n', 'locales/ru/pack.yaml', 1, 'folder'],
  ['no word on how it was made', 'locales/de/pack.yaml', 'title: A\n', 'locales/de/pack.yaml', 1, 'schema'],
  [
    'an unknown key',
    'locales/de/ships.yaml',
    'ships:\n  statement: a\n  answer: b\n  colour: c\n',
    'locales/de/ships.yaml',
    4,
    'schema',
  ],
  [
    'a fact that is not there',
    'locales/de/ships.yaml',
    '\nboats:\n  statement: a\n  answer: b\n',
    'locales/de/ships.yaml',
    2,
    'dangling-id',
  ],
  [
    'a hash that is none',
    'locales/de/ships.yaml',
    'ships:\n  statement: a\n  answer: b\n  source_hash: xyz\n',
    'locales/de/ships.yaml',
    4,
    'schema',
  ],
  [
    'a topic that is not there',
    'locales/de/pack.yaml',
    'translation: unreviewed\ntopics:\n  boats: Boote\n',
    'locales/de/pack.yaml',
    3,
    'dangling-id',
  ],
  [
    'a count that is not there',
    'locales/de/pack.yaml',
    'translation: unreviewed\nseries:\n  s:\n    counts: { state: B }\n',
    'locales/de/pack.yaml',
    4,
    'dangling-id',
  ],
  [
    'a conflict that is not there',
    'locales/de/pack.yaml',
    'translation: unreviewed\nconflicts:\n  c: { title: a, note: b }\n',
    'locales/de/pack.yaml',
    3,
    'dangling-id',
  ],
  ['broken YAML', 'locales/de/ships.yaml', 'ships: [\n', 'locales/de/ships.yaml', 2, 'yaml'],
])('%s is a problem, with file and line', async (_, name, text, file, line, rule) => {
  expect((await read({ [name]: text })).problems[0]).toMatchObject({ file, line, rule });
});

test('a fact translated twice is a problem', async () => {
  const translation = 'ships: { statement: a, answer: b }\n';
  const { problems } = await read({ 'locales/de/ships.yaml': translation, 'locales/de/boats.yaml': translation });
  expect(problems).toMatchObject([{ file: 'locales/de/ships.yaml', rule: 'duplicate-id' }]);
});

test('a broken fact or translation is one problem, however many languages refer to it', async () => {
  const translation = 'ships:\n  statement: Lindau hat 3 Schiffe.\n  answer: "3"\n';
  const { problems } = await read({
    'ships.yaml': PACK['ships.yaml'].replace('status: confirmed', 'status: certain'),
    'locales/de/ships.yaml': translation,
    'locales/ru/pack.yaml': 'translation: unreviewed\n',
    'locales/ru/ships.yaml': translation,
  });
  expect(problems).toEqual([expect.objectContaining({ file: 'ships.yaml', rule: 'schema' })]);
});

test('a broken translation is not also reported as missing', async () => {
  const pack = await read({ 'locales/de/ships.yaml': 'ships: { statement: Drei. }\n' });
  const about = lintPack(pack, Temporal.PlainDate.from('2026-11-24')).filter(({ file }) =>
    file.endsWith('de/ships.yaml'),
  );
  expect(about).toEqual([expect.objectContaining({ rule: 'schema' })]);
});

test('a wrong value in a fact is one problem, however many languages translate it', async () => {
  const translation = 'ships:\n  statement: Lindau 3.\n  answer: "3"\n  questions: [d, e]\n';
  const languages = ['de', 'ru', 'kk'].flatMap((language) => [
    [`locales/${language}/pack.yaml`, 'translation: unreviewed\n'],
    [`locales/${language}/ships.yaml`, translation],
  ]);
  const found = await read({
    ...Object.fromEntries(languages),
    'ships.yaml': PACK['ships.yaml'].replace('status: confirmed', 'status: sure'),
  });
  expect(found.problems.map(({ file, rule }) => [file, rule])).toEqual([['ships.yaml', 'schema']]);
});

test('a translation by a wrong file name is refused by name, and not missed besides', async () => {
  const found = await read({ 'locales/de/ships.yml': 'ships: { statement: Drei., answer: "3" }\n' });
  const message = 'is not read; rename it to ships.yaml';
  expect(found.problems).toEqual([{ file: 'locales/de/ships.yml', line: 1, rule: 'folder', message }]);
  const messages = lintPack(found, Temporal.PlainDate.from('2026-11-24')).map((problem) => problem.message);
  expect(messages).not.toContain('ships: has no translation');
});
