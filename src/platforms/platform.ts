import type { Command } from '../chat/command.ts';
import type { Dispatcher } from '../chat/dispatcher.ts';
import type { MessageIdentity } from '../chat/invocation.ts';
import type { PlainKey } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';

/** What a chat platform is given: all that the bot can do, and nothing of how it does it. */
export interface Bot<S> {
  readonly commands: readonly Command<S>[];
  /** The description of each first word under which several commands stand (`daily` for `daily on` and `daily off`). */
  readonly groups: Readonly<Record<string, PlainKey>>;
  readonly dispatcher: Dispatcher;
  /** Whether a message is met for the first time; see createDeduplicator. */
  readonly isFirstDelivery: (message: MessageIdentity) => Promise<boolean>;
  readonly log: Log;
  /** Ends the program, since it cannot go on without the operator. */
  readonly fail: (error: StartError) => void;
  /** Forgets what a server has taught the bot, since it was removed from there. Never rejects. */
  readonly forget?: (server: { readonly platform: string; readonly space: string }) => Promise<void>;
  /** Called with the name of every event of a platform that could not be read, and was skipped. */
  readonly countUnreadable?: (platform: string, event: string) => void;
}

/** A chat platform that is connected. */
export interface Platform {
  readonly name: string;
  /** Seconds since the platform last gave a sign of life; 0 where it calls us and owes none. */
  readonly secondsSinceLastEvent: () => number;
  /** Seconds of silence after which the process should be restarted; infinite where the platform owes no sign of life. */
  readonly silenceLimitSeconds: number;
  /** Stops taking work, finishes what is under way and disconnects. Never rejects. */
  readonly stop: () => Promise<void>;
}

/** Why a platform cannot be started, or go on, without the operator: one sentence that names what to fix. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** Why a platform cannot be started just now: it is out of order or cannot be reached, which passes by itself. */
export class UnavailableError extends StartError {
  override readonly name = 'UnavailableError';
}
