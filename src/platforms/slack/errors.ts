import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { PostError, type PostFailure } from '../../daily/types.ts';

/** What to do about a request to Slack that failed. */
export interface Failure {
  readonly kind: PostFailure;
  /** Slack's own code, or what happened to the connection. */
  readonly reason: string;
  /** Milliseconds that Slack asks to wait. */
  readonly retryAfterMs?: number;
}

/** Codes with which Slack says that it is out of order for now: https://docs.slack.dev/reference/methods/chat.postMessage#errors. */
const LATER = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'org_login_required',
]);

/** Codes that say that a token is worth nothing (any more): https://docs.slack.dev/reference/methods/auth.test#errors. */
const BAD_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
]);

/** Those of them that a token gets that once was good, when the app was uninstalled or its workspace deleted. */
const LOST_TOKEN = new Set(['invalid_auth', 'account_inactive', 'token_revoked']);

/** Ways in which a connection fails before anything was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** The one place where errors of Slack are judged. Every code that is not known as passing is permanent: Slack names what the app did wrong. */
export function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', reason: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return byCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return byStatus(error.statusCode);
  if (error instanceof ResponseUrlError) return error.failure;
  const code = connectionCode(error);
  return { kind: code !== undefined && NOT_SENT.has(code) ? 'later' : 'unknown', reason: code ?? messageOf(error) };
}

export function isBadToken(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && BAD_TOKEN.has(error.data.error);
}

export function isLostTokenCode(code: string | undefined): boolean {
  return code !== undefined && LOST_TOKEN.has(code);
}

export function isLostToken(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && isLostTokenCode(error.data.error);
}

/** Without what is also said of a good token that comes from the wrong place. */
export function isSurelyLostToken(error: unknown): boolean {
  return isLostToken(error) && classify(error).reason !== 'invalid_auth';
}

/** @throws PostError, always: an error of Slack as a PostError. */
export function throwPostError(error: unknown): never {
  if (error instanceof PostError) throw error;
  const { kind, reason, retryAfterMs } = classify(error);
  // A connection that broke or was silent may have brought the post; that is found out before it is tried again.
  throw new PostError(error instanceof WebAPIRequestError ? 'later' : kind, reason, retryAfterMs);
}

/** A response_url that did not take the answer. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  readonly failure: Failure;
  /** Whether it surely was not taken: the address is over, was used too often, or somebody on the way refused. */
  readonly isRefusal: boolean;

  constructor(status: number, retryAfterSeconds: number | undefined) {
    super(`Slack answered with ${status} to an answer.`);
    this.isRefusal = status >= 400 && status < 500 && status !== 429;
    const failure = byStatus(status);
    this.failure = retryAfterSeconds === undefined ? failure : { ...failure, retryAfterMs: retryAfterSeconds * 1000 };
  }
}

function byCode(code: string): Failure {
  return { kind: LATER.has(code) ? 'later' : 'permanent', reason: code };
}

function byStatus(status: number): Failure {
  return { kind: status === 429 || status >= 500 ? 'later' : 'permanent', reason: `HTTP ${status}` };
}

/** The code of the innermost cause: a request error wraps fetch's, which wraps the socket's. */
function connectionCode(error: unknown): string | undefined {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof WebAPIRequestError) inner = inner.original;
    else if (inner.cause instanceof Error) inner = inner.cause;
    else break;
  }
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
