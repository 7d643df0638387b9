import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answeredByAnother, createQuestionRules } from '../../src/answer/check-pack.ts';
import { lintPack } from '../../src/facts/lint/lint.ts';
import { readPack } from '../../src/facts/load.ts';

const HEAD = `id: a
title: A
about: a
language: en
subjects: []
topics: { ships: { title: Ships } }
series: { ships: { title: Ships, measure: [ships] } }
`;
const SOURCE = '{ publisher: P, title: T, url: "https://example.org", published: null, lang: en }';
/** Eight lines, so that the fact written after it stands on line 9. */
const FIRST = `- id: first
  statement: Lindau has 3 ships.
  answer: "3"
  questions: [how many ships, ships of Lindau, Lindau fleet]
  entities: [Lindau]
  date: null
  status: confirmed
  sources: [${SOURCE}]
`;
const second = (changes: Readonly<Record<string, string>>) => {
  const fields = {
    statement: 'Anna Vogel leads the harbour of Bregenz.',
    answer: 'Anna Vogel',
    questions: '[who leads Bregenz, Bregenz harbour master, Anna Vogel]',
    entities: '[Anna Vogel]',
    date: 'null',
    status: 'confirmed',
    sources: `[${SOURCE}]`,
    ...changes,
  };
  return `- id: second\n${Object.entries(fields)
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}`;
};

let folder = '';
afterEach(() => rm(folder, { recursive: true }));
async function problemsOf(ships: string, conflicts = '[]', questionRule = answeredByAnother) {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  const files = { 'pack.yaml': HEAD, 'ships.yaml': ships, 'conflicts.yaml': conflicts };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  const problems = lintPack(await readPack(folder), Temporal.PlainDate.from('2024-06-01'), [questionRule]);
  return problems.map(({ file, line, rule }) => `${file}:${line}: ${rule}`);
}

test('a sound pack has no problems', async () => {
  expect(await problemsOf(FIRST + second({}))).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['date', { date: '"2024-02-31"' }],
  ['limit', { questions: `["${'who leads '.repeat(11)}", Bregenz harbour master, Anna Vogel]` }],
  ['questions', { questions: '[who leads Bregenz]' }],
  ['entities', { entities: '[]' }],
  ['duplicate-source', { sources: `[${SOURCE}, ${SOURCE}]` }],
  ['quantity', { quantity: '{ value: 7, unit: ships, qualifier: exact }' }],
  ['duplicate-statement', { statement: 'Lindau has 3 ships!' }],
  ['duplicate-question', { questions: '[who leads Bregenz, Bregenz harbour master, Lindau fleet?]' }],
  ['one-sided-conflict', { status: 'disputed' }],
  ['supersedes-cycle', { supersedes: '[second]' }],
])('%s is told with the line of the fact that breaks it', async (rule, changes) => {
  expect(await problemsOf(FIRST + second(changes))).toContain(`ships.yaml:9: ${rule}`);
});

test('answered-by-another is told with the line of the fact whose question it is', async () => {
  const always = createQuestionRules(({ facts: [fact] }) => () => ({
    answer: () =>
      fact ? { kind: 'found', fact, facts: [] } : { kind: 'unsure', reason: { kind: 'empty' }, closest: [], facts: [] },
  }));
  expect(await problemsOf(FIRST + second({}), '[]', always.answeredByAnother)).toContain(
    'ships.yaml:9: answered-by-another',
  );
});

test('series is told with the line of the later figure', async () => {
  const figure = (value: number) =>
    `  series: { id: ships, period: "2023" }\n  quantity: { value: ${value}, unit: ships, qualifier: exact }\n`;
  const problems = await problemsOf(FIRST + figure(3) + second({ answer: '4 ships' }) + figure(4));
  expect(problems).toContain('ships.yaml:11: series');
});

test('a conflict is told with the line of its group', async () => {
  const group = (id: string, status: string) =>
    `- id: ${id}\n  title: ${status}\n  facts: [first, second]\n  note: n\n`;
  const problems = await problemsOf(FIRST + second({}), group('one', 'a') + group('two', 'b'));
  expect(problems).toEqual(['conflicts.yaml:1: one-sided-conflict', 'conflicts.yaml:5: one-sided-conflict']);
});
