/** Discord's ids count milliseconds from the first second of 2015 (https://discord.com/developers/docs/reference#snowflakes). */
const EPOCH = 1_420_070_400_000n;

/** Makes ids that grow with the clock and never repeat. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const next = (BigInt(Math.floor(now())) - EPOCH) << 22n;
    last = next > last ? next : last + 1n;
    return last.toString();
  };
}

/** The moment in which an id was made, in milliseconds since 1970. */
export function momentOf(id: string): number {
  return Number((BigInt(id) >> 22n) + EPOCH);
}

/** The shard of a guild (https://discord.com/developers/docs/events/gateway#sharding). */
export function shardOf(guildId: string | undefined, shardCount: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
