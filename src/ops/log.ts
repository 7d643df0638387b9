import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, destination as open, pino } from 'pino';
import pretty from 'pino-pretty';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

interface LogOptions {
  readonly level: (typeof LOG_LEVELS)[number];
  /** Tokens and passwords, or how they look; wherever one would stand in a line, «secret» stands instead. */
  readonly secrets: readonly (string | RegExp)[];
  /** Standard error if left out: standard output belongs to the conversation in the terminal. */
  readonly destination?: DestinationStream;
}

/** Standard error: for a person at a terminal in colours, for every other reader as it is. */
function standardError(): DestinationStream {
  return process.stderr.isTTY === true
    ? pretty({ destination: 2, sync: true, colorize: process.env['NO_COLOR'] === undefined, singleLine: true })
    : open({ dest: 2, sync: true });
}

/** A log of one JSON object a line. What is written while an invocation is answered bears its id. */
export function createLog({ level, secrets, destination = standardError() }: LogOptions): Log {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret): (string | RegExp)[] =>
      typeof secret === 'string' ? [secret, JSON.stringify(secret).slice(1, -1)] : [secret],
    );
  return pino(
    {
      level,
      base: {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const id = currentRequestId();
        return id === undefined ? {} : { id };
      },
    },
    {
      // In the finished line, since a token can hide in an error's message, in a stack or in an address.
      write: (line) =>
        destination.write(hidden.reduce<string>((text, secret) => text.replaceAll(secret, '«secret»'), line)),
    },
  );
}

const ids = new AsyncLocalStorage<string>();

/** Runs something under an id that every log line written meanwhile carries. */
export function withRequestId<T>(id: string, work: () => T): T {
  return ids.run(id, work);
}

/** The id under which this code runs; undefined outside of any. */
export function currentRequestId(): string | undefined {
  return ids.getStore();
}
