import { App, type Receiver } from '@slack/bolt';
import type { Log } from '../../ops/log.ts';
import type { Platform } from '../platform.ts';
import { asLogger, clientOptions } from './clients.ts';
import type { EventRunner } from './context.ts';
import { listenToMessages } from './listeners/events.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToActions, listenToCommands, listenToForms, listenToShortcuts } from './listeners/interactions.ts';

/** How Slack's events come in. */
export interface Receiving {
  readonly receiver: Receiver;
  /** Begins to receive; gives the port where there is one. */
  readonly start: () => Promise<number | undefined>;
  /** Receives no more, once what is under way has been received. */
  readonly stop: () => Promise<void>;
  readonly secondsSinceLastEvent: () => number;
  readonly silenceLimitSeconds: number;
}

export interface SlackPlatform extends Platform {
  /** The port for Slack's requests, where they come by HTTP. */
  readonly port: number | undefined;
}

interface SlackAppOptions<S> {
  readonly receiving: Receiving;
  /**
   * Who the bot is, known already: nothing has to be asked before an envelope can be acknowledged. Left out, the receiver
   * says. The team is left out where envelopes of several come with the same token.
   */
  readonly self:
    | { readonly botToken: string; readonly botId: string; readonly botUserId: string; readonly teamId?: string }
    | undefined;
  readonly apiUrl: string | undefined;
  readonly runner: EventRunner<S>;
  readonly log: Log;
  /** Further listeners. */
  readonly listen?: (app: App) => void;
  /** Logged once everything is running. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** Runs Bolt's app with all listeners. @throws StartError */
export async function runApp<S>({
  receiving,
  self,
  apiUrl,
  runner,
  log,
  listen,
  about,
}: SlackAppOptions<S>): Promise<SlackPlatform> {
  const app = new App({
    receiver: receiving.receiver,
    // Bolt writes the team into what it is given.
    ...(self && { authorize: async () => ({ ...self }) }),
    clientOptions: clientOptions(apiUrl, log),
    logger: asLogger(log),
    convoStore: false,
  });
  app.error(async (error) => log.error({ error: error.message }, 'handling a Slack event failed'));
  for (const handleMessage of [
    listenToCommands,
    listenToMessages,
    listenToActions,
    listenToShortcuts,
    listenToForms,
    listenToHome,
  ]) {
    handleMessage(app, runner);
  }
  listen?.(app);
  const port = await receiving.start();
  log.info({ ...about, ...(port === undefined ? {} : { port }) }, 'connected to Slack');
  return {
    name: 'slack',
    port,
    secondsSinceLastEvent: receiving.secondsSinceLastEvent,
    silenceLimitSeconds: receiving.silenceLimitSeconds,
    stop: async () => {
      await receiving
        .stop()
        .catch((error: unknown) => log.warn({ error: String(error) }, 'disconnecting from Slack failed'));
      await runner.idle();
    },
  };
}
