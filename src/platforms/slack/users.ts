import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Log } from '../../ops/log.ts';
import { withTimeout } from '../../util/timeout.ts';
import { classify } from './errors.ts';
import { isDirect } from './parse.ts';

/** A person's language and time zone seldom change. */
const PROFILE_MS = 60 * 60_000;
/** Rights must be taken away at once, or nearly. */
const RIGHTS_MS = 60_000;
/** A person takes about 200 bytes. */
const MOST_PEOPLE = 10_000;
/** Milliseconds for which an answer waits to be in the right language. */
const TIMEOUT_MS = 1000;

export interface Users {
  /** The language that a person set in Slack, as a BCP 47 tag; undefined where Slack does not say so in a second. */
  readonly language: (user: string) => Promise<string | undefined>;
  /** The time zone of the person's profile, by its IANA name; undefined where Slack does not say so in a second. */
  readonly zone: (user: string) => Promise<string | undefined>;
  /**
   * Whether a member of this very workspace is an owner or admin of it or, where it is about the channel alone, made it
   * or has it to themselves; not, where Slack does not say.
   */
  readonly isAdmin: (user: string, channel: string, of?: 'channel' | 'space') => Promise<boolean>;
}

/** @param most The most people of whom each thing is remembered. */
export function createUsers(
  reading: WebClient,
  team: string,
  log: Log,
  now: () => number = Date.now,
  most: number = MOST_PEOPLE,
): Users {
  const profiles = createCache({
    load: async (user) => {
      // A failure is kept like an answer: who asks next need not wait for it again.
      const answer = await reading.users.info({ user, include_locale: true }).catch(note('users.info'));
      return { language: answer?.user?.locale, zone: answer?.user?.tz };
    },
    ttlMs: PROFILE_MS,
    most,
    now,
  });
  const rights = createCache({
    load: async (user) => {
      const { user: person } = await reading.users.info({ user });
      if (!person || !belongsTo(team, person)) return { isMember: false, isAdmin: false };
      return { isMember: true, isAdmin: person.is_admin === true || person.is_owner === true };
    },
    ttlMs: RIGHTS_MS,
    most,
    now,
  });
  const creators = createCache({
    load: async (channel) => (await reading.conversations.info({ channel })).channel?.creator,
    ttlMs: RIGHTS_MS,
    most,
    now,
  });

  function note(method: string) {
    return (error: unknown): undefined => {
      log.warn({ method, reason: classify(error).reason }, 'looking up a person on Slack failed');
      return undefined;
    };
  }

  return {
    language: async (user) => (await withTimeout(profiles(user), TIMEOUT_MS, () => undefined))?.language,
    zone: async (user) => (await withTimeout(profiles(user), TIMEOUT_MS, () => undefined))?.zone,
    isAdmin: async (user, channel, of = 'channel') => {
      if (of === 'channel' && isDirect(channel)) return true;
      const known = await rights(user).catch(note('users.info'));
      if (!known?.isMember) return false;
      if (known.isAdmin) return true;
      return of === 'channel' && (await creators(channel).catch(note('conversations.info'))) === user;
    },
  };
}

/**
 * Whether a person is a full member of the team. Of guests, and of people of other organisations in a shared channel,
 * Slack tells the same fields; in an organisation people belong to several teams
 * (https://docs.slack.dev/reference/objects/user-object).
 */
function belongsTo(team: string, person: NonNullable<UsersInfoResponse['user']>): boolean {
  const { team_id: home, enterprise_user: enterprise } = person;
  const isOfTeam = home === team || enterprise?.teams?.includes(team) === true;
  const isGuest = person.is_restricted === true || person.is_ultra_restricted === true;
  return isOfTeam && !isGuest && person.is_stranger !== true && person.deleted !== true;
}

interface CacheOptions<V> {
  readonly load: (key: string) => Promise<V>;
  /** Milliseconds for which a value may be used. */
  readonly ttlMs: number;
  /** The most values kept; beyond it the oldest goes. */
  readonly most: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** Remembers values for a while; those who ask for the same one meanwhile wait for the same load. Failures are not kept. */
function createCache<V>({ load, ttlMs, most, now }: CacheOptions<V>): (key: string) => Promise<V> {
  const kept = new Map<string, { readonly value: Promise<V>; readonly until: number }>();
  return (key) => {
    const hit = kept.get(key);
    if (hit && hit.until > now()) return hit.value;
    kept.delete(key);
    for (const oldest of kept.keys()) {
      if (kept.size < most) break;
      kept.delete(oldest);
    }
    const value = load(key);
    const entry = { value, until: now() + ttlMs };
    kept.set(key, entry);
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return value;
  };
}
