/** How many requests Discord lets through; left out, all. */
export interface Limits {
  /** Messages a channel in five seconds: 5 (measured by many, not documented; the headers tell each bot its own). */
  readonly messagesPerChannel?: number;
  /** Requests of all kinds in a second: 50 (https://discord.com/developers/docs/topics/rate-limits). */
  readonly perSecond?: number;
}

const CHANNEL_WINDOW_MS = 5_000;

export interface RateLimits {
  /** The headers for this request, and how long to wait if it is one too many. */
  readonly check: (
    method: string,
    path: string,
  ) => { headers: Record<string, string>; waitMs: number; global: boolean };
  /** How often a request was one too many. */
  readonly exceeded: () => number;
}

/** Fixed windows, as the X-RateLimit headers describe them. Interaction callbacks count towards neither. */
export function createRateLimits({ messagesPerChannel, perSecond }: Limits, now: () => number): RateLimits {
  const windows = new Map<string, { startsAt: number; used: number }>();
  let exceeded = 0;

  const use = (key: string, limit: number, windowMs: number) => {
    let window = windows.get(key);
    if (!window || now() >= window.startsAt + windowMs) {
      window = { startsAt: now(), used: 0 };
      windows.set(key, window);
    }
    window.used++;
    const resetMs = window.startsAt + windowMs - now();
    const over = window.used > limit;
    if (over) exceeded++;
    return { over, resetMs, remaining: Math.max(0, limit - window.used) };
  };

  return {
    exceeded: () => exceeded,
    check: (method, path) => {
      if (path.startsWith('/interactions/') || path.startsWith('/webhooks/')) return free();
      if (perSecond !== undefined) {
        const { over, resetMs } = use('global', perSecond, 1_000);
        if (over) return { headers: { 'X-RateLimit-Global': 'true' }, waitMs: resetMs, global: true };
      }
      const channel = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
      if (messagesPerChannel === undefined || method !== 'POST' || channel === undefined) return free();
      const { over, resetMs, remaining } = use(channel, messagesPerChannel, CHANNEL_WINDOW_MS);
      const headers = {
        'X-RateLimit-Limit': String(messagesPerChannel),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset-After': (resetMs / 1_000).toFixed(3),
        'X-RateLimit-Bucket': 'channel-messages',
      };
      return { headers, waitMs: over ? resetMs : 0, global: false };
    },
  };
}

function free() {
  return { headers: {}, waitMs: 0, global: false };
}
