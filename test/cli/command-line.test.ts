import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { BREAD_ANSWER, BREAD_QUESTION, createBreadPack } from '../fixtures/bread-pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
/** Where it does not matter what is known: loading all facts would take the longest. */
const bread = createBreadPack();
afterAll(() => {
  for (const folder of [dataDir, bread]) rmSync(folder, { recursive: true });
});

function run(program: string, args: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
    input,
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, NO_COLOR: '', DATA_DIR: dataDir, ...environment },
  });
  return { status, stdout, stderr };
}
const ask = (args: readonly string[], input?: string) => run('src/cli/ask.ts', args, input);

const record = z.strictObject({
  question: z.string(),
  locale: z.string(),
  kind: z.enum(['found', 'disputed', 'series', 'overview', 'change', 'several', 'talk', 'unsure']),
  text: z.string(),
  facts: z.array(z.strictObject({ id: z.string(), score: z.number().min(0).max(1) })),
  shown: z.array(z.string()),
  suggestions: z.array(z.string()),
  read: z.array(z.looseObject({ question: z.string(), years: z.array(z.string()) })),
  ms: z.number().min(0),
});

test('ask answers the question on its command line', () => {
  const { status, stdout } = ask(['when', 'were', 'diplomatic relations', 'established?']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^11 February 1992\n/);
});

test('ask --json prints one object a line for each line of input, whatever it holds', () => {
  const lines = ['Who led the delegation to Erfurt?', '', '🙂', 'x'.repeat(10_000), '"; DROP TABLE facts', '‮abc'];
  const { status, stdout } = ask(['--json', '--locale', 'de'], `${lines.join('\n')}\n`);
  expect(status).toBe(0);
  const records = stdout
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line)));
  expect(records.map(({ question }) => question)).toEqual(lines);
  expect(records.map(({ locale }) => locale)).toEqual(lines.map(() => 'de'));
  expect(records[0]?.text).toContain('Saparbekow');
  expect(records.slice(1).map(({ kind }) => kind)).toEqual(['unsure', 'talk', 'unsure', 'unsure', 'unsure']);
});

test('ask --json tells how each question was read', () => {
  const { stdout } = ask(['--json', '--pack', bread], 'Hi! How old was bread in 2018? When was it baked?\nthanks!');
  const [two, none] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => record.parse(JSON.parse(line)));
  expect(two?.read.map(({ question, years }) => ({ question, years }))).toEqual([
    { question: 'How old was bread in 2018?', years: ['2018'] },
    { question: 'When was it baked?', years: [] },
  ]);
  expect(none?.read).toEqual([]);
});

test('ask --explain tells how the question was read, and what was thought of the facts', () => {
  const { status, stdout } = ask(['--explain', '--pack', bread, 'When was the first bread baked?']);
  expect(status).toBe(0);
  expect(stdout).toContain('asked for: when');
  expect(stdout).toMatch(/✓ oldest-bread \(\d+ %\), shown\n {6}\S/);
});

test('an empty question on the command line is answered, not waited for', () => {
  const { status, stdout } = ask(['--pack', bread, '']);
  expect(status).toBe(0);
  expect(stdout).toContain('What would you like to know?');
});

test('one line is one question, whatever separators other programs see in it', () => {
  const { stdout } = ask(['--json', '--pack', bread], 'What is\u2028the DKU?\r\nWho\ris it?\nthe last one');
  const records = stdout.trimEnd().split('\n');
  expect(records.map((line) => record.parse(JSON.parse(line)).question)).toEqual([
    'What is\u2028the DKU?',
    'Who\ris it?',
    'the last one',
  ]);
});

test('nobody reading any more ends it without a word', async () => {
  const program = join(root, 'src/cli/ask.ts');
  const child = spawn(process.execPath, [program, '--json', '--pack', bread], { cwd: root });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write('What is the DKU?\n');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stdin.end('What is the DKU?\n'.repeat(500));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(complaints).toBe('');
});

test.each([
  [['--colour'], '--colour'],
  [['--locale', 'xx', 'x'], '--locale must be one of en, de, ru, kk, not "xx"'],
  [['--pack', 'does/not/exist', 'x'], 'cannot be read'],
])('ask %j ends with a clear sentence and status 1', (args, sentence) => {
  const { status, stderr } = ask(args);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a pack with errors: every one with file and line, status 1, nothing half-loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  writeFileSync(join(folder, 'pack.yaml'), 'id: a\ntitle: A\n');
  const { status, stdout, stderr } = run('src/main.ts', [], '/topics\n', { FACTS: folder });
  rmSync(folder, { recursive: true });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/pack.yaml:1: schema: about[\s\S]*pack.yaml:1: schema: subjects/);
});

test('the chat in the terminal answers line by line what is piped in', () => {
  const { status, stdout } = run('src/main.ts', ['chat'], '/help\n@dostyk what is the DKU?\n1\n/nonsense\n99\n');
  expect(status).toBe(0);
  expect(stdout).toContain('/ask question');
  expect(stdout).toContain('Kazakh-German University');
  expect(stdout).toContain('Sources\n');
  expect(stdout).toContain('There’s no such command');
  expect(stdout).toContain('There’s no button 99');
  expect(stdout).not.toContain('\u001b[');
});

test('a wrong variable is named', () => {
  const { status, stderr } = run('src/main.ts', [], '', { LOCALE: 'xx' });
  expect(status).toBe(1);
  expect(stderr).toContain('LOCALE must be one of');
});

/** The program as `npm start` runs it without a token, over a pack that a test may change. */
async function startOverPack() {
  const folder = createBreadPack();
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, FACTS: folder, LOG_LEVEL: 'info', PORT: '0', HOST: '' },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const said = async (sentence: string | RegExp): Promise<string> => {
    for (;;) {
      const found = stderr.match(sentence)?.[0];
      if (found !== undefined) return found;
      await once(child.stderr, 'data');
    }
  };
  await said('Neither DISCORD_TOKEN nor SLACK_BOT_TOKEN is set');
  const url = await said(/http:\/\/127\.0\.0\.1:\d+/);
  return {
    folder,
    child,
    said,
    ask: async (line: string): Promise<string> => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify({ line }) })).text();
    },
    stop: async () => {
      child.kill('SIGTERM');
      expect(await once(child, 'close')).toEqual([0, null]);
      rmSync(folder, { recursive: true });
    },
  };
}

test('start without a token serves the page, and a changed file is in use without a restart', async () => {
  const { folder, ask, said, stop } = await startOverPack();
  expect(await ask(BREAD_QUESTION)).toContain(BREAD_ANSWER);
  const file = join(folder, 'history.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(BREAD_ANSWER, '14,500 years'));
  await said('the pack was read again');
  expect(await ask(BREAD_QUESTION)).toContain('14,500 years');
  await stop();
});

test('SIGHUP with a broken pack names every problem and keeps the pack in use', async () => {
  const { folder, child, ask, said, stop } = await startOverPack();
  writeFileSync(join(folder, 'history.yaml'), '- id: one\n- id: two\n');
  child.kill('SIGHUP');
  await said('the previous version stays in use');
  await said('history.yaml:2');
  expect(await said('history.yaml:1')).toBe('history.yaml:1');
  expect(await ask(BREAD_QUESTION)).toContain(BREAD_ANSWER);
  await stop();
});
