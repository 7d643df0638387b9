import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import type { Metrics } from './metrics.ts';

/** What undici, over which all our requests go, tells of a response: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md, read 2026-11-24. */
const CHANNEL = 'undici:request:headers';
const told = z.object({
  request: z.object({ origin: z.union([z.string(), z.instanceof(URL)]) }),
  response: z.object({ statusCode: z.number() }),
});

/**
 * Counts the responses of the platforms, whichever of their clients asked.
 * @param platformOf The platform that a host belongs to; undefined for any other.
 * @returns What ends it.
 */
export function observeRequests(
  metrics: Pick<Metrics, 'request'>,
  platformOf: (host: string) => string | undefined,
): () => void {
  const listen = (message: unknown) => {
    const { success, data } = told.safeParse(message);
    const platform = success ? platformOf(new URL(data.request.origin).host) : undefined;
    if (platform !== undefined && data) metrics.request(platform, data.response.statusCode);
  };
  subscribe(CHANNEL, listen);
  return () => unsubscribe(CHANNEL, listen);
}
