import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { LAYERS, layerOf, layersTable, TOP, wrongImports } from './layers.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'layers-'));
cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the project's lint says of a file at this path that imports this module. */
function lint(path: string, importing: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `import { thing } from '${importing}';\n\nexport const used = thing;\n`);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--vcs-enabled=false', path], {
    encoding: 'utf8',
    cwd: folder,
  });
  return stdout + stderr;
}

test.each([
  ['commands/ask.ts', 'discord.js'],
  ['src/chat/reply.ts', '@slack/bolt'],
  ['src/replies/answer.ts', '../platforms/playground/render.ts'],
  ['src/search/index.ts', 'discord.js'],
  ['src/facts/load.ts', '@slack/web-api'],
  ['src/platforms/discord/start.ts', '@slack/bolt'],
  ['src/platforms/slack/start.ts', 'discord.js'],
  ['src/platforms/playground/page/api.ts', 'discord.js'],
  ['src/platforms/playground/page/api.ts', '../../slack/preview.ts'],
])('the layer rule refuses that %s imports %s', (path, importing) => {
  expect(lint(path, importing)).toContain('noRestrictedImports');
});

test('the layer rule lets a platform import its own', () => {
  const output = lint('src/platforms/discord/start.ts', 'discord.js');
  expect(output).toContain('Checked 1 file');
  expect(output).not.toContain('noRestrictedImports');
});

const files = globSync('{src,commands}/**/*.ts', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}));

test('every import goes the way that the table of layers allows', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(wrongImports(files)).toEqual([]);
});

test('the table names each folder, and no two folders may import each other, however far round', () => {
  expect(new Set(files.map(({ path }) => layerOf(path)))).toEqual(new Set([...Object.keys(LAYERS), ...TOP]));
  const seen = new Set<string>();
  // Each folder may only import what stands above it in the table.
  for (const [folder, allowed] of Object.entries(LAYERS)) {
    expect([folder, allowed.filter((other) => !seen.has(other))]).toEqual([folder, []]);
    seen.add(folder);
  }
});

test.each([
  ['src/facts/pack.ts', "import { createAnswerer } from '../answer/answerer.ts';", 'facts must not import answer'],
  ['src/chat/reply.ts', "import { commands } from '../../commands/index.ts';", 'chat must not import commands'],
  ['src/search/model.ts', "import { openStore } from '../store/open.ts';", 'search must not import store'],
  ['src/ops/server.ts', "import type { Health } from '../app/health.ts';", 'ops must not import app'],
  ['src/answer/answerer.ts', "export { plain } from '../chat/reply.ts';", 'answer must not import chat'],
  ['src/daily/worker.ts', "await import('../store/open.ts');", 'daily must not import store'],
  [
    'src/platforms/slack/send.ts',
    "import '../discord/render.ts';",
    'platforms/slack must not import platforms/discord',
  ],
  ['src/app/app.ts', "import { say } from '../main.ts';", 'app must not import main'],
])('an import against the arrows is found: %s with %s', (path, text, message) => {
  expect(wrongImports([{ path, text }])).toEqual([expect.stringContaining(message)]);
});

test('docs/architecture.md shows the same table', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const shown = /<!-- layers -->([\s\S]*)<!-- \/layers -->/.exec(page)?.[1] ?? '';
  // A formatter may pad the columns.
  expect(shown.trim().replaceAll(/ +/g, ' ').replaceAll(/-+/g, '---')).toBe(layersTable());
});
