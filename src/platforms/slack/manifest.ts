import type { Command } from '../../chat/command.ts';
import type { PlainKey, Translator } from '../../i18n/translator.ts';
import { EVERYTHING, PRIVATE, shortcutId, slashNames } from './parse.ts';

interface ManifestOptions<S> {
  readonly commands: readonly Command<S>[];
  readonly groups: Readonly<Record<string, PlainKey>>;
  readonly t: Translator;
  /** Put before the names of the everyday commands. */
  readonly prefix: string;
  /** Where Slack's requests go, for an app that does without Socket Mode. */
  readonly url?: string | undefined;
}

/** The path for Slack's requests. */
export const EVENTS_PATH = '/slack/events';
/** The path of the page from which people install the app. */
export const INSTALL_PATH = '/slack/install';
/** The path to which Slack sends people back once they have allowed it, or not. */
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** Every scope that Dostyk uses; docs/slack.md says what for. */
export const SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'users:read',
];

/** Done without where they are not given: a line is said instead of a reaction, and conversations begin empty. */
export const OPTIONAL_SCOPES: readonly string[] = ['assistant:write', 'reactions:write'];

const EVENTS = ['app_home_opened', 'app_mention', 'message.im'];
/** Of use only where people of other workspaces install the app, which needs an address. */
const UNINSTALLATION = ['app_uninstalled', 'tokens_revoked'];

/** The manifest of the Slack app, made from the commands: https://docs.slack.dev/reference/app-manifest. */
export function slackManifest<S>(settings: ManifestOptions<S>) {
  const { commands, t, url } = settings;
  const requests = url === undefined ? {} : { request_url: url };
  return {
    display_information: {
      name: t('slack.app-name', {}),
      description: t('slack.description', {}),
      long_description: t('slack.long-description', {}),
      background_color: '#0a4a5c',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      // An entry at the top of Slack, threads with titles, and questions to press in an empty conversation.
      agent_view: { agent_description: t('slack.description', {}) },
      bot_user: { display_name: EVERYTHING, always_online: true },
      shortcuts: [
        {
          type: 'message',
          name: t('slack.shortcut', {}),
          callback_id: 'ask',
          description: t('slack.shortcut-description', {}),
        },
        ...commands.flatMap(({ name, fromMessage }) =>
          fromMessage === undefined
            ? []
            : [
                {
                  type: 'message',
                  name: t(fromMessage.name, {}),
                  callback_id: shortcutId(name),
                  description: t(fromMessage.description, {}),
                },
              ],
        ),
      ],
      slash_commands: [
        ...slashNames(commands).map((name) => slashCommand(name, settings)),
        {
          command: `/${EVERYTHING}`,
          description: t('slack.everything', {}),
          usage_hint: t('slack.everything-hint', {}),
          should_escape: false,
          ...(url === undefined ? {} : { url }),
        },
      ],
    },
    oauth_config: {
      ...(url === undefined ? {} : { redirect_urls: [new URL(REDIRECT_PATH, url).href] }),
      scopes: { bot: [...SCOPES], bot_optional: [...OPTIONAL_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: url === undefined ? EVENTS : [...EVENTS, ...UNINSTALLATION] },
      interactivity: {
        is_enabled: true,
        ...requests,
        ...(url === undefined ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

function slashCommand<S>(name: string, { commands, groups, t, prefix, url }: ManifestOptions<S>) {
  const command = commands.find((one) => one.name === name);
  const key = command?.description ?? groups[name];
  const hint = command ? usage(command) : subcommands(name, commands);
  return {
    command: `/${prefix}${name}`,
    description: key === undefined ? name : t(key, {}),
    // Slack's schema refuses an empty hint.
    ...(hint === '' ? {} : { usage_hint: hint }),
    should_escape: false,
    ...(url === undefined ? {} : { url }),
  };
}

/** `[topic] [card:true]`: options in square brackets may be left out. */
function usage<S>({ options }: Command<S>): string {
  return Object.entries(options)
    .filter(([name, { description }]) => description !== undefined && name !== PRIVATE)
    .map(([name, { required, type }]) => (required ? name : `[${type === 'flag' ? `${name}:true` : name}]`))
    .join(' ');
}

function subcommands<S>(name: string, commands: readonly Command<S>[]): string {
  return commands
    .filter((one) => one.name.startsWith(`${name} `) && one.description !== undefined)
    .map((one) => one.name.slice(name.length + 1))
    .join(' | ');
}
