import { type Clock, systemClock } from '../../../src/daily/schedule.ts';

/** A clock that several processes can share: from a moment on it goes so many times as fast as the machine's. */
export interface Scale {
  /** The moment that it shows at the start, in milliseconds since 1970. */
  readonly shows: number;
  /** The moment of the machine's clock at which it starts. */
  readonly startsAt: number;
  readonly speed: number;
}

/** @param aheadMs By how much it is wrong, in milliseconds that it shows. */
export function createScaledClock({ shows, startsAt, speed }: Scale, aheadMs: () => number = () => 0): Clock {
  return {
    now: () => Math.floor(shows + (Date.now() - startsAt) * speed) + aheadMs(),
    sleepUntil: (moment, signal) => systemClock.sleepUntil(startsAt + (moment - aheadMs() - shows) / speed, signal),
  };
}
