import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function run(program: string, args: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
    input,
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, NO_COLOR: '', ...environment },
  });
  return { status, stdout, stderr };
}
const ask = (args: readonly string[], input?: string) => run('src/platforms/playground/ask.ts', args, input);

const record = z.strictObject({
  question: z.string(),
  locale: z.string(),
  kind: z.enum(['found', 'disputed', 'series', 'unsure']),
  text: z.string(),
  facts: z.array(z.strictObject({ id: z.string(), score: z.number().min(0).max(1) })),
  suggestions: z.array(z.string()),
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
  expect(records[0]?.text).toContain('Saparbekov');
  expect(records.slice(1).map(({ kind }) => kind)).toEqual(['unsure', 'unsure', 'unsure', 'unsure', 'unsure']);
});

test.each([
  [['--colour'], '--colour'],
  [['--locale', 'english', 'x'], '--locale must be a language code'],
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
  expect(stderr).toMatch(/pack.yaml:1: schema: about[\s\S]*pack.yaml:1: schema: topics/);
});

test('start without a token says so and answers line by line what is piped in', () => {
  const { status, stdout, stderr } = run('src/main.ts', [], '/help\n@dostyk what is the DKU?\n1\n/nonsense\n99\n');
  expect(status).toBe(0);
  expect(stderr).toContain('No DISCORD_TOKEN and no SLACK_BOT_TOKEN is set');
  expect(stdout).toContain('/ask question');
  expect(stdout).toContain('Kazakh-German University');
  expect(stdout).toContain('Sources\n');
  expect(stdout).toContain('There is no such command');
  expect(stdout).toContain('There is no button 99');
  expect(stdout).not.toContain('\u001b[');
});

test('a wrong variable is named', () => {
  const { status, stderr } = run('src/main.ts', [], '', { LOCALE: 'xx' });
  expect(status).toBe(1);
  expect(stderr).toContain('LOCALE must be one of');
});
