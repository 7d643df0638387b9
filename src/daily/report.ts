import type { Log } from '../ops/log.ts';
import { createOutageLog } from '../ops/outage-log.ts';
import type { Outcome } from './deliver.ts';
import type { Claim } from './types.ts';

interface ReporterOptions {
  readonly platform: string;
  readonly log: Log;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** What platforms say of tokens that they do not accept, by their names: kept up to date. */
  readonly refusedTokens: Map<string, string>;
}

/** Writes how attempts at posts of a platform end: a line for each post, and of outages no more than one a minute. */
export function createReporter({ platform, log, now, refusedTokens }: ReporterOptions) {
  const outage = createOutageLog({ now, isMixed: true });
  const token = createOutageLog({ now, isMixed: true });
  const brake = createOutageLog({ now, isMixed: true });

  function works(): void {
    refusedTokens.delete(platform);
    token.ended(() => log.info({ platform }, 'the platform accepts the token again'));
    outage.ended(() => log.info({ platform }, 'daily facts are posted again'));
    brake.ended(() => {});
  }

  return ({ channel, date, attempts }: Claim, outcome: Outcome, lateMs: number): void => {
    const line = { ...channel, date, attempts, lateMs, ...outcome };
    switch (outcome.kind) {
      case 'posted':
      case 'found':
        works();
        log.info(line, 'daily fact');
        return;
      case 'postponed':
        log.debug(line, 'daily fact');
        outage.failed((times) => log.warn({ platform, problem: outcome.problem, times }, 'daily facts are put off'));
        return;
      case 'unauthorized':
        log.debug(line, 'daily fact');
        refusedTokens.set(platform, outcome.problem);
        token.failed((times) =>
          log.error({ platform, problem: outcome.problem, times }, 'the platform does not accept the token for posts'),
        );
        return;
      case 'braked':
        log.debug(line, 'daily fact');
        brake.failed((times) =>
          log.error(
            { platform, problem: outcome.problem, times },
            'many channels refuse posts at once: none is paused',
          ),
        );
        return;
      default:
        log.info(line, 'daily fact');
    }
  };
}
