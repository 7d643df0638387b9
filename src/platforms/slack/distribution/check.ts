import { WebClient } from '@slack/web-api';
import type { SlackHttp, SlackInstall } from '../../../config/slack.ts';
import { type Diagnostic, fine, problem } from '../../../ops/diagnostic.ts';
import type { Log } from '../../../ops/log.ts';
import { StoreError } from '../../../store/errors.ts';
import type { Installations } from '../../../store/store.ts';
import { StartError } from '../../platform.ts';
import { checkHttp } from '../check.ts';
import { clientOptions } from '../clients.ts';
import { classify } from '../errors.ts';
import { createTokenEncryption } from '../token-encryption.ts';
import { createInstallations } from './installations.ts';

const ABOUT = 'Slack';
/** Nobody's code: what Slack says of it tells whether it knows the app. */
const NO_CODE = 'none';
/** Slack knows the app and its secret: https://docs.slack.dev/reference/methods/oauth.v2.access#errors. */
const KNOWN = 'invalid_code';
const TIMEOUT_MS = 5000;

interface CheckOptions {
  readonly install: SlackInstall;
  readonly apiUrl: string | undefined;
  /** How this process answers; undefined if it only posts. */
  readonly connection: SlackHttp | undefined;
  readonly store: Installations;
  readonly log: Log;
}

/** Looks at what is needed where people install the app in workspaces of theirs. */
export async function checkInstall({ connection, ...settings }: CheckOptions): Promise<Diagnostic[]> {
  return [
    await checkKeys(settings),
    await checkApp(settings),
    ...(connection ? [...(await checkHttp(connection)), await checkPublicUrl(settings.install.publicUrl)] : []),
  ];
}

async function checkKeys({ install, store }: Omit<CheckOptions, 'connection'>): Promise<Diagnostic> {
  try {
    const count = await createInstallations({
      store,
      encryption: createTokenEncryption(install.tokenKeys),
      now: Date.now,
    }).check();
    return fine(ABOUT, `SLACK_TOKEN_KEYS decrypts the tokens of all workspaces (${count})`);
  } catch (error) {
    if (error instanceof StartError) return problem(ABOUT, error.message);
    if (!(error instanceof StoreError)) throw error;
    return problem(ABOUT, 'the store can’t list the workspaces: fix it first.');
  }
}

async function checkApp({ install, apiUrl, log }: Omit<CheckOptions, 'connection'>): Promise<Diagnostic> {
  const { clientId, clientSecret } = install;
  const client = new WebClient(undefined, clientOptions(apiUrl, log));
  const { reason } = await client.oauth.v2
    .access({ client_id: clientId, client_secret: clientSecret, code: NO_CODE })
    .then(() => ({ reason: KNOWN }), classify);
  if (reason === KNOWN) return fine(ABOUT, 'accepts SLACK_CLIENT_ID and SLACK_CLIENT_SECRET');
  return problem(
    ABOUT,
    `rejects SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (${reason}): copy both from “Basic Information” of your app.`,
  );
}

/** The program is not running yet, so whatever answers there will do: a proxy that has nobody to pass it on to. */
async function checkPublicUrl(publicUrl: string): Promise<Diagnostic> {
  try {
    const { status } = await fetch(publicUrl, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return fine(ABOUT, `SLACK_PUBLIC_URL is reachable: ${publicUrl} (${status})`);
  } catch (error) {
    return problem(
      ABOUT,
      `nothing answers at SLACK_PUBLIC_URL, ${publicUrl} (${classify(error).reason}): let your proxy listen there and pass requests on to HOST and PORT.`,
    );
  }
}
