import { messageOf } from '../util/error-message.ts';
/** What keeps the store from doing what it was asked. */
export type StoreErrorCode =
  /** It is locked by someone else; a retry may help. */
  | 'busy'
  /** No room left on the disk. */
  | 'full'
  | 'unwritable'
  /** The file or the server is not there, or does not answer. */
  | 'gone'
  /** Anything else, such as a damaged file. */
  | 'broken';

/** The store could not do what it was asked. Nothing was changed. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause: unknown) {
    super(`The store is ${code}: ${messageOf(cause)}`, { cause });
    this.code = code;
  }
}

/** Why the program cannot work with this database, in a sentence for the operator. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';
}

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const SQLITE: Readonly<Record<number, StoreErrorCode>> = {
  5: 'busy',
  6: 'busy',
  8: 'unwritable',
  10: 'gone',
  13: 'full',
  14: 'gone',
};

/** Codes and classes of PostgreSQL (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const POSTGRES: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['25006', 'unwritable'],
  ['53100', 'full'],
  ['53300', 'busy'],
  ['40', 'busy'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['57P', 'gone'],
  ['08', 'gone'],
  ['3D000', 'gone'],
];

/** Codes of Node for a server that cannot be reached, and messages of pg for a connection that went away. */
const UNREACHABLE = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/;
const WENT_AWAY = /connection terminated|timeout|not queryable|client was closed/i;

/** Names what is behind an error of either engine. */
export function storeErrorCodeOf(error: unknown): StoreErrorCode {
  if (!(error instanceof Error)) return 'broken';
  if ('errcode' in error && typeof error.errcode === 'number') return SQLITE[error.errcode & 0xff] ?? 'broken';
  if (error instanceof AggregateError && error.errors.length > 0) return storeErrorCodeOf(error.errors[0]);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNREACHABLE.test(code)) return 'gone';
  const known = POSTGRES.find(([prefix]) => code.startsWith(prefix));
  return known?.[1] ?? (WENT_AWAY.test(error.message) ? 'gone' : 'broken');
}
