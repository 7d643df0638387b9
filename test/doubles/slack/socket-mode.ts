import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Method } from './api/method.ts';
import { type Acknowledged, type Kind, type Retry, type Transport, watchAck } from './delivery.ts';
import { BOT, type Workspace } from './workspace.ts';

interface Open {
  readonly envelope: Readonly<Record<string, unknown>> & { readonly envelope_id: string; readonly type: Kind };
  readonly noteAck: () => void;
  readonly resolve: (acknowledged: Acknowledged) => void;
  socket: WebSocket | undefined;
}

/** Socket Mode: the app connects here, is sent envelopes, and acknowledges each. */
export function createSocketMode(workspace: Workspace, server: Server, url: () => string) {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, Open>();
  const done = new Map<string, () => void>();
  let isSilent = false;
  let greets = true;
  const accepting = new WebSocketServer({ noServer: true, autoPong: false });

  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname !== '/link' || !tickets.delete(searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    accepting.handleUpgrade(request, socket, head, welcome);
  });

  function welcome(socket: WebSocket): void {
    sockets.add(socket);
    socket.on('ping', (data) => {
      if (!isSilent) socket.pong(data);
    });
    socket.on('message', (data) => receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.delete(socket);
      for (const open of waiting.values()) if (open.socket === socket) open.socket = undefined;
      sendAgain();
    });
    if (!greets || isSilent) return;
    const { size } = sockets;
    socket.send(JSON.stringify({ type: 'hello', num_connections: size, connection_info: { app_id: BOT.app } }));
    sendAgain();
  }

  /** Events that were not acknowledged before their connection closed come again on another one. */
  function sendAgain(): void {
    for (const open of waiting.values()) {
      if (open.socket === undefined && open.envelope.type === 'events_api') {
        send(open, { ...open.envelope, retry_attempt: 1, retry_reason: 'connection_closed' });
      }
    }
  }

  function send(open: Open, envelope: Open['envelope']): void {
    const socket = [...sockets].findLast(({ readyState, OPEN }) => readyState === OPEN);
    open.socket = socket;
    if (!isSilent) socket?.send(JSON.stringify(envelope));
  }

  function receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== 'object' || message === null || !('envelope_id' in message)) {
      workspace.violate(`Socket Mode: not an acknowledgement: ${text}`);
      return;
    }
    const id = String(message.envelope_id);
    const open = waiting.get(id);
    const note = open?.noteAck ?? done.get(id);
    if (!note) {
      workspace.violate(`Socket Mode: acknowledged ${id}, which was never sent`);
      return;
    }
    note();
    if (!open) return;
    waiting.delete(id);
    done.set(id, open.noteAck);
    const payload = 'payload' in message && typeof message.payload === 'object' ? { ...message.payload } : undefined;
    open.resolve(payload && Object.keys(payload).length > 0 ? payload : undefined);
  }

  const transport: Transport = {
    deliver: (type, payload, retry?: Retry) =>
      new Promise((resolve) => {
        const envelope = {
          envelope_id: randomUUID(),
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
        };
        const noteAck = watchAck(workspace, `${type} ${String(payload['type'] ?? payload['command'])}`);
        const open: Open = { envelope, noteAck, resolve, socket: undefined };
        waiting.set(envelope.envelope_id, open);
        send(open, envelope);
      }),
  };

  const connect: Method = () => {
    const ticket = randomUUID();
    tickets.add(ticket);
    return { ok: true, url: `${url().replace(/^http/, 'ws')}/link?ticket=${ticket}` };
  };

  return {
    transport,
    methods: { 'apps.connections.open': connect },
    connections: (): number => sockets.size,
    /** Envelopes that the app has not acknowledged. */
    unacknowledged: (): number => waiting.size,
    /** Asks the app to reconnect, as Slack does every few hours. */
    refresh: (reason: 'refresh_requested' | 'warning' = 'refresh_requested'): void => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
    /** Keeps connections open without a word: no hello, no answers to pings, no envelopes. */
    silence: (silent: boolean): void => {
      isSilent = silent;
    },
    /** Accepts connections without saying hello. */
    greet: (greeting: boolean): void => {
      greets = greeting;
    },
    /** Breaks every connection. */
    drop: (): void => {
      for (const socket of sockets) socket.terminate();
    },
    close: (): void => {
      for (const socket of sockets) socket.terminate();
      accepting.close();
    },
  };
}
