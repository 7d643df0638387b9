import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPack } from './answer/check-pack.ts';
import { formatProblem } from './facts/problem.ts';

/** Checks the packs in the folders named on the command line, or all that Dostyk comes with. */
async function main(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const { read, problems } = await checkPack(folder);
    for (const problem of problems)
      process.stdout.write(`${formatProblem({ ...problem, file: join(folder, problem.file) })}\n`);
    if (problems.length > 0) process.exitCode = 1;
    const facts = `${read.pack?.facts.length ?? 0} facts`;
    process.stdout.write(
      `${folder}: ${facts}, ${problems.length === 0 ? 'no problems' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}\n`,
    );
  }
}

async function allPacks(): Promise<string[]> {
  const root = fileURLToPath(new URL('../facts', import.meta.url));
  const entries = await readdir(root, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name));
}

const named = process.argv.slice(2);
await main(named.length > 0 ? named : await allPacks());
