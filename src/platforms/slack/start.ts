import { App, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Log } from '../../ops/log.ts';
import { type Bot, type Platform, StartError } from '../platform.ts';
import { asLogger, clientOptions, createClients, type SlackClients } from './clients.ts';
import { createDesk } from './desk.ts';
import { classify, isBadToken } from './errors.ts';
import { listenToActions } from './listeners/actions.ts';
import { listenToCommands } from './listeners/commands.ts';
import { listenToForms } from './listeners/forms.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToMessages } from './listeners/messages.ts';
import { listenToShortcuts } from './listeners/shortcuts.ts';
import { createOutbox } from './outbox.ts';
import { createPeople } from './people.ts';
import { createSocketReceiver, type SocketReceiver, type SocketTiming, socketTiming } from './socket.ts';

/** What only tests and benchmarks set. */
export interface SlackOverrides {
  readonly timing?: Partial<SocketTiming>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds after which a request to Slack is given up. */
  readonly timeoutMs?: number;
}

export interface SlackPlatform extends Platform {
  /** The port for Slack's requests, where they come by HTTP. */
  readonly port: number | undefined;
}

/** The path for Slack's requests. */
const PATH = '/slack/events';

/**
 * Connects Dostyk to Slack.
 * @throws StartError naming the variable that Slack does not accept.
 */
export async function startSlack<S>(
  { botToken, connection, commandPrefix, apiUrl }: SlackConfig,
  bot: Bot<S>,
  { timing, now = Date.now, timeoutMs }: SlackOverrides = {},
): Promise<SlackPlatform> {
  const log = bot.log;
  const clients = createClients({ token: botToken, apiUrl, log, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const self = await whoAmI(clients, apiUrl);
  const receiving = createReceiving(connection, apiUrl, bot, timing);
  const app = new App({
    receiver: receiving.receiver,
    // Known already: nothing has to be asked before an envelope can be acknowledged.
    authorize: async () => ({ botToken, botId: self.botId, botUserId: self.user, teamId: self.team }),
    clientOptions: clientOptions(apiUrl, log),
    logger: asLogger(log),
    convoStore: false,
  });
  app.error(async (error) => log.error({ error: error.message }, 'something from Slack could not be handled'));
  const desk = createDesk({
    bot,
    clients,
    outbox: createOutbox({ clients, log }),
    people: createPeople(clients.reading, log, now),
    botUser: self.user,
    commandPrefix,
    now,
  });
  for (const listen of [
    listenToCommands,
    listenToMessages,
    listenToActions,
    listenToShortcuts,
    listenToForms,
    listenToHome,
  ]) {
    listen(app, desk);
  }
  const port = await receiving.start();
  log.info({ team: self.team, by: connection.kind, ...(port === undefined ? {} : { port }) }, 'connected to Slack');
  return {
    name: 'slack',
    port,
    silentSeconds: receiving.silentSeconds,
    stop: async () => {
      await app
        .stop()
        .catch((error: unknown) => log.warn({ error: String(error) }, 'Slack could not be left in order'));
      await desk.idle();
    },
  };
}

/**
 * Who the bot is in the workspace.
 * @throws StartError if Slack does not accept the token, or cannot be reached.
 */
export async function whoAmI({ reading }: SlackClients, apiUrl: string | undefined) {
  try {
    const { user_id: user, bot_id: botId, team_id: team } = await reading.auth.test();
    if (user === undefined || botId === undefined || team === undefined) throw new Error('auth.test named no bot');
    return { user, botId, team };
  } catch (error) {
    const { reason } = classify(error);
    throw new StartError(
      isBadToken(error)
        ? `SLACK_BOT_TOKEN is not accepted by Slack (${reason}): copy the Bot User OAuth Token from “OAuth & Permissions” of your app.`
        : `Slack cannot be reached at ${apiUrl ?? 'slack.com'} (${reason}): check the network${apiUrl === undefined ? '' : ' and SLACK_API_URL'}.`,
    );
  }
}

interface Receiving {
  readonly receiver: Receiver;
  /** Begins to receive; gives the port where there is one. */
  readonly start: () => Promise<number | undefined>;
  readonly silentSeconds: () => number;
}

function createReceiving<S>(
  connection: SlackConfig['connection'],
  apiUrl: string | undefined,
  { log, fail }: Bot<S>,
  timing: Partial<SocketTiming> | undefined,
): Receiving {
  if (connection.kind === 'http') return receiveByHttp(connection, log);
  const { appToken, silenceSeconds } = connection;
  const times = { ...socketTiming(silenceSeconds), ...timing };
  const receiver = createSocketReceiver({ appToken, apiUrl, log, timing: times, fail });
  return { receiver, start: () => startSocket(receiver), silentSeconds: receiver.silentSeconds };
}

async function startSocket(receiver: SocketReceiver): Promise<undefined> {
  try {
    await receiver.start();
  } catch (error) {
    await receiver.stop();
    throw appTokenError(error);
  }
}

/** Why there is no connection for Socket Mode, as a sentence for the operator. */
export function appTokenError(error: unknown): StartError {
  const { reason } = classify(error);
  return new StartError(
    isBadToken(error)
      ? `SLACK_APP_TOKEN is not accepted by Slack (${reason}): make an app-level token with the scope connections:write under “Basic Information” of your app, and switch Socket Mode on.`
      : `Slack does not take a connection for Socket Mode (${reason}): check the network, and that Socket Mode is switched on.`,
  );
}

/** Requests that are not signed by Slack, or were signed more than five minutes ago, are answered with 401 and logged. */
function receiveByHttp(
  { signingSecret, host, port }: Extract<SlackConfig['connection'], { kind: 'http' }>,
  log: Log,
): Receiving {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [PATH], logger: asLogger(log) });
  return {
    receiver,
    silentSeconds: () => 0,
    start: async () => {
      try {
        const address = (await receiver.start({ host, port })).address();
        return address !== null && typeof address === 'object' ? address.port : port;
      } catch (error) {
        throw new StartError(`HOST and PORT cannot be used for Slack's requests (${classify(error).reason}).`);
      }
    },
  };
}
