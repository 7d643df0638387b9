import { HTTPReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { SlackConfig } from '../../config/slack.ts';
import { type Bot, StartError, UnavailableError } from '../platform.ts';
import { type Receiving, runApp, type SlackPlatform } from './app.ts';
import { asLogger, createClients, type SlackClients } from './clients.ts';
import { createEventRunner, createWorkspace, type Workspace } from './context.ts';
import { classify, isBadToken } from './errors.ts';
import { receiveByHttp } from './http.ts';
import { EVENTS_PATH } from './manifest.ts';
import { createNewerBlocks } from './newer-blocks.ts';
import { createSocketReceiver, type SocketReceiver, type SocketTiming, socketTiming } from './socket.ts';

/** Workspaces of an organisation that are kept ready. */
const MOST_WORKSPACES = 500;

/** What only tests and benchmarks set. */
export interface SlackOverrides {
  readonly timing?: Partial<SocketTiming>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds after which a request to Slack is given up. */
  readonly timeoutMs?: number;
}

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
  const newer = createNewerBlocks(log);
  // A token of a whole organisation is good in all its workspaces, each of which has people and settings of its own.
  const workspaces = new LRUCache<string, Workspace>({
    max: MOST_WORKSPACES,
    memoMethod: (team) => createWorkspace({ team, botUser: self.user, clients, newer, log, now }),
  });
  return await runApp({
    receiving: createReceiving(connection, apiUrl, bot, timing),
    self: {
      botToken,
      botId: self.botId,
      botUserId: self.user,
      ...(self.isOrganisation ? {} : { teamId: self.team }),
    },
    apiUrl,
    runner: createEventRunner({
      bot,
      commandPrefix,
      now,
      workspaceOf: async (team) => workspaces.memo(self.isOrganisation ? team : self.team),
      idOf: (_team, id) => id,
    }),
    log,
    about: { team: self.team, by: connection.kind },
  });
}

/**
 * Who the bot is in the workspace.
 * @throws StartError if Slack does not accept the token, or cannot be reached.
 */
export async function whoAmI({ reading }: SlackClients, apiUrl: string | undefined) {
  try {
    const { user_id: user, bot_id: botId, team_id: team, ...about } = await reading.auth.test();
    if (user === undefined || botId === undefined || team === undefined) throw new Error('auth.test named no bot');
    return { user, botId, team, isOrganisation: about.is_enterprise_install === true };
  } catch (error) {
    const { reason } = classify(error);
    if (isBadToken(error)) {
      throw new StartError(
        `SLACK_BOT_TOKEN is not accepted by Slack (${reason}): copy the Bot User OAuth Token from “OAuth & Permissions” of your app.`,
      );
    }
    const sentence = `Slack cannot be reached at ${apiUrl ?? 'slack.com'} (${reason}): check the network${apiUrl === undefined ? '' : ' and SLACK_API_URL'}.`;
    throw startErrorOf(error, sentence);
  }
}

function createReceiving<S>(
  connection: SlackConfig['connection'],
  apiUrl: string | undefined,
  { log, fail }: Bot<S>,
  timing: Partial<SocketTiming> | undefined,
): Receiving {
  if (connection.kind === 'http') {
    // Requests that are not signed by Slack, or were signed more than five minutes ago, are answered with 401 and logged.
    const { signingSecret } = connection;
    return receiveByHttp(
      connection,
      new HTTPReceiver({ signingSecret, endpoints: [EVENTS_PATH], logger: asLogger(log) }),
      log,
    );
  }
  const { appToken, silenceSeconds } = connection;
  const times = { ...socketTiming(silenceSeconds), ...timing };
  const receiver = createSocketReceiver({ appToken, apiUrl, log, timing: times, fail });
  return {
    receiver,
    start: () => startSocket(receiver),
    stop: receiver.stop,
    secondsSinceLastEvent: receiver.secondsSinceLastEvent,
    silenceLimitSeconds: silenceSeconds,
  };
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
  return startErrorOf(
    error,
    isBadToken(error)
      ? `SLACK_APP_TOKEN is not accepted by Slack (${reason}): generate an app-level token with the scope connections:write under “Basic Information” of your app, and turn Socket Mode on.`
      : `Slack rejects the Socket Mode connection (${reason}): check the network, and that Socket Mode is turned on.`,
  );
}

/** An error that lasts where Slack itself says, by a code of its own, that it refuses; whatever else goes wrong passes. */
function startErrorOf(error: unknown, sentence: string): StartError {
  const { kind } = classify(error);
  const isRefused = error instanceof WebAPIPlatformError && (kind === 'permanent' || kind === 'unauthorized');
  return isRefused ? new StartError(sentence) : new UnavailableError(sentence);
}
