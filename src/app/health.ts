/** A platform as far as its health goes. */
interface Heard {
  readonly name: string;
  readonly secondsSinceLastEvent: () => number;
  readonly silenceLimitSeconds: number;
}

export interface HealthOptions {
  /** Those that are connected. */
  readonly platforms: () => readonly Heard[];
  /** The names of those that are not connected yet. */
  readonly connecting: () => readonly string[];
  /** Milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  /** What keeps the store from working; undefined if nothing does. */
  readonly storeTrouble: () => string | undefined;
  /** What platforms say of a token that they do not accept for daily posts. */
  readonly postingTrouble: () => Readonly<Record<string, string>>;
}

type State = 'starting' | 'running' | 'stopping';

/** What the program says of itself, to people and to machines. */
interface Report {
  readonly ok: boolean;
  readonly state: State;
  /** The store may be gone for a while: questions are answered without it. */
  readonly store: string;
  readonly secondsSinceLastEvent: Readonly<Record<string, number>>;
  /** The platforms that could not be connected so far. */
  readonly connecting: readonly string[];
  /** Platforms that take no daily post, and why. A restart wouldn't help. */
  readonly postingTrouble: Readonly<Record<string, string>>;
}

export interface Health {
  readonly enter: (state: State) => void;
  /**
   * Whether the program works; if not, because a platform has been silent for too long or none has been connected within five
   * minutes of the start, it should be restarted.
   */
  readonly alive: () => Report;
  /** Whether work is to be sent to it. */
  readonly ready: () => Report;
}

/** Milliseconds within which some platform must be connected. */
const CONNECT_WITHIN_MS = 300_000;

export function createHealth({ platforms, connecting, storeTrouble, postingTrouble, now }: HealthOptions): Health {
  const began = now();
  let state: State = 'starting';
  /** Whether any platform can be used, or none is to be. */
  const isConnected = () => platforms().length > 0 || connecting().length === 0;

  function report(ok: boolean): Report {
    const heard = platforms().map((platform) => ({
      ...platform,
      seconds: Math.round(platform.secondsSinceLastEvent()),
    }));
    const isHeard = heard.every(({ seconds, silenceLimitSeconds }) => seconds < silenceLimitSeconds);
    const secondsSinceLastEvent = Object.fromEntries(heard.map(({ name, seconds }) => [name, seconds]));
    return {
      ok: ok && isHeard,
      state,
      store: storeTrouble() ?? 'ok',
      secondsSinceLastEvent,
      connecting: connecting(),
      postingTrouble: postingTrouble(),
    };
  }

  return {
    enter: (next) => {
      state = next;
    },
    alive: () => report(isConnected() || now() - began < CONNECT_WITHIN_MS),
    ready: () => report(state === 'running' && isConnected()),
  };
}
