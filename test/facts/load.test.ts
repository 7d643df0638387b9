import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { loadPack, readPack } from '../../src/facts/load.ts';
import { PackError } from '../../src/facts/parse.ts';

const HEAD = 'id: a\ntitle: A\nabout: a\nlanguage: en\nsubjects: []\ntopics: { ships: { title: Ships } }\n';
const fact = (id: string, more = '') => `- id: ${id}
  statement: Lindau has 3 ships.
  answer: "3"
  questions: [a, b, c]
  entities: []
  date: null
  status: confirmed
  sources: [{ publisher: P, title: T, url: "https://example.org", published: null, lang: en }]
${more}`;

const folders: string[] = [];
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'));
  folders.push(folder);
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

test('loads a pack', async () => {
  const { pack } = await loadPack(await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': fact('ships') }));
  expect(pack.facts.map(({ id, topic }) => [id, topic])).toEqual([['ships', 'ships']]);
});

test.each([
  ['a broken list', { 'ships.yaml': '- id: a\n  - b\n' }, 'yaml', 2],
  ['an unknown key', { 'ships.yaml': fact('a', '  colour:\n    - red\n') }, 'schema', 9],
  ['a note that no message holds', { 'ships.yaml': fact('a', `  note: ${'n'.repeat(901)}\n`) }, 'schema', 9],
  ['a key twice', { 'ships.yaml': fact('a', '  answer: "4"\n') }, 'yaml', 9],
  ['a date that is none', { 'ships.yaml': fact('a').replace('date: null', 'date: "2024-13"') }, 'schema', 6],
  [
    'an address that is none',
    { 'ships.yaml': fact('a').replace('https://example.org', 'javascript:alert(1)') },
    'schema',
    8,
  ],
  ['an id twice', { 'ships.yaml': fact('a') + fact('a') }, 'duplicate-id', 9],
  ['a topic that pack.yaml lacks', { 'trains.yaml': fact('a') }, 'topic', 1],
  ['a matter that pack.yaml lacks', { 'ships.yaml': fact('a', '  matters: [visit]\n') }, 'dangling-id', 1],
  ['a superseded fact that is not there', { 'ships.yaml': fact('a', '  supersedes: [b]\n') }, 'dangling-id', 1],
  [
    'a series that is not there',
    { 'ships.yaml': fact('a', '  series: { id: s, period: "2024" }\n') },
    'dangling-id',
    1,
  ],
  ['an alias', { 'ships.yaml': '- &a [b]\n- *a\n' }, 'yaml', 1],
  [
    'a bomb of aliases',
    {
      'ships.yaml': `- &a [x, x]\n${[...'bcdefghij'].map((name, at) => `- &${name} [${`*${'abcdefghij'[at]}, `.repeat(9)}x]\n`).join('')}`,
    },
    'yaml',
    1,
  ],
  [
    'a conflict id twice',
    {
      'ships.yaml': fact('a') + fact('b'),
      'conflicts.yaml':
        '- { id: c, title: C, facts: [a, b], note: n }\n- { id: c, title: D, facts: [a, b], note: n }\n',
    },
    'duplicate-id',
    2,
  ],
  ['no facts', { 'ships.yaml': '[]' }, 'folder', 1],
  [
    'a conflict with a fact that is not there',
    { 'ships.yaml': fact('a'), 'conflicts.yaml': '- { id: c, title: C, facts: [a, b], note: n }\n' },
    'dangling-id',
    1,
  ],
])('%s is refused by rule and line', async (_, files, rule, line) => {
  const { problems } = await readPack(await folderOf({ 'pack.yaml': HEAD, ...files }));
  expect(problems).toContainEqual(expect.objectContaining({ rule, line }));
});

test('all problems of all files are told at once', async () => {
  const folder = await folderOf({
    'pack.yaml': HEAD,
    'ships.yaml': fact('A B') + fact('b').replace('confirmed', 'sure'),
    'trains.yaml': fact('c'),
  });
  await expect(loadPack(folder)).rejects.toThrow(
    /3 problems[\s\S]*ships.yaml:1: schema[\s\S]*ships.yaml:15: schema[\s\S]*trains.yaml:1: topic/,
  );
});

test('a folder that does not exist, or without pack.yaml, is named', async () => {
  await expect(loadPack('/does/not/exist')).rejects.toThrow(PackError);
  await expect(loadPack(await folderOf({}))).rejects.toThrow('pack.yaml:1: folder: is missing');
});

test('a count that the series does not have is named', async () => {
  const head = `${HEAD}series: { s: { title: S, measure: [s], counts: { town: Town } } }\n`;
  const files = { 'pack.yaml': head, 'ships.yaml': fact('a', '  series: { id: s, count: state, period: "2024" }\n') };
  await expect(loadPack(await folderOf(files))).rejects.toThrow('ships.yaml:1: dangling-id: series: "s" has no count');
});

test('a folder in the place of a file is a problem, not a crash', async () => {
  const folder = await folderOf({ 'pack.yaml': HEAD });
  await mkdir(join(folder, 'ships.yaml'));
  const { problems } = await readPack(folder);
  expect(problems).toContainEqual(expect.objectContaining({ file: 'ships.yaml', rule: 'folder' }));
});

test('a file too large for a list is not read', async () => {
  const folder = await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': '#'.repeat(1_000_001) });
  await expect(loadPack(folder)).rejects.toThrow('ships.yaml:1: size');
});

test('what refers to a broken fact is no problem of its own', async () => {
  const broken = fact('a').replace('status: confirmed', 'status: certain');
  const conflicts = '- { id: c, title: C, facts: [a, b], note: n }\n';
  const folder = await folderOf({
    'pack.yaml': HEAD,
    'ships.yaml': broken + fact('b', '  supersedes: [a]\n'),
    'conflicts.yaml': conflicts,
  });
  const read = await readPack(folder);
  expect(read.problems).toEqual([expect.objectContaining({ file: 'ships.yaml', line: 7, rule: 'schema' })]);
  const rules = lintPack(read, Temporal.PlainDate.from('2026-11-24')).map(({ rule }) => rule);
  expect(rules).not.toContain('one-sided-conflict');
  expect(rules).not.toContain('dangling-id');
});

test('what refers to a fact of an unreadable file is no problem of its own, nor is the lack of facts', async () => {
  const conflicts = '- { id: c, title: C, facts: [a, b], note: n }\n';
  const folder = await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': '- id: [\n', 'conflicts.yaml': conflicts });
  const { problems } = await readPack(folder);
  expect(new Set(problems.map(({ file, rule }) => `${file} ${rule}`))).toEqual(new Set(['ships.yaml yaml']));
});

test.each([
  ['a colon in a text', 'statement: Lindau: three ships.', /second colon, or is indented.*double quotes/],
  ['a quotation mark that is not closed', 'statement: "Lindau has 3 ships.', /lacks a character: a quotation mark/],
  ['a bracket that is not closed', 'statement: [Lindau', /bracket is not closed/],
  ['a character with a meaning', 'statement: @Lindau has 3 ships.', /character that has a meaning/],
  ['a backslash', 'statement: "C:\\docks"', /backslash/],
  ['text after a closing quotation mark', 'statement: "Lindau" has 3 ships.', /text after a closing quotation mark/],
  ['a tab', 'statement:\n\t- Lindau', /tab/],
  ['an alias', 'statement: *lindau', /anchor \(&\) or alias/],
])('%s is one problem, and its message says what to do', async (_, line, message) => {
  const text = fact('a').replace(/statement: .*/, line);
  const { problems } = await readPack(await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': text }));
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml']);
  expect(problems[0]?.message).toMatch(message);
});

test.each([
  [
    'date: null',
    'date: 2024',
    'date: must be a text; put it in double quotes if it is a number, a date, true or false',
  ],
  ['status: confirmed', 'status: sure', 'status: must be one of: confirmed, single-source, disputed'],
  ['status: confirmed', 'statsu: confirmed', 'the file: has no such field: statsu'],
  ['status: confirmed', 'lead: "yes"', 'lead: must be true or false, without quotes'],
])('%s written as “%s” is told in words that say what to do', async (right, wrong, message) => {
  const text = fact('a').replace(right, wrong);
  const { problems } = await readPack(await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': text }));
  expect(problems.map((problem) => problem.message)).toContain(message);
});

test('files are found whatever they are called: .yml, capital letters, spaces', async () => {
  const read = await readPack(await folderOf({ 'Pack.yml': HEAD, 'Ships.YML': fact('a'), 'conflicts.yml': '[]' }));
  expect(read.problems).toEqual([]);
  expect(read.pack?.facts.map(({ topic }) => topic)).toEqual(['ships']);
});

test('a pack that lists no topics has one for each of its files', async () => {
  const head = HEAD.replace(/^topics:.*(\n {2}.*)*\n?/m, '');
  const { pack, problems } = await readPack(await folderOf({ 'pack.yaml': head, 'Opening hours.yaml': fact('a') }));
  expect(problems).toEqual([]);
  expect(pack?.topics).toEqual({ 'opening-hours': { title: 'Opening hours' } });
});

test('a second pack file is told', async () => {
  const { problems } = await readPack(await folderOf({ 'pack.yaml': HEAD, 'pack.yml': HEAD, 'ships.yaml': fact('a') }));
  expect(problems).toEqual([
    { file: 'pack.yml', line: 1, rule: 'folder', message: 'is not read, since there is pack.yaml' },
  ]);
});

test('a source that is named once is the source of all facts that name none, and what is left out has its usual meaning', async () => {
  const shared = '{ publisher: Club, title: Rules, url: null, published: null, lang: en }';
  const plain = '- id: a\n  statement: Lindau has 3 ships.\n  answer: "3"\n';
  const { pack, problems } = await readPack(
    await folderOf({ 'pack.yaml': `${HEAD}source: ${shared}\n`, 'ships.yaml': plain }),
  );
  expect(problems).toEqual([]);
  expect(pack?.facts[0]).toMatchObject({
    sources: [{ publisher: 'Club' }],
    date: null,
    status: 'single-source',
    entities: [],
    questions: [],
  });
  const without = await readPack(await folderOf({ 'pack.yaml': HEAD, 'ships.yaml': plain }));
  expect(without.problems.map(({ message }) => message)).toEqual([
    'sources: is missing; name them, or a source for all facts in pack.yaml',
  ]);
});
