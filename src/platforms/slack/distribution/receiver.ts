import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type Installation } from '@slack/bolt';
import type { SlackDistributionConfig } from '../../../config/slack.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Log } from '../../../ops/log.ts';
import { asLogger, clientOptions, createClients } from '../clients.ts';
import { classify } from '../errors.ts';
import { EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH, SCOPES } from '../manifest.ts';
import { type Failure, failureOf, MISCONFIGURED, type Page, sendPage } from './pages.ts';
import type { Workspaces } from './workspaces.ts';

interface InstallOptions extends Pick<SlackDistributionConfig, 'install' | 'connection' | 'commandPrefix' | 'apiUrl'> {
  readonly workspaces: Workspaces;
  readonly log: Log;
}

/** The page's button leads here, where Bolt begins an installation. */
const START_PATH = `${INSTALL_PATH}/start`;

/**
 * Slack's requests and, at the same port, the way by which people of any workspace install the app. Bolt's own installer
 * does what an installation needs: what it begins in a browser can be ended in that browser only, within ten minutes.
 */
export function createInstallReceiver(settings: InstallOptions): HTTPReceiver {
  const { install, connection, commandPrefix, apiUrl, workspaces, log } = settings;

  async function isWanted(installation: Installation, request: IncomingMessage, response: ServerResponse) {
    const refused = refusal(installation);
    if (!refused) return true;
    await revoke(installation, settings);
    if (refused.isForOperator) log.error('turn token rotation off in the settings of the Slack app');
    sendPage(request, response, refused.status, (t) => failurePage(t, refused));
    return false;
  }

  return new HTTPReceiver({
    signingSecret: connection.signingSecret,
    endpoints: [EVENTS_PATH],
    logger: asLogger(log, { warn: 'warn', error: 'warn' }),
    clientId: install.clientId,
    clientSecret: install.clientSecret,
    stateSecret: install.stateSecret,
    redirectUri: install.publicUrl + REDIRECT_PATH,
    scopes: [...SCOPES],
    customRoutes: [
      {
        path: INSTALL_PATH,
        method: 'GET',
        handler: (request, response) => sendPage(request, response, 200, beginning),
      },
    ],
    installationStore: {
      storeInstallation: async ({ bot, ...installation }) => {
        const place = placeOf(installation);
        if (!place || !bot) throw new Error('An installation without a workspace or a bot was not refused.');
        await workspaces.install({ team: place.id, botToken: bot.token, botUser: bot.userId });
      },
      // Asked before anything is acknowledged, so it must not wait for the store: the token is looked for afterwards.
      fetchInstallation: async ({ teamId, enterpriseId, isEnterpriseInstall }) => ({
        team: teamId === undefined ? undefined : { id: teamId },
        enterprise: enterpriseId === undefined ? undefined : { id: enterpriseId },
        isEnterpriseInstall,
        user: { id: '', token: undefined, scopes: undefined },
      }),
    },
    installerOptions: {
      installPath: START_PATH,
      redirectUriPath: REDIRECT_PATH,
      directInstall: true,
      clientOptions: clientOptions(apiUrl, log),
      ...(apiUrl === undefined ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
      installPathOptions: {
        beforeRedirection: async (_request, response) => {
          response.setHeader('Cache-Control', 'no-store');
          return true;
        },
      },
      callbackOptions: {
        afterInstallation: (installation, _options, request, response) => isWanted(installation, request, response),
        success: (installation, _options, request, response) =>
          sendPage(request, response, 200, (t) => successPage(t, installation, commandPrefix)),
        failure: (error, _options, request, response) => {
          const failure = failureOf(error);
          if (failure.isForOperator) {
            const { reason } = classify(error);
            log.error(
              { reason },
              'Slack refuses installations: check SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and the redirect URL',
            );
          }
          sendPage(request, response, failure.status, (t) => failurePage(t, failure));
        },
      },
    },
  });
}

/** The workspace in which the app was installed, or the whole organisation. */
function placeOf({
  isEnterpriseInstall,
  enterprise,
  team,
}: Pick<Installation, 'isEnterpriseInstall' | 'enterprise' | 'team'>) {
  return isEnterpriseInstall ? enterprise : team;
}

/** Why an installation that Slack has made cannot be used; undefined if it can. */
function refusal({ bot, ...installation }: Installation): Failure | undefined {
  if (!placeOf(installation) || !bot) return MISCONFIGURED;
  // Tokens that expire are for apps that renew them.
  return bot.refreshToken === undefined ? undefined : MISCONFIGURED;
}

/** Gives a token back that is not going to be used. */
async function revoke({ bot }: Installation, { apiUrl, log }: InstallOptions): Promise<void> {
  if (!bot) return;
  try {
    await createClients({ token: bot.token, apiUrl, log }).writing.auth.revoke();
  } catch (error) {
    log.warn({ reason: classify(error).reason }, 'revoking an unused token failed');
  }
}

function beginning(t: Translator): Page {
  return {
    title: t('install.title', {}),
    paragraphs: [t('install.what', {}), t('install.reads', {}), t('install.leaving', {})],
    links: [{ label: t('install.button', {}), url: START_PATH }],
  };
}

function successPage(
  t: Translator,
  { team, enterprise, isEnterpriseInstall, appId }: Installation,
  prefix: string,
): Page {
  if (isEnterpriseInstall) {
    const [organisation, app] = [enterprise?.id ?? '', appId ?? ''].map(encodeURIComponent);
    const url = `https://app.slack.com/manage/${organisation}/integrations/profile/${app}/workspaces/add`;
    return {
      title: t('install.done-title', { workspace: enterprise?.name ?? '' }),
      paragraphs: [t('install.organisation', {})],
      links: [{ label: t('install.choose-workspaces', {}), url }],
    };
  }
  const query = new URLSearchParams({ team: team?.id ?? '', ...(appId === undefined ? {} : { id: appId }) });
  return {
    title: t('install.done-title', { workspace: team?.name ?? '' }),
    paragraphs: [t('install.done', { command: `/${prefix}ask` })],
    links: [
      { label: t('install.open-app', {}), url: `slack://app?${query}` },
      {
        label: t('install.open-browser', {}),
        url: `https://app.slack.com/client/${encodeURIComponent(team?.id ?? '')}`,
      },
    ],
  };
}

function failurePage(t: Translator, { sentence }: Failure): Page {
  return {
    title: t('install.failed-title', {}),
    paragraphs: [t(sentence, {})],
    links: [{ label: t('install.again', {}), url: INSTALL_PATH }],
  };
}
