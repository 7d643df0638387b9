/** A platform as far as its health goes. */
interface Heard {
  readonly name: string;
  readonly secondsSinceLastEvent: () => number;
  readonly silenceLimitSeconds: number;
}

export interface HealthOptions {
  /** Those that are connected. */
  readonly platforms: () => readonly Heard[];
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
  /** Platforms that take no daily post, and why. Nothing that a new start would mend. */
  readonly postingTrouble: Readonly<Record<string, string>>;
}

export interface Health {
  readonly enter: (state: State) => void;
  /** Whether the program does its work, or would be better started anew: a platform has been silent for too long. */
  readonly alive: () => Report;
  /** Whether work is to be sent to it. */
  readonly ready: () => Report;
}

export function createHealth({ platforms, storeTrouble, postingTrouble }: HealthOptions): Health {
  let state: State = 'starting';

  function report(ok: boolean): Report {
    const heard = platforms().map((platform) => ({
      ...platform,
      seconds: Math.round(platform.secondsSinceLastEvent()),
    }));
    const isHeard = heard.every(({ seconds, silenceLimitSeconds }) => seconds < silenceLimitSeconds);
    const secondsSinceLastEvent = Object.fromEntries(heard.map(({ name, seconds }) => [name, seconds]));
    const store = storeTrouble() ?? 'ok';
    return { ok: ok && isHeard, state, store, secondsSinceLastEvent, postingTrouble: postingTrouble() };
  }

  return {
    enter: (next) => {
      state = next;
    },
    alive: () => report(true),
    ready: () => report(state === 'running'),
  };
}
