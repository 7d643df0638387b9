import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { type ChannelTrouble, PostError, type PostFailure } from '../../daily/types.ts';
import { messageOf } from '../../util/error-message.ts';

/** What to do about a request to Slack that failed. */
export interface Failure {
  readonly kind: PostFailure;
  /** Slack's own code, or what happened to the connection. */
  readonly reason: string;
  /** Milliseconds that Slack asks to wait. */
  readonly retryAfterMs?: number;
  /** Whether nobody answered in time: of all failures the one after which Slack is most likely to do it yet. */
  readonly isTimeout?: boolean;
  /** Whether Slack answered that it is out of order. */
  readonly isOutOfOrder?: boolean;
}

/**
 * Codes with which Slack says that this very channel takes no messages of ours; no other code is about a channel. From
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors, unless there is another source; read 2026-11-28.
 */
const ABOUT_CHANNEL: ReadonlyMap<string, ChannelTrouble> = new Map<string, ChannelTrouble>([
  ['channel_not_found', 'gone'],
  ['not_in_channel', 'absent'],
  ['is_archived', 'archived'],
  ['is_inactive', 'archived'],
  ['restricted_action', 'restricted'],
  ['restricted_action_read_only_channel', 'restricted'],
  ['restricted_action_thread_only_channel', 'restricted'],
  ['restricted_action_non_threadable_channel', 'restricted'],
  ['cannot_reply_to_message', 'restricted'],
  ['messages_tab_disabled', 'direct'],
  // https://docs.slack.dev/reference/methods/chat.postEphemeral#errors
  ['user_not_in_channel', 'other'],
  // https://docs.slack.dev/reference/methods/conversations.open#errors
  ['cannot_dm_bot', 'direct'],
  ['user_disabled', 'direct'],
  ['user_not_found', 'direct'],
  ['user_not_visible', 'direct'],
  // https://docs.slack.dev/reference/methods/conversations.history#errors
  ['channel_type_not_supported', 'restricted'],
  ['method_not_supported_for_channel_type', 'restricted'],
]);

/** Codes with which Slack says that it is out of order, and may have done what was asked all the same (same source). */
const OUT_OF_ORDER = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Codes about what was sent, which would be the same the next time (same source). */
const ABOUT_MESSAGE = new Set([
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_array_arg',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
  'unknown_method',
]);

/**
 * Codes that say that a token is worth nothing (any more), or not for this, or not from here: true of every channel.
 * https://docs.slack.dev/reference/methods/auth.test#errors, and the source above.
 */
const BAD_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'org_login_required',
  'team_access_not_granted',
  'team_added_to_org',
  'two_factor_setup_required',
]);

/** Those of them that a token gets that once was good, when the app was uninstalled or its workspace deleted. */
const LOST_TOKEN = new Set(['invalid_auth', 'account_inactive', 'token_revoked']);

/** What Node and undici call an answer that did not come in time. */
const TIMEOUT = /TimeoutError|AbortError|UND_ERR_(HEADERS|BODY)_TIMEOUT|ETIMEDOUT/;

/** Ways in which a connection fails before anything was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH']);

/** Slack's codes are words; an answer in which there is none is not Slack's, such as the page of a hotel. */
const CODE = /^\w{1,80}$/;

/** The one place where errors of Slack are judged. Only what Slack itself says of a channel is permanent. */
export function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', reason: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return byCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return byStatus(error.statusCode);
  if (error instanceof ResponseUrlError) return error.failure;
  const inner = innermost(error);
  const code = inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
  if (code !== undefined && NOT_SENT.has(code)) return { kind: 'later', reason: code };
  if (inner instanceof Error && TIMEOUT.test(`${inner.name} ${code ?? ''}`)) {
    return { kind: 'unclear', reason: code ?? inner.name, isTimeout: true };
  }
  const isConnection = error instanceof WebAPIRequestError || code !== undefined;
  return { kind: isConnection ? 'unclear' : 'unknown', reason: code ?? messageOf(error) };
}

/**
 * Whether Slack took a message for one whose blocks make no sense: a kind that the workspace doesn't take, or a picture that
 * isn't ready. At a response_url it doesn't say more than the status.
 */
export function isRefusedContent(error: unknown): boolean {
  return ['invalid_blocks', 'HTTP 400'].includes(classify(error).reason);
}

/** What Slack says against posts in a channel, by its code. */
export function channelTroubleOf(code: string): ChannelTrouble {
  return ABOUT_CHANNEL.get(code) ?? 'other';
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
  throw new PostError(kind, reason, retryAfterMs);
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

function byCode(code: unknown): Failure {
  if (typeof code !== 'string' || !CODE.test(code)) return { kind: 'unclear', reason: 'an answer that is not Slack’s' };
  if (ABOUT_CHANNEL.has(code)) return { kind: 'permanent', reason: code };
  if (BAD_TOKEN.has(code)) return { kind: 'unauthorized', reason: code };
  if (OUT_OF_ORDER.has(code)) return { kind: 'unclear', reason: code, isOutOfOrder: true };
  return { kind: ABOUT_MESSAGE.has(code) ? 'unknown' : 'later', reason: code };
}

/** Slack answers with 200, 429 or 5xx: every other status comes from somebody on the way to it. */
function byStatus(status: number): Failure {
  const reason = `HTTP ${status}`;
  return status === 429 ? { kind: 'later', reason } : { kind: 'unclear', reason, isOutOfOrder: status >= 500 };
}

/** The innermost cause: a request error wraps fetch's, which wraps the socket's. */
function innermost(error: unknown): unknown {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof WebAPIRequestError) inner = inner.original;
    else if (inner.cause instanceof Error) inner = inner.cause;
    else break;
  }
  return inner;
}
