import { join } from 'node:path';
import { checkPack } from '../answer/check-pack.ts';
import { openLibrary } from '../answer/library.ts';
import { loadEnvironmentFile } from '../config/environment-file.ts';
import { ConfigError } from '../config/fields.ts';
import { type Config, readConfig } from '../config/index.ts';
import { misspeltVariables } from '../config/misspelt.ts';
import type { SlackPosting } from '../config/slack.ts';
import { formatProblem, PackError } from '../facts/parse.ts';
import { checkClock, type Diagnostic, fine, problem } from '../ops/diagnostic.ts';
import { createLog, type Log } from '../ops/log.ts';
import { StoreError, StoreUnusable } from '../store/errors.ts';
import { brokenStore, openStore } from '../store/open.ts';

/** Looks at everything that the program needs before it is started, and says in a line each what is wrong. */
async function main(): Promise<void> {
  loadEnvironmentFile();
  const diagnostics: Diagnostic[] = [];
  const say = (some: readonly Diagnostic[]) => {
    diagnostics.push(...some);
    for (const { about, ok, text } of some) process.stdout.write(`${ok ? 'ok      ' : 'PROBLEM '} ${about}: ${text}\n`);
  };
  const config = tryToRead(say);
  if (config) {
    const checked = [];
    for (const folder of config.facts) checked.push(...(await checkFacts(folder)));
    say(checked);
    if (checked.every(({ ok }) => ok)) say(await checkTogether(config.facts));
    say([await checkStore(config)]);
    for (const check of platformChecks(config)) say(await check());
  }
  const problems = diagnostics.filter(({ ok }) => !ok).length;
  process.stdout.write(`${problems === 0 ? 'All checks passed.' : `Wrong: ${problems}.`}\n`);
  // Connections that were kept open for further requests need not be waited for.
  process.exit(problems === 0 ? 0 : 1);
}

function tryToRead(say: (some: readonly Diagnostic[]) => void): Config | undefined {
  try {
    const config = readConfig(process.env);
    const misspelt = misspeltVariables(process.env).map((sentence) => problem('configuration', sentence));
    say(misspelt.length > 0 ? misspelt : [fine('configuration', 'all variables are valid')]);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    say(error.message.split('\n').map((line) => problem('configuration', line)));
    return undefined;
  }
}

async function checkFacts(folder: string): Promise<Diagnostic[]> {
  const { read, problems } = await checkPack(folder);
  if (problems.length === 0) return [fine('pack', `${read.pack?.facts.length ?? 0} facts in ${folder}`)];
  return problems.map((one) => problem('pack', formatProblem({ ...one, file: join(folder, one.file) })));
}

/** Whether several packs, of which each can be used, can be used beside each other. */
async function checkTogether(folders: readonly string[]): Promise<Diagnostic[]> {
  if (folders.length === 1) return [];
  try {
    await openLibrary(folders);
    return [fine('packs', `${folders.length} packs can be used together`)];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return [problem('packs', error.message.replaceAll(/\s*\n\s*/g, ' '))];
  }
}

/** Opens the store as the program would, which brings its tables up to date. */
async function checkStore({ dataDir, databaseUrl }: Config): Promise<Diagnostic> {
  const store = openStore({ dataDir, databaseUrl, report: () => {} });
  try {
    await store.ready();
    return fine(
      'store',
      databaseUrl === undefined ? `the database in ${dataDir} can be used` : 'the database can be used',
    );
  } catch (error) {
    if (error instanceof StoreUnusable) return problem('store', error.message);
    if (!(error instanceof StoreError)) throw error;
    if (error.code === 'broken') return problem('store', brokenStore(error, { dataDir, databaseUrl }));
    const named =
      databaseUrl === undefined
        ? `DATA_DIR (${dataDir}), and its permissions`
        : 'DATABASE_URL, and that PostgreSQL runs';
    return problem('store', `${error.message.replaceAll(/\s*\n\s*/g, ' ')}. Check ${named}.`);
  } finally {
    await store.close().catch(() => {});
  }
}

function platformChecks(config: Config): (() => Promise<readonly Diagnostic[]>)[] {
  const { discord, slack } = config.posting;
  const log = createLog({ level: 'silent', secrets: config.secrets });
  if (!discord && !slack) {
    return [async () => [fine('platforms', 'no token is set, so npm start serves the playground')]];
  }
  return [
    ...(discord
      ? [
          async () => {
            const { checkDiscord } = await import('../platforms/discord/check.ts');
            return await checkDiscord(discord, config.discord);
          },
          async () => [await checkClock(`${discord.apiUrl ?? 'https://discord.com/api'}/v10/gateway`, Date.now)],
        ]
      : []),
    ...(slack
      ? [
          () => checkOnSlack(config, slack, log),
          async () => [await checkClock(`${slack.apiUrl ?? 'https://slack.com/api/'}api.test`, Date.now)],
        ]
      : []),
  ];
}

async function checkOnSlack(config: Config, posting: SlackPosting, log: Log): Promise<readonly Diagnostic[]> {
  const answering = config.slack;
  if ('botToken' in posting) {
    const { checkSlack } = await import('../platforms/slack/check.ts');
    return await checkSlack(posting, answering && 'botToken' in answering ? answering : undefined, log);
  }
  const { checkInstall } = await import('../platforms/slack/distribution/check.ts');
  const store = openStore({ ...config, report: () => {} });
  try {
    const connection = answering && 'install' in answering ? answering.connection : undefined;
    return await checkInstall({ ...posting, connection, store, log });
  } finally {
    await store.close().catch(() => {});
  }
}

await main();
