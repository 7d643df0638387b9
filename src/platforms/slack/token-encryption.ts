import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what must not be readable to someone who gets hold of the database. */
export interface TokenEncryption {
  /** @param about What the text belongs to: it can be opened only as that again, so it is of no use in another row. */
  readonly encrypt: (text: string, about: string) => string;
  /** @throws DecryptionError for what was encrypted with a key that is not among ours, as something else, or changed since. */
  readonly decrypt: (sealed: string, about: string) => string;
  /** Whether it was encrypted with the first of the keys. */
  readonly isCurrent: (sealed: string) => boolean;
}

export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
  /** Whether the key is not among ours; otherwise the text is damaged, or belongs elsewhere. */
  readonly lacksKey: boolean;

  constructor(lacksKey: boolean) {
    super(lacksKey ? 'it was encrypted with a key that is not in the list' : 'it was changed since it was encrypted');
    this.lacksKey = lacksKey;
  }
}

const CIPHER = 'aes-256-gcm';
/** As recommended for GCM: https://csrc.nist.gov/pubs/sp/800/38/d/final. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/**
 * AES-256-GCM. An encrypted text is `v1.<name of the key>.<nonce, text and tag>` in base64url.
 * @param keys Of 32 bytes each: the first one encrypts, all of them decrypt.
 */
export function createTokenEncryption(keys: readonly [Buffer, ...Buffer[]]): TokenEncryption {
  const [first] = keys;
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const current = `${VERSION}.${nameOf(first)}.`;
  return {
    encrypt: (text, about) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, first, nonce).setAAD(Buffer.from(current + about));
      const bytes = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return current + Buffer.concat(bytes).toString('base64url');
    },
    decrypt: (sealed, about) => {
      const [version, name = '', body = ''] = sealed.split('.');
      const key = byName.get(name);
      if (version !== VERSION || !key) throw new DecryptionError(version === VERSION);
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError(false);
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(`${version}.${name}.${about}`)).setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new DecryptionError(false);
      }
    },
    isCurrent: (sealed) => sealed.startsWith(current),
  };
}

/** Identifies a key without revealing anything about it. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('name of the key ').update(key).digest('hex').slice(0, 8);
}
