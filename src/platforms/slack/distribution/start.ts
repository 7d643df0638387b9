import type { AllMiddlewareArgs, App } from '@slack/bolt';
import { scopeId } from '../../../chat/invocation.ts';
import type { SlackDistributionConfig, SlackInstall } from '../../../config/slack.ts';
import type { Log } from '../../../ops/log.ts';
import { StoreError } from '../../../store/errors.ts';
import type { Installations } from '../../../store/store.ts';
import type { Bot } from '../../platform.ts';
import { runApp, type SlackPlatform } from '../app.ts';
import { createEventRunner } from '../context.ts';
import { receiveByHttp } from '../http.ts';
import { createTokenEncryption } from '../token-encryption.ts';
import { createInstallations } from './installations.ts';
import { createInstallReceiver } from './receiver.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

interface OpenOptions {
  readonly install: Pick<SlackInstall, 'tokenKeys'>;
  readonly apiUrl: string | undefined;
  readonly store: Installations;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds after which a request to Slack is given up. */
  readonly timeoutMs: number;
}

/** The workspaces of the store, whose tokens the keys open. */
export function openWorkspaces({ install, store, now = Date.now, ...settings }: OpenOptions): Workspaces {
  const installations = createInstallations({ store, encryption: createTokenEncryption(install.tokenKeys), now });
  return createWorkspaces({ ...settings, installations, now });
}

/** An uninstallation whose event was lost is noticed after this at the latest. */
const VERIFY_EVERY_MS = 24 * 3_600_000;

/**
 * Answers in every workspace whose people install the app.
 * @throws StartError if the port cannot be had, or if tokens are kept that none of the keys opens.
 */
export async function startDistributedSlack<S>(
  config: SlackDistributionConfig,
  bot: Bot<S>,
  workspaces: Workspaces,
  now: () => number = Date.now,
): Promise<SlackPlatform> {
  const { connection, commandPrefix, apiUrl } = config;
  const { log } = bot;
  await renewTokens(workspaces, log);
  const runner = createEventRunner({ bot, commandPrefix, now, workspaceOf: workspaces.find, idOf: scopeId });
  const platform = await runApp({
    receiving: receiveByHttp(connection, createInstallReceiver({ ...config, workspaces, log }), log),
    self: undefined,
    apiUrl,
    runner,
    log,
    listen: (app) => listenToUninstalled(app, workspaces),
    about: { by: 'http', workspaces: 'many' },
  });
  const verifyAll = () =>
    void workspaces.verifyAll().catch((error: unknown) => log.warn({ error: String(error) }, 'uninstall sweep failed'));
  verifyAll();
  const verifying = setInterval(verifyAll, VERIFY_EVERY_MS).unref();
  return {
    ...platform,
    stop: async () => {
      clearInterval(verifying);
      await platform.stop();
    },
  };
}

/** A store that cannot be reached just now keeps nobody from starting. */
async function renewTokens(workspaces: Workspaces, log: Log): Promise<void> {
  try {
    const renewed = await workspaces.renew();
    if (renewed > 0) log.info({ tokens: renewed }, 'encrypted again with the first key');
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.warn({ error: error.message }, 'checking the stored tokens failed');
  }
}

/**
 * Slack sends one or two events for an uninstallation, in any order, late or never; so none is believed, and each is
 * a reason to look: https://docs.slack.dev/reference/events/app_uninstalled.
 */
function listenToUninstalled(
  app: App,
  workspaces: Pick<Workspaces, 'verifyInstallation' | 'verifyOrganisation'>,
): void {
  const verify = async ({ teamId, enterpriseId, isEnterpriseInstall }: AllMiddlewareArgs['context']) => {
    if (isEnterpriseInstall && enterpriseId !== undefined) await workspaces.verifyOrganisation(enterpriseId);
    else if (teamId !== undefined) await workspaces.verifyInstallation(teamId);
  };
  app.event('app_uninstalled', async ({ context }) => verify(context));
  app.event('tokens_revoked', async ({ event, context }) => {
    // Tokens of people are never asked for.
    const isOurs = (event.tokens.bot ?? []).length > 0;
    if (isOurs) await verify(context);
  });
}
