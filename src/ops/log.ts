import { type DestinationStream, type Logger, destination as open, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

interface LogSettings {
  readonly level: (typeof LOG_LEVELS)[number];
  /** Tokens and passwords; wherever one would stand in a line, «secret» stands instead. */
  readonly secrets: readonly string[];
  /** Standard error if left out: standard output belongs to whoever talks with the bot in the terminal. */
  readonly destination?: DestinationStream;
}

/** A log of one JSON object a line. */
export function createLog({ level, secrets, destination = open({ dest: 2, sync: true }) }: LogSettings): Log {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return pino(
    { level, base: {}, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    {
      // In the finished line, since a token can hide in an error's message, in a stack or in an address.
      write: (line) => destination.write(hidden.reduce((text, secret) => text.replaceAll(secret, '«secret»'), line)),
    },
  );
}
