import type { Client } from 'discord.js';
import type { Log } from '../../ops/log.ts';
import { stackOf } from '../../util/error-message.ts';

interface ContainOptions {
  readonly log: Log;
  /** Called with the name of every event that could not be read. */
  readonly count?: ((event: string) => void) | undefined;
  /** Milliseconds, from a clock that never goes back. */
  readonly now?: () => number;
}

/** Log lines an hour about one event; all of them are counted. */
const MOST_LINES = 5;
const HOUR_MS = 3_600_000;

/**
 * Lets the client go on after an event that discord.js can't read: one field that Discord adds, drops or sets to null would
 * else end the program, and again after each start. discord.js throws such errors where only the process could catch them,
 * so the method that reads each event is wrapped.
 */
export function containPackets(client: Client, { log, count, now = () => performance.now() }: ContainOptions): void {
  const read: unknown = Reflect.get(client.ws, 'handlePacket');
  if (typeof read !== 'function') throw new Error('discord.js reads its events by another method than before.');
  const lines = new Map<string, { readonly since: number; count: number }>();

  function mayLog(event: string): boolean {
    const known = lines.get(event);
    const current = known && now() - known.since < HOUR_MS ? known : { since: now(), count: 0 };
    current.count++;
    lines.set(event, current);
    return current.count <= MOST_LINES;
  }

  Reflect.set(client.ws, 'handlePacket', (...given: readonly unknown[]): unknown => {
    try {
      return Reflect.apply(read, client.ws, given);
    } catch (error) {
      const event = eventOf(given[0]);
      count?.(event);
      if (mayLog(event)) {
        log.error({ event, error: stackOf(error) }, 'Discord: unreadable event, skipped');
      }
      return false;
    }
  });
}

/** The event's name, which is Discord's: anything that does not look like one is not repeated. */
function eventOf(packet: unknown): string {
  const name: unknown = typeof packet === 'object' && packet !== null ? Reflect.get(packet, 't') : undefined;
  return typeof name === 'string' && /^[A-Z_]{1,64}$/.test(name) ? name : 'unknown';
}
