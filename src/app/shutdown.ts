import type { Log } from '../ops/log.ts';

interface ShutdownOptions {
  /** Finishes what is under way and lets go of everything that keeps the program running. */
  readonly stop: () => Promise<void>;
  readonly log: Log;
  /** Milliseconds after which the program ends whatever is still under way; Docker kills after ten seconds. */
  readonly withinMs?: number;
}

const WITHIN_MS = 8_000;

/** Ends the program in order when it is asked to, and at once when it is asked a second time. */
export function stopOnSignal({ stop, log, withinMs = WITHIN_MS }: ShutdownOptions): void {
  let isStopping = false;

  function ask(signal: NodeJS.Signals): void {
    if (isStopping) {
      log.warn({ signal }, 'exiting immediately');
      process.exit(1);
    }
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.warn({ withinMs }, 'exiting with work still under way');
      process.exit(1);
    }, withinMs).unref();
    // A platform's client may still be waiting to connect again, which nothing takes back: so the program is ended.
    stop().then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ error: String(error) }, 'shutdown failed');
        process.exit(1);
      },
    );
  }

  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
}
