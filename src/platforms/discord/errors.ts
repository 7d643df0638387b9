import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { z } from 'zod';
import { type Reply, textReply } from '../../chat/reply.ts';
import { localeOfTag } from '../../i18n/locale.ts';
import { type MessageKey, type MessageValues, translatorFor } from '../../i18n/translator.ts';
import { retry } from '../../util/retry.ts';

/** What a failed request to Discord means for what to do next; decided here and nowhere else. */
export type Failure =
  /** The interaction is over: too late, or its 15 minutes have passed. Nobody can be told. */
  | { readonly kind: 'late' }
  /** The interaction has a response already: this one was sent twice, or the event came twice. */
  | { readonly kind: 'answered' }
  /** The bot may not do this there. */
  | { readonly kind: 'forbidden' }
  /** The channel, server or message does not exist any more. */
  | { readonly kind: 'gone' }
  /** The token is not accepted. */
  | { readonly kind: 'unauthorized' }
  /** Discord asks to wait. Nothing was done. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  /** Discord is out of order or cannot be reached, or somebody else answered. It may have been done all the same. */
  | { readonly kind: 'unreachable' }
  /** Discord refuses what was sent: a defect of ours. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown' };

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json. */
const KINDS: ReadonlyMap<number | string, 'late' | 'answered' | 'forbidden' | 'gone'> = new Map([
  [RESTJSONErrorCodes.UnknownInteraction, 'late'],
  [RESTJSONErrorCodes.UnknownWebhook, 'late'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'late'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'answered'],
  [RESTJSONErrorCodes.MissingAccess, 'forbidden'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'forbidden'],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory, 'forbidden'],
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel, 'forbidden'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'forbidden'],
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType, 'forbidden'],
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.UnknownGuild, 'gone'],
  [RESTJSONErrorCodes.UnknownMessage, 'gone'],
  [RESTJSONErrorCodes.UnknownUser, 'gone'],
]);

/** What is said of a token or an application, and so of every channel (same source). */
const TOKEN: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.Unauthorized,
  RESTJSONErrorCodes.VerifyYourAccount,
  RESTJSONErrorCodes.InvalidToken,
]);

/** Ways in which a connection fails before anything was sent. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** What Node and undici call a connection that could not be made, broke, or was silent for too long. */
const UNREACHABLE = /^(E(CONN|PIPE|HOST|NET|AI_|TIMEDOUT|NOTFOUND)|UND_ERR_)/;

export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { kind: 'busy', retryAfterMs: error.retryAfter };
  if (error instanceof DiscordAPIError) {
    // An answer that has no code of Discord's comes from somebody on the way there, whatever its status says.
    if (typeof error.code !== 'number') return { kind: 'unreachable' };
    const kind = KINDS.get(error.code);
    if (kind !== undefined) return { kind };
    if (error.status === 401 || TOKEN.has(error.code)) return { kind: 'unauthorized' };
    return { kind: error.status === 400 ? 'refused' : 'unreachable' };
  }
  // A page where there should be JSON, with the status of a success.
  if (error instanceof SyntaxError || error instanceof z.ZodError) return { kind: 'unreachable' };
  if (error instanceof HTTPError) return { kind: 'unreachable' };
  if (!(error instanceof Error)) return { kind: 'unknown' };
  const code = 'code' in error ? String(error.code) : '';
  return { kind: error.name === 'AbortError' || UNREACHABLE.test(code) ? 'unreachable' : 'unknown' };
}

/** Whether it is certain that Discord was never asked. */
export function wasNotSent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_SENT.test(String(error.code));
}

/** The error in a line for the log: Discord's own words, without what was sent. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError && typeof error.code !== 'number') return `HTTP ${error.status}`;
  if (error instanceof DiscordAPIError) return `${error.code} ${error.message}`;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'an answer that is not Discord’s';
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Milliseconds between attempts, short enough that an answer still comes in time. */
const WAITS_MS = [150, 600];

/**
 * Sends a request again when the connection broke or Discord was out of order. Only for requests of which a second one
 * does no harm. If Discord says that a later one was answered already, an earlier one had arrived.
 */
export async function persistently<T>(request: () => Promise<T>): Promise<T | undefined> {
  return await retry(
    async (attempt) => {
      try {
        return await request();
      } catch (error) {
        if (attempt > 1 && failureOf(error).kind === 'answered') return undefined;
        throw error;
      }
    },
    { pauseAfter: (error, attempt) => (failureOf(error).kind === 'unreachable' ? WAITS_MS[attempt - 1] : undefined) },
  );
}

/** A sentence of the bot's own, for when there is no reply of a command's. */
export function sentence<K extends MessageKey>(language: string | undefined, key: K, values: MessageValues<K>): Reply {
  return textReply(translatorFor(localeOfTag(language) ?? 'en')(key, values));
}
