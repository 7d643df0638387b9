/**
 * How fast posts may leave by themselves. A bot has 50 requests a second
 * (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit, read 2026-11-24); what people ask for shares
 * them, and what is sent evenly does not arrive quite so. Answers to interactions do not count.
 */
export const DISCORD_PACE = { requestsPerSecond: 47, atATime: 24 } as const;

/** Milliseconds after which a post is given up: with its looks, of which there are three, it must be settled in 20 seconds. */
export const DISCORD_POST_TIMEOUT_MS = 6_000;
