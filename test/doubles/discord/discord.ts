import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, ChannelType } from 'discord.js';
import { createCommands } from './commands.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createHttpServer } from './http.ts';
import { createInteractions } from './interactions.ts';
import { createJudge } from './judge.ts';
import { createMessages } from './messages.ts';
import { type Actors, announceMessage, createActors } from './people.ts';
import { createRateLimits, type Limits } from './rate-limits.ts';
import { createRoutes } from './routes.ts';
import {
  type Channel,
  createUser,
  createWorld,
  directChannel,
  type Guild,
  type Person,
  type Stored,
  type World,
} from './world.ts';

/** A Discord on this machine: the REST API and the gateway, both version 10, on one port of 127.0.0.1. */
export interface Discord extends Actors {
  /** For DISCORD_API_URL. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly faults: Faults;
  /** Whatever Discord would refuse, and what nobody wants, such as pings. Every test asserts that there is nothing. */
  readonly violations: readonly string[];
  /** The requests so far, as `POST /channels/…`. */
  readonly requests: readonly string[];
  /** How often a request came that the rate limits did not let through. */
  readonly rateLimited: () => number;
  readonly addGuild: (options?: Partial<Omit<Guild, 'id'>>) => Guild;
  /** A channel with text, if no other type is given. */
  readonly addChannel: (guild: Guild, name?: string, type?: GuildChannelType) => Channel;
  readonly addThread: (parent: Channel, name?: string) => Channel;
  readonly addPerson: (name: string, options?: Partial<Omit<Person, 'user'>>) => Person;
  /** The direct conversation of the bot with this person. */
  readonly directChannel: (person: Person) => Channel;
  /** A conversation of several people to which the bot does not belong. */
  readonly addGroup: (people: readonly Person[]) => Channel;
  /** The messages of a channel that everybody sees, oldest first. */
  readonly posted: (channel: Channel) => APIMessage[];
  /** The messages that only this person sees, oldest first. */
  readonly postedFor: (channel: Channel, person: Person) => APIMessage[];
  readonly stored: (messageId: string) => Stored | undefined;
  /** Waits until the condition gives something, looking after every request and connection and now and then. */
  readonly until: <T>(condition: () => T | undefined | false, what?: string) => Promise<T>;
  readonly close: () => Promise<void>;
}

type GuildChannelType = ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum;

interface Settings {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly limits?: Limits;
  /** Shards that Discord recommends. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
  /** Milliseconds within which interactions must be answered, where a benchmark asks for more than a machine can. */
  readonly firstWithinMs?: number;
}

/** Machines that build and test are busy. */
const PATIENCE_MS = 25_000;
/** What happens within the bot is announced by nothing. */
const LOOK_AGAIN_MS = 25;

export async function openDiscord(settings: Settings = {}): Promise<Discord> {
  const { now = Date.now, limits = {}, shards = 1, heartbeatMs = 41_250, firstWithinMs } = settings;
  // No token that anyone could use, but with the shape of one.
  const token = `${Buffer.from('1').toString('base64url')}.double.${'x'.repeat(38)}`;
  const world = createWorld({ now, token });
  const judge = createJudge();
  const faults = createFaults();
  const requests: string[] = [];
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => void setImmediate(() => changes.emit('change'));
  const rateLimits = createRateLimits(limits, now);

  const address: { url: string } = { url: '' };
  const messages = createMessages({
    world,
    judge,
    announce: (message, channel) => announceMessage(world, gateway, message, channel),
  });
  const interactions = createInteractions({ world, judge, messages, firstWithinMs });
  const handle = createRoutes({
    world,
    judge,
    messages,
    interactions,
    commands: createCommands(world, judge),
    gatewayUrl: () => `ws://${address.url}/gateway`,
    shards,
  });
  const server = createHttpServer({
    handle: (request) => {
      try {
        return handle(request);
      } finally {
        changed();
      }
    },
    faults,
    limits: rateLimits,
    now,
    seen: ({ method, path }) => {
      requests.push(`${method} ${path}`);
      changed();
    },
    blame: (problem) => judge.blame('double', [problem]),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address.url = addressOf(server.address());
  const gateway = createGateway({ world, server, url: () => `ws://${address.url}/gateway`, heartbeatMs, changed });
  const seenBy = (channel: Channel, onlyFor: string | undefined) =>
    messages
      .of(channel)
      .filter((stored) => stored.onlyFor === onlyFor)
      .map(({ message }) => message);
  const addChannel = (channel: Omit<Channel, 'id' | 'deleted' | 'denied'>): Channel => {
    const added = { ...channel, id: world.nextId(), denied: new Set<never>(), deleted: false };
    world.channels.set(added.id, added);
    return added;
  };

  return {
    ...createActors({ world, gateway, interactions }),
    apiUrl: `http://${address.url}/api`,
    token,
    world,
    gateway,
    faults,
    violations: judge.violations,
    requests,
    rateLimited: rateLimits.exceeded,
    addGuild: (options = {}) => {
      const guild = {
        id: world.nextId(),
        name: 'Dostyk’s server',
        preferredLocale: 'en-US',
        hasBot: true,
        denied: [],
        ...options,
      };
      // Two further ids belong to the roles of the guild; see botRoleOf.
      world.nextId();
      world.nextId();
      world.guilds.set(guild.id, guild);
      return guild;
    },
    addChannel: (guild, name = 'general', type = ChannelType.GuildText) =>
      addChannel({ name, guild, type, recipients: [] }),
    addThread: (parent, name = 'thread') => {
      const { guild } = parent;
      return addChannel({ name, parent, type: ChannelType.PublicThread, recipients: [], ...(guild ? { guild } : {}) });
    },
    addGroup: (recipients) => addChannel({ name: 'group', type: ChannelType.GroupDM, recipients }),
    addPerson: (name, options = {}) => {
      const user = createUser(world.nextId(), name);
      const person = { user, locale: 'en-US', isAdmin: false, acceptsDirectMessages: true, ...options };
      world.people.set(user.id, person);
      return person;
    },
    directChannel: (person) => directChannel(world, person),
    posted: (channel) => seenBy(channel, undefined),
    postedFor: (channel, person) => seenBy(channel, person.user.id),
    stored: (id) => world.messages.get(id),
    until: async (condition, what = String(condition)) => {
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = condition();
        if (found !== undefined && found !== false) return found;
        if (Date.now() > until) {
          const last = requests.slice(-8).join(', ');
          throw new Error(`It did not happen within ${PATIENCE_MS} ms: ${what}. The last requests: ${last}`);
        }
        const seen = new AbortController();
        const change = once(changes, 'change', { signal: seen.signal }).catch(() => undefined);
        await Promise.race([change, sleep(LOOK_AGAIN_MS)]);
        seen.abort();
      }
    },
    close: async () => {
      gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The double has no port.');
  return `127.0.0.1:${address.port}`;
}
