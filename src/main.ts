import '../bin/require-node.js';

import { config as loadEnvironmentFile } from 'dotenv';
import { createApp } from './app/app.ts';
import { selectMode } from './app/platforms.ts';
import { stopOnSignal } from './app/shutdown.ts';
import { ConfigError } from './config/fields.ts';
import { readConfig } from './config/index.ts';
import { PackError } from './facts/parse.ts';
import { createLog } from './ops/log.ts';
import { ListenError } from './ops/server.ts';
import { StartError } from './platforms/platform.ts';
import { StoreUnusable } from './store/errors.ts';
import { stackOf } from './util/error-message.ts';

/** Reads the configuration, makes the app and runs it until it is asked to stop. */
async function main(): Promise<void> {
  loadEnvironmentFile({ quiet: true });
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  process.on('uncaughtException', (error) => {
    log.error({ error: stackOf(error) }, 'uncaught exception, exiting');
    process.exit(1);
  });
  const app = await createApp(config, {
    mode: selectMode(config, process.argv[2]),
    log,
    say,
    fail: (error) => {
      say(error.message);
      process.exit(1);
    },
  });
  process.on('SIGHUP', () => void app.reload());
  await app.start();
  if (app.chat) return await app.chat().finally(app.stop);
  stopOnSignal({ stop: app.stop, log });
}

/** Tells the operator something in a sentence. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  const isForOperator = [ConfigError, ListenError, PackError, StartError, StoreUnusable].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error) || !isForOperator) throw error;
  say(error.message);
  process.exitCode = 1;
}
