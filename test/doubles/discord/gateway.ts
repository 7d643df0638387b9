import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { applicationPayload, guildPayload } from './payloads.ts';
import { shardOf } from './snowflake.ts';
import type { World } from './world.ts';

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shardCount: number;
  readonly intents: number;
  /** Everything that was dispatched, for replays; the first one has the sequence number 1. */
  readonly events: { readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
  /** Events before the sequence number of the next resume that are replayed once more. */
  rewind: number;
}

export interface Gateway {
  /** Dispatches an event to the shard that this guild belongs to; to shard 0 without a guild. */
  readonly dispatch: (t: string, d: unknown, guildId?: string) => void;
  /** The intents with which the shard of this guild identified, also while its session waits to be resumed. */
  readonly intentsFor: (guildId: string | undefined) => number;
  /** Shards with a session that is connected. */
  readonly connected: () => number[];
  /** How often clients identified and resumed. */
  readonly counts: { identified: number; resumed: number };
  /** Cuts every connection without a word; on resuming, `rewind` events are replayed that had arrived already. */
  readonly drop: (rewind?: number) => void;
  /** Asks every client to reconnect (op 7). */
  readonly askToReconnect: () => void;
  /** Tells every client that its session is invalid (op 9). */
  readonly invalidate: (resumable: boolean) => void;
  /** Closes every connection with this code. */
  readonly close: (code: number) => void;
  /** The code with which the next IDENTIFY is answered. */
  refuseWith: number | undefined;
  readonly stop: () => void;
}

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const payload = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.number().nullable() }),
  z.object({
    op: z.literal(GatewayOpcodes.Identify),
    d: z.object({ token: z.string(), intents: z.number(), shard: z.tuple([z.number(), z.number()]).default([0, 1]) }),
  }),
  z.object({
    op: z.literal(GatewayOpcodes.Resume),
    d: z.object({ token: z.string(), session_id: z.string(), seq: z.number() }),
  }),
  z.object({ op: z.literal(GatewayOpcodes.PresenceUpdate), d: z.unknown() }),
]);
type Identify = Extract<z.infer<typeof payload>, { op: GatewayOpcodes.Identify }>['d'];
type Resume = Extract<z.infer<typeof payload>, { op: GatewayOpcodes.Resume }>['d'];

interface Settings {
  readonly world: World;
  readonly server: Server;
  readonly url: () => string;
  readonly heartbeatMs: number;
  readonly changed: () => void;
}

/** The gateway half of the loopback Discord, version 10 (https://discord.com/developers/docs/events/gateway). */
export function createGateway({ world, server, url, heartbeatMs, changed }: Settings): Gateway {
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const state: { refuseWith: number | undefined } = { refuseWith: undefined };

  const send = (socket: WebSocket, op: number, d: unknown) => socket.send(JSON.stringify({ op, d, s: null, t: null }));
  const deliver = (session: Session, s: number) => {
    const event = session.events[s - 1];
    if (event) session.socket?.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, s, ...event }));
  };
  const emit = (session: Session, t: string, d: unknown) => {
    session.events.push({ t, d });
    deliver(session, session.events.length);
  };
  const live = () => [...sessions.values()].filter(({ socket }) => socket !== undefined);

  function identify(socket: WebSocket, { token, intents, shard: [shard, shardCount] }: Identify): void {
    if (state.refuseWith !== undefined) {
      socket.close(state.refuseWith);
      return;
    }
    if (token !== world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (shard >= shardCount) {
      socket.close(GatewayCloseCodes.InvalidShard);
      return;
    }
    if ((intents & PRIVILEGED) !== 0) {
      socket.close(GatewayCloseCodes.DisallowedIntents);
      return;
    }
    for (const old of sessions.values()) if (old.shard === shard && !old.socket) sessions.delete(old.id);
    const session: Session = { id: world.nextId(), shard, shardCount, intents, events: [], socket, rewind: 0 };
    sessions.set(session.id, session);
    counts.identified++;
    const guilds = [...world.guilds.values()].filter(({ id, hasBot }) => hasBot && shardOf(id, shardCount) === shard);
    emit(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: world.bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: [shard, shardCount],
      application: applicationPayload(world),
    });
    for (const guild of guilds) emit(session, GatewayDispatchEvents.GuildCreate, guildPayload(world, guild));
    changed();
  }

  function resume(socket: WebSocket, { token, session_id, seq }: Resume): void {
    const session = sessions.get(session_id);
    if (token !== world.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return;
    }
    if (!session) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.socket = socket;
    const from = Math.max(1, seq + 1 - session.rewind);
    session.rewind = 0;
    for (let s = from; s <= session.events.length; s++) deliver(session, s);
    counts.resumed++;
    emit(session, GatewayDispatchEvents.Resumed, {});
    changed();
  }

  sockets.on('connection', (socket) => {
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: heartbeatMs });
    socket.on('message', (data) => {
      const read = payload.safeParse(JSON.parse(String(data)));
      if (!read.success) {
        socket.close(GatewayCloseCodes.DecodeError);
        return;
      }
      if (read.data.op === GatewayOpcodes.Heartbeat) send(socket, GatewayOpcodes.HeartbeatAck, null);
      if (read.data.op === GatewayOpcodes.Identify) identify(socket, read.data.d);
      if (read.data.op === GatewayOpcodes.Resume) resume(socket, read.data.d);
    });
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
      changed();
    });
  });

  return {
    counts,
    dispatch: (t, d, guildId) => {
      for (const session of sessions.values()) {
        if (session.shard === shardOf(guildId, session.shardCount)) emit(session, t, d);
      }
    },
    intentsFor: (guildId) =>
      [...sessions.values()].findLast(({ shard, shardCount }) => shard === shardOf(guildId, shardCount))?.intents ?? 0,
    connected: () =>
      live()
        .map(({ shard }) => shard)
        .toSorted((a, b) => a - b),
    drop: (rewind = 0) => {
      for (const session of live()) {
        session.rewind = rewind;
        session.socket?.terminate();
      }
    },
    askToReconnect: () => {
      for (const { socket } of live()) if (socket) send(socket, GatewayOpcodes.Reconnect, null);
    },
    invalidate: (resumable) => {
      for (const { id, socket } of live()) {
        if (!resumable) sessions.delete(id);
        if (socket) send(socket, GatewayOpcodes.InvalidSession, resumable);
      }
    },
    close: (code) => {
      for (const { socket } of live()) socket?.close(code);
    },
    get refuseWith() {
      return state.refuseWith;
    },
    set refuseWith(code) {
      state.refuseWith = code;
    },
    stop: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
