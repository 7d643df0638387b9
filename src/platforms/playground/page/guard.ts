import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The only style attributes that are ever written: those of Discord's components where something has no colour. */
const EMPTY_STYLES = ['', 'color:;'].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);

/**
 * Sent with everything. No script or style stands in the page itself, nothing comes from elsewhere, and of what could
 * turn text into markup only lit's templates may run (https://www.w3.org/TR/trusted-types/, read 2026-11-24).
 */
export const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `style-src-attr 'unsafe-hashes' ${EMPTY_STYLES.join(' ')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether only this machine can reach what listens there. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.has(host) || host === '::1';
}

/**
 * Whether the request was made for this server: where it listens to this machine alone, a name that is not this machine's
 * is somebody else's page that made its own name point here.
 */
export function isForUs({ headers }: IncomingMessage, listensOn: string): boolean {
  if (!isLoopback(listensOn)) return true;
  const url = URL.parse(`http://${headers.host ?? ''}`);
  return url !== null && LOOPBACK_NAMES.has(url.hostname);
}

/** Whether the request comes from the page itself, or from no page at all. */
export function isFromOurPage({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site = 'none' } = headers;
  if (site !== 'none' && site !== 'same-origin') return false;
  return origin === undefined || URL.parse(origin)?.host === host;
}
