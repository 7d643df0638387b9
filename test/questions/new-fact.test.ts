import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { createBreadPack } from '../fixtures/bread-pack.ts';
import { createDatabase } from '../fixtures/postgres.ts';

const program = fileURLToPath(new URL('../../src/cli/facts.ts', import.meta.url));
const place = { platform: 'slack', space: 'T1' };

let facts: string;
let dataDir: string;
beforeEach(() => {
  facts = createBreadPack();
  dataDir = mkdtempSync(join(tmpdir(), 'new-'));
});
afterEach(() => {
  for (const folder of [facts, dataDir]) rmSync(folder, { recursive: true });
});

/** The program as a curator runs it, from a folder without an .env. */
function run(args: readonly string[], databaseUrl?: string) {
  const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const env = { PATH: process.env['PATH'], FACTS: facts, DATA_DIR: dataDir, ...database };
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, cwd: '/' });
}

async function remember(databaseUrl?: string): Promise<string> {
  const store = openStore({ dataDir, databaseUrl, report: () => {} });
  for (const question of [
    'What does rye bread cost?',
    'what does rye bread cost',
    'rye bread: cost?',
    'Was kostet das Brot aus Roggen?',
  ]) {
    await store.rememberQuestion(question, place, '2026-11-20');
  }
  await store.rememberQuestion('Who bakes at night?', place, '2026-11-21', 'oldest-bread');
  const [first] = await store.questions(place, 1);
  await store.close();
  return first?.id ?? '';
}

describe.each(['sqlite', 'postgres'] as const)('%s', (engine) => {
  test('a stub comes from a question and those like it, and the pack says what is to be written', async () => {
    const databaseUrl = engine === 'postgres' ? await createDatabase() : undefined;
    const id = await remember(databaseUrl);
    const listed = run(['questions'], databaseUrl);
    expect(listed.stdout).toContain(
      `${id}  2026-11-20 to 2026-11-20  unanswered 2  [slack T1]  What does rye bread cost?`,
    );
    expect(listed.stdout).toContain('voted down 1 (oldest-bread)  [slack T1]  Who bakes at night?');
    const printed = run(['new', '--from-question', id], databaseUrl);
    expect(printed.stderr).toBe('');
    expect(printed.stdout).toContain(`# Question ${id}, 2026-11-20 to 2026-11-20. unanswered: 2.`);
    expect(printed.stdout).toContain('    - What does rye bread cost?\n');
    expect(printed.stdout).toContain('"rye bread: cost?"');
    expect(printed.stdout).not.toContain('bakes');
    const before = readFileSync(join(facts, 'history.yaml'), 'utf8');
    const added = run(['new', '--from-question', id, '--topic', 'history'], databaseUrl);
    expect(added.stdout).toContain(`Added to ${join(facts, 'history.yaml')}.`);
    expect(readFileSync(join(facts, 'history.yaml'), 'utf8')).toBe(before + printed.stdout);
    const checked = run([facts]);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('statement: is still to be written: it starts with TODO');
    expect(checked.stdout).toContain('sources.0.url: must be an address that starts with http:// or https://');
    expect(run(['new', '--topic', 'history']).status).toBe(0);
  }, 60_000);
});

test('a question in another language than the pack is to be translated', async () => {
  await remember();
  const store = openStore({ dataDir, databaseUrl: undefined, report: () => {} });
  const german = (await store.questions(place, 9)).find(({ question }) => question.startsWith('Was'));
  await store.close();
  expect(run(['new', '--from-question', german?.id ?? '']).stdout).toContain(
    '"TODO: in the pack\'s language: Was kostet das Brot aus Roggen?"',
  );
}, 60_000);

test('what cannot be done is said in a sentence, and changes nothing', () => {
  const before = readFileSync(join(facts, 'history.yaml'), 'utf8');
  const refusals = [
    [['new', '--from-question', 'nonesuch'], 'There is no question with the id "nonesuch".'],
    [['new', '--topic', 'histroy'], 'The pack has no topic "histroy". It has: history.'],
    [['new', '--topic', '../pack'], 'The pack has no topic "../pack".'],
    [['new', '--from'], "Unknown option '--from'"],
  ] as const;
  for (const [args, sentence] of refusals) {
    const { status, stderr, stdout } = run(args);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect([status, stdout]).toEqual([1, '']);
  }
  expect(readFileSync(join(facts, 'history.yaml'), 'utf8')).toBe(before);
  writeFileSync(join(facts, 'history.yaml'), '[]\n');
  expect(run(['new', '--topic', 'history']).stderr).toContain('is not a list of facts');
}, 60_000);
