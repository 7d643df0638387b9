import { z } from 'zod';

/** What one engine took on one pack. */
export const measurement = z.object({
  engine: z.string(),
  facts: z.number(),
  buildMs: z.number(),
  /** What the index holds, typed arrays included, which lie outside the JavaScript heap. */
  memoryMiB: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
  questions: z.number(),
  /** How many of them brought first the fact that they were made from. */
  firstRight: z.number(),
  /** The 99th percentile of a keystroke of autocomplete; null for engines that have none. */
  keystrokeP99Ms: z.number().nullable(),
  /** Whether the pack was generated. */
  generated: z.boolean(),
  /** The same on the development questions, which no index holds; null where they were not or not all asked. */
  development: z.object({ questions: z.number(), firstRight: z.number() }).nullable(),
});

export type Measurement = z.infer<typeof measurement>;
