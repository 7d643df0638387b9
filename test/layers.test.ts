import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

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
