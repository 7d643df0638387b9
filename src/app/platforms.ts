import type { Services } from '../../commands/services.ts';
import type { Config } from '../config/index.ts';
import type { Route } from '../daily/types.ts';
import { wordsOf } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import { DISCORD_PACE, DISCORD_POST_TIMEOUT_MS } from '../platforms/discord/limits.ts';
import { createPoster } from '../platforms/discord/poster.ts';
import { previewOnDiscord } from '../platforms/discord/render.ts';
import { startDiscord } from '../platforms/discord/start.ts';
import type { Bot, Platform } from '../platforms/platform.ts';
import { createPagePoster, type Previews } from '../platforms/playground/page/api.ts';
import { bundlePage } from '../platforms/playground/page/assets.ts';
import { type Events, startPage } from '../platforms/playground/page/start.ts';
import { createChatPoster } from '../platforms/playground/terminal.ts';
import { openWorkspaces, startSlackForMany } from '../platforms/slack/distribution/start.ts';
import type { Workspaces } from '../platforms/slack/distribution/workspaces.ts';
import { SLACK_PACE, SLACK_PACE_FOR_MANY, SLACK_POST_TIMEOUT_MS } from '../platforms/slack/limits.ts';
import { createSlackPoster, createWorkspacePoster } from '../platforms/slack/poster.ts';
import { previewOnSlack } from '../platforms/slack/render.ts';
import { startSlack } from '../platforms/slack/start.ts';
import type { Store } from '../store/store.ts';

/** Where the bot is to be talked with. */
export type Place = 'platforms' | 'page' | 'terminal';

/** The terminal if that was asked for; the platforms whose tokens are set; with none, the playground's page. */
export function placeOf({ posting: { discord, slack } }: Config, asked: string | undefined): Place {
  if (asked === 'chat') return 'terminal';
  return discord || slack ? 'platforms' : 'page';
}

/** The workspaces in which people installed the app, where they may. */
export function workspacesOf({ posting: { slack } }: Config, store: Store, log: Log): Workspaces | undefined {
  return slack && 'install' in slack
    ? openWorkspaces({ ...slack, store, log, timeoutMs: SLACK_POST_TIMEOUT_MS })
    : undefined;
}

/** How the daily fact reaches each place where the bot is. */
export function routesOf(
  place: Place,
  { posting }: Config,
  events: Events,
  log: Log,
  workspaces: Workspaces | undefined,
): ReadonlyMap<string, Route> {
  const { discord, slack } = posting;
  if (place !== 'platforms') {
    const poster = place === 'page' ? createPagePoster(events, PREVIEWS) : createChatPoster();
    return new Map([['playground', { poster, requestsPerSecond: 10, atATime: 1 }]]);
  }
  const routes = new Map<string, Route>();
  if (discord)
    routes.set('discord', {
      ...DISCORD_PACE,
      poster: createPoster({ ...discord, timeoutMs: DISCORD_POST_TIMEOUT_MS }),
    });
  if (workspaces) routes.set('slack', { ...SLACK_PACE_FOR_MANY, poster: createWorkspacePoster(workspaces, log) });
  else if (slack && 'botToken' in slack) {
    const poster = createSlackPoster({ ...slack, log, timeoutMs: SLACK_POST_TIMEOUT_MS });
    routes.set('slack', { ...SLACK_PACE, poster });
  }
  return routes;
}

/** Which platform a host belongs to. */
export function platformsOfHosts({ posting: { discord, slack } }: Config): (host: string) => string | undefined {
  const hosts = new Map([
    [new URL(slack?.apiUrl ?? 'https://slack.com').host, 'slack'],
    ['hooks.slack.com', 'slack'],
    [new URL(discord?.apiUrl ?? 'https://discord.com').host, 'discord'],
  ]);
  return (host) => hosts.get(host);
}

interface Surroundings {
  readonly events: Events;
  readonly workspaces: Workspaces | undefined;
  readonly say: (text: string) => void;
}

/** What the page shows of the platforms, none of which knows the other. */
const PREVIEWS: Previews = { discord: previewOnDiscord, slack: previewOnSlack };

/**
 * Starts whatever the place needs.
 * @param say Tells the operator something in a sentence.
 * @throws StartError where somebody has to act before it can start.
 */
export async function startPlatforms(
  place: Place,
  config: Config,
  bot: Bot<Services>,
  { events, workspaces, say }: Surroundings,
): Promise<Platform[]> {
  const { discord, slack, page, locale } = config;
  switch (place) {
    case 'terminal':
      return [];
    case 'platforms':
      return Promise.all([
        ...(discord ? [startDiscord(bot, discord)] : []),
        ...(slack && 'botToken' in slack ? [startSlack(slack, bot)] : []),
        ...(slack && 'install' in slack && workspaces ? [startSlackForMany(slack, bot, workspaces)] : []),
      ]);
    case 'page': {
      const started = await startPage({
        ...page,
        bot,
        locale,
        previews: PREVIEWS,
        assets: await bundlePage(),
        events,
        today: () => Temporal.Now.plainDateISO().toString(),
        now: () => performance.now(),
      });
      say(wordsOf(locale)('playground.no-tokens', {}));
      say(wordsOf(locale)('playground.page-open', { url: started.url }));
      return [started];
    }
  }
}
