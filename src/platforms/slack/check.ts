import { once } from 'node:events';
import { createServer } from 'node:net';
import type { SlackConfig, SlackHttp } from '../../config/slack.ts';
import { type Diagnostic, fine, problem } from '../../ops/diagnostic.ts';
import type { Log } from '../../ops/log.ts';
import { messageOf } from '../../util/error-message.ts';
import { StartError } from '../platform.ts';
import { createClients } from './clients.ts';
import { SCOPES } from './manifest.ts';
import { appTokenError, whoAmI } from './start.ts';

const ABOUT = 'Slack';
/** As Slack shows it under “Basic Information”. */
const SIGNING_SECRET = /^[0-9a-f]{32}$/;

/** @param answering How this process answers there; undefined if it only posts. */
export async function checkSlack(
  { botToken, apiUrl }: Pick<SlackConfig, 'botToken' | 'apiUrl'>,
  answering: SlackConfig | undefined,
  log: Log,
): Promise<Diagnostic[]> {
  const clients = createClients({ token: botToken, apiUrl, log });
  try {
    const { team } = await whoAmI(clients, apiUrl);
    const { response_metadata: told } = await clients.reading.auth.test();
    return [
      fine(ABOUT, `the bot token belongs to the workspace ${team}`),
      checkScopes(told?.scopes),
      ...(answering ? await checkConnection(answering, log) : []),
    ];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [problem(ABOUT, error.message)];
  }
}

function checkScopes(given: readonly string[] | undefined): Diagnostic {
  if (given === undefined) return fine(ABOUT, 'doesn’t report the token’s scopes');
  const missing = SCOPES.filter((scope) => !given.includes(scope));
  return missing.length === 0
    ? fine(ABOUT, 'the token has all required scopes')
    : problem(
        ABOUT,
        `the token lacks ${missing.join(', ')}: add them under “OAuth & Permissions” (or take manifest.json) and install the app again.`,
      );
}

async function checkConnection({ connection, apiUrl }: SlackConfig, log: Log): Promise<Diagnostic[]> {
  if (connection.kind === 'http') return await checkHttp(connection);
  try {
    await createClients({ token: connection.appToken, apiUrl, log }).reading.apps.connections.open({});
    return [fine(ABOUT, 'accepts Socket Mode connections with the app-level token')];
  } catch (error) {
    return [problem(ABOUT, appTokenError(error).message)];
  }
}

/** What the bot needs where Slack calls it. */
export async function checkHttp(connection: SlackHttp): Promise<Diagnostic[]> {
  return [checkSecret(connection.signingSecret), await checkPort(connection)];
}

function checkSecret(secret: string): Diagnostic {
  return SIGNING_SECRET.test(secret)
    ? fine(ABOUT, 'SLACK_SIGNING_SECRET has the right format')
    : problem(
        ABOUT,
        'SLACK_SIGNING_SECRET doesn’t have 32 hexadecimal digits: copy the Signing Secret from “Basic Information” of your app.',
      );
}

async function checkPort({ host, port }: { readonly host: string; readonly port: number }): Promise<Diagnostic> {
  const server = createServer().listen(port, host);
  try {
    await once(server, 'listening');
    return fine(ABOUT, `can listen on ${host}:${port}`);
  } catch (error) {
    const reason = messageOf(error);
    return problem(
      ABOUT,
      `requests cannot be taken at HOST and PORT (${reason}): stop what listens there, or name another.`,
    );
  } finally {
    server.close();
  }
}
