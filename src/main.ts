import { config as loadEnvironmentFile } from 'dotenv';
import { commands } from '../commands/index.ts';
import type { Services } from '../commands/services.ts';
import { openKnowledgeBase } from './answer/knowledge.ts';
import { createQuestionCounter } from './answer/question-log.ts';
import { createDispatcher } from './chat/dispatch.ts';
import { ConfigError, readConfig } from './config.ts';
import { PackError } from './facts/problem.ts';
import { wordsOf } from './locales/words.ts';
import { endQuietlyWhenUnread } from './platforms/playground/output.ts';
import { runTerminal } from './platforms/playground/terminal.ts';

/** The composition root: configuration → facts → commands → platforms. Nothing else wires things. */
async function main(): Promise<void> {
  loadEnvironmentFile({ quiet: true });
  const config = readConfig(process.env);
  const base = await openKnowledgeBase(config.facts);
  process.on('SIGHUP', () => {
    base.reload().catch((error: unknown) => warn(`The pack in use stays in use. ${messageOf(error)}`));
  });

  const services: Services = {
    knowledge: base.current,
    random: Math.random,
    questions: createQuestionCounter(),
  };
  const dispatcher = createDispatcher({
    commands,
    services,
    words: wordsOf,
    report: (error, { id, command }) =>
      warn(`${id} ${command}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  endQuietlyWhenUnread(process.stdout);
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  warn(wordsOf(config.locale)(config.hasToken ? 'playground.not-connected' : 'playground.no-tokens', {}));
  await runTerminal({
    input: process.stdin,
    output: process.stdout,
    interactive,
    width: () => (interactive ? process.stdout.columns : undefined),
    colours: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    locale: config.locale,
    commands,
    dispatcher,
  });
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof PackError)) throw error;
  warn(error.message);
  process.exitCode = 1;
}
