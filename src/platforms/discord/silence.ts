import { type Client, Events } from 'discord.js';

/**
 * Watches for how long Discord has been silent.
 * @returns The seconds since the last event or answer to a heartbeat, of the shard for which it is longest.
 */
export function watchSilence(client: Client): () => number {
  const begun = Date.now();
  const heard = new Map<number, number>();
  client.on(Events.Raw, (_, shard: number) => void heard.set(shard, Date.now()));
  return () => {
    const last = client.ws.shards.map(({ id, lastPingTimestamp }) =>
      Math.max(begun, heard.get(id) ?? 0, lastPingTimestamp),
    );
    return last.length === 0 ? (Date.now() - begun) / 1000 : (Date.now() - Math.min(...last)) / 1000;
  };
}
