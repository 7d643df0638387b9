import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Reply } from '../../chat/reply.ts';
import type { SlackConfig, SlackHttp } from '../../config/slack.ts';
import { type Diagnostic, fine, problem } from '../../ops/diagnostic.ts';
import type { Log } from '../../ops/log.ts';
import { messageOf } from '../../util/error-message.ts';
import { StartError } from '../platform.ts';
import { createClients, type SlackClients } from './clients.ts';
import { classify } from './errors.ts';
import { OPTIONAL_SCOPES, SCOPES } from './manifest.ts';
import { ALL_NEWER, faultsIn, isNewer } from './newer-blocks.ts';
import { renderReply } from './render.ts';
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
      await checkBlocks(clients),
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
  const without = OPTIONAL_SCOPES.filter((scope) => !given.includes(scope));
  return missing.length === 0
    ? fine(ABOUT, `the token has all required scopes${without.length === 0 ? '' : `, but not ${without.join(', ')}`}`)
    : problem(
        ABOUT,
        `the token lacks ${missing.join(', ')}: add them under “OAuth & Permissions” (or take manifest.json) and install the app again.`,
      );
}

/** An answer with something in it of every kind of block that answers have. */
const SAMPLE: Reply = {
  heading: 'A heading',
  question: 'How many are there?',
  body: [
    { kind: 'answer', text: 'About 400' },
    { kind: 'paragraph', text: 'There are about 400.' },
    { kind: 'paragraph', text: [{ bold: 'Sources disagree' }] },
    {
      kind: 'table',
      columns: ['Figure', 'Publisher'],
      rows: [
        [[{ bold: 'About 400' }], 'One'],
        ['350', 'Another'],
      ],
    },
    { kind: 'note', text: 'As of 2024' },
    {
      kind: 'note',
      text: 'A remark that is too long to be seen at once, and therefore stands where it has to be opened.',
    },
    { kind: 'citation', text: ['Source: One, ', { link: 'Its page', url: 'https://example.org/1' }] },
    { kind: 'citation', text: ['Source: Another, ', { link: 'Its page', url: 'https://example.org/2' }] },
  ],
  facts: [],
  actions: [
    { label: 'Related', command: 'related', options: { fact: 'one' } },
    { label: 'A question that is too long for a button?', command: 'show', options: { fact: 'two' } },
    { label: '👍', command: 'vote up', options: { fact: 'one', id: '1' } },
    { label: '👎', command: 'vote down', options: { fact: 'one', id: '1' } },
  ],
  share: { label: 'Show everyone', command: 'show', options: { fact: 'one' } },
  audience: 'everyone',
};

/** Sends an answer to Slack's validator, which shows it to nobody. */
async function checkBlocks({ reading }: SlackClients): Promise<Diagnostic> {
  const { blocks } = renderReply(SAMPLE, { private: true, withQuestion: true, newer: ALL_NEWER });
  try {
    const faults = await faultsIn(blocks, reading);
    const wrong = faults.filter((kind) => !isNewer(kind));
    if (wrong.length > 0) return problem(ABOUT, `rejects blocks of answers (${wrong.join(', ')}): please report this.`);
    return faults.length === 0
      ? fine(ABOUT, 'accepts the blocks of a sample answer')
      : fine(ABOUT, `rejects newer kinds of blocks (${faults.join(', ')}), so answers do without them`);
  } catch (error) {
    return fine(ABOUT, `doesn’t say whether it accepts a sample answer (${classify(error).reason})`);
  }
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
