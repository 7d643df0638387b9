import { commands } from '../../commands/index.ts';
import type { Services } from '../../commands/services.ts';
import type { PackNews } from '../answer/knowledge-base.ts';
import type { Config } from '../config/index.ts';
import type { SlackConfig, SlackDistributionConfig, SlackPosting } from '../config/slack.ts';
import type { Route } from '../daily/types.ts';
import { translatorFor } from '../i18n/translator.ts';
import type { Log } from '../ops/log.ts';
import type { Bot, Platform } from '../platforms/platform.ts';
import type { Secrets } from '../questions/pseudonyms.ts';
import type { Store } from '../store/store.ts';
import type { Connector } from './connections.ts';

/** Where people talk with the bot: on the platforms whose tokens are set, on the playground's page, or in the terminal. */
export type Mode = 'platforms' | 'page' | 'terminal';

/** The terminal if that was asked for; the platforms whose tokens are set; with none, the playground's page. */
export function selectMode({ posting: { discord, slack } }: Config, asked: string | undefined): Mode {
  if (asked === 'chat') return 'terminal';
  return discord || slack ? 'platforms' : 'page';
}

/** What a process needs of the platforms that it serves. The code of all others is not loaded. */
export interface Adapters {
  /** How the daily fact reaches each platform, by its name. */
  readonly routes: ReadonlyMap<string, Route>;
  /** How the bot is connected to each platform on which it answers. */
  readonly connectors: (bot: Bot<Services>) => readonly Connector[];
  /** Chats in the terminal until the input ends; undefined in every other mode. */
  readonly chat?: (bot: Bot<Services>) => Promise<void>;
  /** Called whenever the pack was read again or checked. */
  readonly packChanged?: (news: PackNews) => void;
  /** Lets go of what is left once the platforms have stopped. */
  readonly stop: () => Promise<void>;
}

export interface Surroundings {
  readonly store: Store;
  readonly log: Log;
  /** Prints a sentence for the operator. */
  readonly say: (text: string) => void;
}

/** Loads the adapters of a mode. */
export async function loadAdapters(mode: Mode, config: Config, surroundings: Surroundings): Promise<Adapters> {
  if (mode === 'terminal') return await loadTerminal(config);
  if (mode === 'page') return await loadPage(config, surroundings);
  const { discord, slack } = config.posting;
  const loaded = await Promise.all([
    ...(discord ? [loadDiscord(discord, config.discord)] : []),
    ...(slack ? [loadSlack(slack, config.slack, surroundings)] : []),
  ]);
  return {
    routes: new Map(loaded.flatMap(({ routes }) => [...routes])),
    connectors: (bot) => loaded.flatMap(({ connectors }) => connectors(bot)),
    stop: async () => {
      await Promise.all(loaded.map(({ stop }) => stop()));
    },
  };
}

async function loadDiscord(
  posting: NonNullable<Config['posting']['discord']>,
  answering: Config['discord'],
): Promise<Adapters> {
  const { DISCORD_RATE_LIMIT, DISCORD_POST_TIMEOUT_MS } = await import('../platforms/discord/limits.ts');
  const { createPoster } = await import('../platforms/discord/poster.ts');
  const poster = createPoster({ ...posting, timeoutMs: DISCORD_POST_TIMEOUT_MS });
  return {
    routes: new Map([['discord', { ...DISCORD_RATE_LIMIT, poster }]]),
    connectors: (bot) => {
      if (!answering) return [];
      const connect = async () => {
        const { startDiscord } = await import('../platforms/discord/start.ts');
        return await startDiscord(bot, answering);
      };
      return [{ name: 'discord', connect }];
    },
    stop: async () => {},
  };
}

async function loadSlack(
  posting: SlackPosting,
  answering: SlackConfig | SlackDistributionConfig | undefined,
  { store, log }: Surroundings,
): Promise<Adapters> {
  const { SLACK_RATE_LIMIT, SLACK_RATE_LIMIT_PER_WORKSPACE, SLACK_POST_TIMEOUT_MS } = await import(
    '../platforms/slack/limits.ts'
  );
  const { createSlackPoster, createWorkspacePoster } = await import('../platforms/slack/poster.ts');
  const { commandNames } = await import('../platforms/slack/parse.ts');
  const commandName = commandNames(commands, answering?.commandPrefix ?? '');
  const timeoutMs = SLACK_POST_TIMEOUT_MS;
  if ('botToken' in posting) {
    const poster = createSlackPoster({ ...posting, log, timeoutMs });
    return {
      routes: new Map([['slack', { ...SLACK_RATE_LIMIT, poster, commandName }]]),
      connectors: (bot) => {
        if (!answering || !('botToken' in answering)) return [];
        const connect = async () => {
          const { startSlack } = await import('../platforms/slack/start.ts');
          return await startSlack(answering, bot);
        };
        return [{ name: 'slack', connect }];
      },
      stop: async () => {},
    };
  }
  const { openWorkspaces, startDistributedSlack } = await import('../platforms/slack/distribution/start.ts');
  const workspaces = openWorkspaces({ ...posting, store, log, timeoutMs });
  return {
    routes: new Map([
      ['slack', { ...SLACK_RATE_LIMIT_PER_WORKSPACE, poster: createWorkspacePoster(workspaces, log), commandName }],
    ]),
    connectors: (bot) =>
      answering && 'install' in answering
        ? [{ name: 'slack', connect: () => startDistributedSlack(answering, bot, workspaces) }]
        : [],
    stop: () => workspaces.idle(),
  };
}

/** The requests that the playground's posts may take: nobody limits them, and nobody needs more. */
const PLAYGROUND = { requestsPerSecond: 10, atATime: 1 } as const;

async function loadPage({ page, locale }: Config, { say }: Surroundings): Promise<Adapters> {
  const { createPagePoster } = await import('../platforms/playground/page/api.ts');
  const { bundlePage } = await import('../platforms/playground/page/assets.ts');
  const { createEvents, startPage } = await import('../platforms/playground/page/start.ts');
  const { previewOnDiscord } = await import('../platforms/discord/render.ts');
  const { previewOnSlack } = await import('../platforms/slack/render.ts');
  // What the page shows of the platforms, none of which knows the other.
  const previews = { discord: previewOnDiscord, slack: previewOnSlack };
  const events = createEvents();
  return {
    routes: new Map([['playground', { ...PLAYGROUND, poster: createPagePoster(events, previews) }]]),
    connectors: (bot) => [{ name: 'playground', connect: () => openPage(bot) }],
    packChanged: ({ inUse, problems }) => events.tell('pack', { inUse, problems }, true),
    stop: async () => events.stop(),
  };

  async function openPage(bot: Bot<Services>): Promise<Platform> {
    const started = await startPage({
      ...page,
      bot,
      locale,
      previews,
      assets: await bundlePage(),
      events,
      today: () => Temporal.Now.plainDateISO().toString(),
      now: () => performance.now(),
    });
    say(translatorFor(locale)('playground.no-tokens', {}));
    say(translatorFor(locale)('playground.page-open', { url: started.url }));
    // Open pages would keep the server from stopping.
    return {
      ...started,
      stop: async () => {
        events.stop();
        await started.stop();
      },
    };
  }
}

async function loadTerminal({ locale }: Config): Promise<Adapters> {
  const { createChatPoster, runChat } = await import('../platforms/playground/terminal.ts');
  return {
    routes: new Map([['playground', { ...PLAYGROUND, poster: createChatPoster() }]]),
    connectors: () => [],
    chat: (bot) => runChat(bot, locale),
    stop: async () => {},
  };
}

/** What each platform has that is not in the database, the same in every process that answers there. */
export function secretsOf({ posting: { discord, slack } }: Config): Secrets {
  const ofSlack = slack && ('install' in slack ? slack.install.tokenKeys : ([slack.botToken] as const));
  return new Map([
    ...(discord ? [['discord', [discord.token]] as const] : []),
    ...(ofSlack ? [['slack', ofSlack] as const] : []),
  ]);
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
