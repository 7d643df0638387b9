import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Names in the database for places and people that the database alone must not tell: the same for the same thing, and
 * nothing that anybody could compute without the secret.
 */
export interface Pseudonyms {
  /** @param parts What it stands for, its kind first. */
  readonly of: (platform: string, ...parts: readonly string[]) => string;
  /** The name by the present secret, and by each that was in use before. */
  readonly everOf: (platform: string, ...parts: readonly string[]) => readonly string[];
}

/** The secrets of each platform that are not in the database, the present one first. */
export type Secrets = ReadonlyMap<string, readonly [string | Buffer, ...(string | Buffer)[]]>;

/** 72 bits in base64url, which a button has room for. */
const LENGTH = 12;
const KEY_BYTES = 32;

/**
 * All processes with the same secrets give the same names. A platform without a secret, such as the playground, gets
 * one that ends with the process.
 */
export function createPseudonyms(secrets: Secrets): Pseudonyms {
  const keys = new Map(Array.from(secrets, ([platform, some]) => [platform, some.map(derive)]));
  const own = [randomBytes(KEY_BYTES)];
  const name = (key: Buffer, parts: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url').slice(0, LENGTH);
  const everOf = (platform: string, ...parts: readonly string[]) =>
    (keys.get(platform) ?? own).map((key) => name(key, [platform, ...parts]));
  return { of: (platform, ...parts) => everOf(platform, ...parts)[0] ?? '', everOf };
}

/** A key for this use alone, of whatever else the secret is used for. */
function derive(secret: string | Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'dostyk pseudonyms', KEY_BYTES));
}
