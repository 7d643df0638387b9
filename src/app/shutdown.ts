import type { Log } from '../ops/log.ts';

interface ShutdownOptions {
  /** Finishes what is under way and lets go of everything that keeps the program running. */
  readonly stop: () => Promise<void>;
  readonly log: Log;
  /** Milliseconds after which the program ends whatever is still under way; Docker kills after ten seconds. */
  readonly withinMs?: number;
}

export interface Shutdown {
  /** Ends the program in order, with this exit status; nothing happens if it is already ending. */
  readonly end: (status: number) => void;
}

const WITHIN_MS = 8_000;
/** Milliseconds between looks at whether npm, which started the program, is still there. */
const LOOK_EVERY_MS = 500;

/**
 * Ends the program in order when it is asked to, and at once when it is asked a second time. It is asked by a signal, and by
 * the end of npm, which passes none on: the shell between the two takes it.
 */
export function stopOnSignal({ stop, log, withinMs = WITHIN_MS }: ShutdownOptions): Shutdown {
  let isStopping = false;

  function ask(signal: NodeJS.Signals): void {
    if (isStopping) {
      log.warn({ signal }, 'exiting immediately');
      process.exit(1);
    }
    log.info({ signal }, 'stopping');
    end(0);
  }

  function end(status: number): void {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      log.warn({ withinMs }, 'exiting with work still under way');
      process.exit(1);
    }, withinMs).unref();
    // A platform's client may still be waiting to connect again, which nothing takes back: so the program is ended.
    stop().then(
      () => {
        if (status === 0) log.info('stopped');
        process.exit(status);
      },
      (error: unknown) => {
        log.error({ error: String(error) }, 'shutdown failed');
        process.exit(1);
      },
    );
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The launcher listens while the program is being loaded.
    process.removeAllListeners(signal);
    process.on(signal, ask);
  }
  if (process.env['npm_lifecycle_event'] !== undefined) onParentGone(() => ask('SIGTERM'));
  return { end };
}

/** Calls back once the process that started this one has ended. */
function onParentGone(callback: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    callback();
  }, LOOK_EVERY_MS);
  looking.unref();
}
