/** A platform as far as its health goes. */
interface Heard {
  readonly name: string;
  readonly secondsSinceLastEvent: () => number;
}

export interface HealthOptions {
  /** Those that are connected. */
  readonly platforms: () => readonly Heard[];
  /** What keeps the store from working; undefined if nothing does. */
  readonly storeTrouble: () => string | undefined;
}

type State = 'starting' | 'running' | 'stopping';

/** What the program says of itself, to people and to machines. */
interface Report {
  readonly ok: boolean;
  readonly state: State;
  /** The store may be gone for a while: questions are answered without it. */
  readonly store: string;
  readonly secondsSinceLastEvent: Readonly<Record<string, number>>;
}

export interface Health {
  readonly enter: (state: State) => void;
  /** Whether the program does its work, or would be better started anew: a platform has been silent for too long. */
  readonly alive: () => Report;
  /** Whether work is to be sent to it. */
  readonly ready: () => Report;
}

/** Discord's gateway is heard at least every 42 seconds, Slack's socket far more often. */
const MAX_SECONDS_SINCE_LAST_EVENT = 300;

export function createHealth({ platforms, storeTrouble }: HealthOptions): Health {
  let state: State = 'starting';

  function report(ok: boolean): Report {
    const silences = platforms().map(
      ({ name, secondsSinceLastEvent }) => [name, Math.round(secondsSinceLastEvent())] as const,
    );
    const isHeard = silences.every(([, seconds]) => seconds < MAX_SECONDS_SINCE_LAST_EVENT);
    const secondsSinceLastEvent = Object.fromEntries(silences);
    return { ok: ok && isHeard, state, store: storeTrouble() ?? 'ok', secondsSinceLastEvent };
  }

  return {
    enter: (next) => {
      state = next;
    },
    alive: () => report(true),
    ready: () => report(state === 'running'),
  };
}
