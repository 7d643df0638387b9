import type { ServerResponse } from 'node:http';
import type { PageEvents } from './protocol.ts';

/** Pages that are told; more would be somebody who opens connections for their own sake. */
const MOST_LISTENERS = 100;
/** A sign of life more often than proxies and browsers give up on a silent connection, in milliseconds. */
const PULSE_MS = 25_000;

export interface Events {
  /** Tells this page from now on, first of what is known already; whether there was room for it. */
  readonly listen: (response: ServerResponse, headers: Readonly<Record<string, string>>) => boolean;
  /** Tells every page; one that opens later is told the last event of each name, if it is to be kept. */
  readonly tell: <K extends keyof PageEvents>(name: K, data: PageEvents[K], keep: boolean) => void;
  readonly stop: () => void;
}

/** Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html, read 2026-11-24. */
export function createEvents(): Events {
  const listeners = new Set<ServerResponse>();
  const kept = new Map<string, string>();
  const pulse = setInterval(() => {
    for (const listener of listeners) listener.write(':\n\n');
  }, PULSE_MS);
  pulse.unref();

  return {
    listen: (response, headers) => {
      if (listeners.size >= MOST_LISTENERS) return false;
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: 1000\n\n${[...kept.values()].join('')}`);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return true;
    },
    tell: (name, data, keep) => {
      const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      if (keep) kept.set(name, event);
      for (const listener of listeners) listener.write(event);
    },
    stop: () => {
      clearInterval(pulse);
      for (const listener of listeners) listener.end();
    },
  };
}
