import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** A copy of the project, since some scripts write files that other tests read meanwhile. */
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'scripts-'));
  for (const name of ['bench', 'bin', 'commands', 'docs', 'facts', 'src', 'test', 'manifest.json', 'package.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** What a run may take: many times what it needs on a machine with nothing else to do. */
const LIMIT_MS = 180_000;

/**
 * Runs a script of package.json in the copy until it ends. With `forMs`, it is ended after that time if it is still
 * running then, which counts as status 0.
 */
function run(script: string, args: readonly string[], forMs = LIMIT_MS): Promise<Ended> {
  const [program = '', ...first] = (scripts[script] ?? '').split(' ');
  expect(program).toBe('node');
  // A group of its own, so that the programs that it has started end with it.
  const child = spawn(process.execPath, [...first, ...args], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  let isCutOff = false;
  const timer = setTimeout(() => {
    isCutOff = forMs < LIMIT_MS;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, forMs);
  return new Promise((resolve) => {
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status: isCutOff ? 0 : status, output });
    });
  });
}

/** What each script prints at its smallest size, if all goes well. */
const SMALLEST: Readonly<Record<string, { readonly args: readonly string[]; readonly prints: RegExp }>> = {
  eval: { args: ['bench/packs/shop-en/questions.yaml', '--pack', 'bench/packs/shop-en/facts'], prints: /answerable/i },
  bench: { args: ['--quick', '--engine', 'floor'], prints: /1,?000 facts/ },
  'bench:slack': { args: ['--rounds', '1'], prints: /^Dostyk +\d/m },
  'bench:discord': { args: ['--rounds', '1'], prints: /^Dostyk +\d/m },
  'bench:daily': { args: ['--deliveries', '25', '--kills', '0', '--faulty', '0'], prints: /one process, SQLite/ },
  'bench:communities': { args: ['--communities', '20', '--facts', '5'], prints: /^warm: 20 answers/m },
  'bench:pictures': { args: ['--quick'], prints: /4 of 4 charts drawn/ },
};

/** Whether these end with 0 depends on how busy the machine is, or on how long they ran: they judge what they measure. */
const JUDGING: Readonly<Record<string, { readonly args: readonly string[]; readonly prints: RegExp }>> = {
  'bench:flood': { args: ['--rounds', '1', '--seconds', '1'], prints: /p99 flooded \/ calm/ },
  'bench:soak': { args: ['--minutes', '0.1'], prints: /exit status 0/ },
};

/** Nothing small can be asked of these, which take minutes: they have to start. */
const LONG = ['ablate', 'tune', 'tune:plain'];
const LONG_MS = 6_000;

/** What these write, which has to be what is checked in. */
const WRITING: Readonly<Record<string, string>> = {
  words: 'src/i18n/keys.ts',
  schema: 'docs/schema/topic.schema.json',
  'slack:manifest': 'manifest.json',
  'bench:chart': 'docs/performance/growth.svg',
};

/** What other tests, or a test run itself, start; the pictures need a browser and are looked at by people. */
const ELSEWHERE = [
  ...['start', 'chat', 'ask', 'facts', 'doctor'],
  ...['types', 'lint', 'unused', 'test'],
  ...['picture:discord', 'picture:playground', 'picture:slack'],
];

test('every script is started by a test', () => {
  const named = [SMALLEST, JUDGING, WRITING].flatMap((some) => Object.keys(some));
  expect([...named, ...LONG, ...ELSEWHERE].toSorted()).toEqual(Object.keys(scripts).toSorted());
});

describe.concurrent('a script ends by itself', { timeout: LIMIT_MS + 30_000 }, () => {
  test.each(Object.entries(SMALLEST))('npm run %s', async (script, { args, prints }) => {
    const { status, output } = await run(script, args);
    expect(output).toMatch(prints);
    expect(status, output).toBe(0);
  });

  test.each(Object.entries(JUDGING))('npm run %s', async (script, { args, prints }) => {
    const { status, output } = await run(script, args);
    expect(output).toMatch(prints);
    expect(status, 'ended by a signal').not.toBeNull();
  });

  test.each(Object.entries(WRITING))('npm run %s writes what is checked in', async (script, file) => {
    const { status, output } = await run(script, []);
    expect(status, output).toBe(0);
    expect(readFileSync(join(copy, file), 'utf8')).toBe(readFileSync(join(root, file), 'utf8'));
  });

  test.each(LONG)('npm run %s starts', async (script) => {
    const { status, output } = await run(script, [], LONG_MS);
    expect(status, output).toBe(0);
  });
});
