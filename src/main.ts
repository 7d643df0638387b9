import '../bin/require-node.js';

import { type App, createApp } from './app/app.ts';
import { selectMode } from './app/platforms.ts';
import { stopOnSignal } from './app/shutdown.ts';
import { loadEnvironmentFile } from './config/environment-file.ts';
import { ConfigError } from './config/fields.ts';
import { readConfig } from './config/index.ts';
import { misspeltVariables } from './config/misspelt.ts';
import { PackError } from './facts/parse.ts';
import { createLog } from './ops/log.ts';
import { ListenError } from './ops/server.ts';
import { StartError } from './platforms/platform.ts';
import { StoreUnusable } from './store/errors.ts';
import { stackOf } from './util/error-message.ts';

/** Reads the configuration, makes the app and runs it until it is asked to stop. */
async function main(): Promise<void> {
  loadEnvironmentFile();
  for (const sentence of misspeltVariables(process.env)) say(sentence);
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  process.on('uncaughtException', (error) => {
    log.error({ error: stackOf(error) }, 'uncaught exception, exiting');
    process.exit(1);
  });
  let app: App | undefined;
  // Before anything takes its time: a process that is the first of a container ignores signals that it doesn't handle.
  const shutdown = stopOnSignal({ stop: async () => await app?.stop(), log });
  const fail = (error: Error) => {
    say(error.message);
    shutdown.end(1);
  };
  app = await createApp(config, { mode: selectMode(config, process.argv[2]), log, say, fail });
  process.on('SIGHUP', () => void app.reload());
  try {
    await app.start();
  } catch (error) {
    if (!isForOperator(error)) throw error;
    // What has been started already would keep the program alive.
    return fail(error);
  }
  if (app.chat) await app.chat().finally(app.stop);
}

/** Prints a sentence for the operator. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function isForOperator(error: unknown): error is Error {
  return [ConfigError, ListenError, PackError, StartError, StoreUnusable].some((kind) => error instanceof kind);
}

try {
  await main();
} catch (error) {
  if (!isForOperator(error)) throw error;
  say(error.message);
  process.exitCode = 1;
}
