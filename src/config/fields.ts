import { z } from 'zod';

/** Variables that are set wrongly, each with what it should be. */
export class ConfigError extends Error {}

export const address = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be an address such as ${example}` });
export const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });
export const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
export const prefixed = (prefix: string, kind: string) =>
  z.string().refine((token) => token.startsWith(prefix), `must be ${kind}, which begins with ${prefix}`);
