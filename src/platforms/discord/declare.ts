import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import type { Option } from '../../chat/options.ts';
import { localeOfTag } from '../../i18n/locale.ts';
import { type PlainKey, wordsOf } from '../../i18n/translator.ts';
import type { Bot } from '../platform.ts';
import { shorten } from './buttons.ts';
import { MAX_OPTION_TEXT } from './limits.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object, read 2026-11-24. */
const MAX_DESCRIPTION = 100;

/** Who manages a server manages the bot there. */
export const ADMIN_PERMISSION = PermissionFlagsBits.ManageGuild;

/** A command as it is registered. Its name is the same in every language, since help and the documents speak of it. */
export interface Declaration {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly type: ApplicationCommandType.ChatInput | ApplicationCommandType.Message;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly APIApplicationCommandOption[];
  /** Bits of permissions; Discord's schema has a number, its answers a string. */
  readonly default_member_permissions?: number;
  readonly contexts?: readonly InteractionContextType[];
  readonly integration_types?: readonly ApplicationIntegrationType[];
}

type Localizations = Partial<Record<Locale, string>>;

/** Everybody may use them in every conversation, also where a person alone has installed the bot. */
const ANYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};
/** What changes a channel needs the bot in it. */
const WHERE_THE_BOT_IS = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/**
 * What is to be registered: every described command, those of two words as subcommands of the first, and the entry in
 * the menu of messages. Commands of one server know no contexts.
 */
export function declareCommands<S>(
  { commands, groups }: Pick<Bot<S>, 'commands' | 'groups'>,
  ofOneServer: boolean,
): Declaration[] {
  const described = commands.filter(({ description }) => description !== undefined);
  const byFirstWord = Map.groupBy(described, ({ name }) => name.split(' ')[0] ?? name);
  const declared = [...byFirstWord].map(([first, some]): Declaration => {
    const [only] = some;
    const alone = some.length === 1 && only?.name === first ? only : undefined;
    const description = alone?.description ?? groups[first];
    if (description === undefined) throw new Error(`The group "${first}" has no description.`);
    const forAdmins = some.every(({ access }) => access !== 'everyone');
    return {
      name: first,
      type: ApplicationCommandType.ChatInput,
      ...describe(description),
      options: alone ? declareOptions(alone) : some.map(declareSubcommand),
      ...(forAdmins ? { default_member_permissions: Number(ADMIN_PERMISSION) } : {}),
      ...(forAdmins ? WHERE_THE_BOT_IS : ANYWHERE),
    };
  });
  const menu: Declaration = { ...menuName(), type: ApplicationCommandType.Message, ...ANYWHERE };
  return [...declared, menu].map(({ contexts, integration_types, ...rest }) =>
    ofOneServer || !contexts || !integration_types ? rest : { ...rest, contexts, integration_types },
  );
}

function declareSubcommand<S>(command: Command<S>): APIApplicationCommandOption {
  const name = command.name.split(' ').slice(1).join('-');
  if (command.description === undefined || name === '') throw new Error(`"${command.name}" cannot be a subcommand.`);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    ...describe(command.description),
    options: declareOptions(command),
  };
}

/** Discord wants the required ones first. Options that only buttons fill are not declared. */
function declareOptions<S>({ options }: Command<S>): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required) - Number(a.required))
    .flatMap(([name, option]) =>
      option.description === undefined ? [] : [declareOption(name, option, option.description)],
    );
}

function declareOption(name: string, option: Option<unknown>, description: PlainKey): APIApplicationCommandBasicOption {
  const common = { name, ...describe(description), ...(option.required ? { required: true } : {}) };
  if (option.type === 'flag') return { ...common, type: ApplicationCommandOptionType.Boolean };
  const text = {
    ...common,
    type: ApplicationCommandOptionType.String as const,
    ...(option.maxLength === undefined ? {} : { max_length: Math.min(option.maxLength, MAX_OPTION_TEXT) }),
  };
  if (option.choices) {
    const choices = option.choices.map(({ value, label }) => {
      const { text: words, others } = inAllLanguages(label);
      return { name: words, value, ...(others ? { name_localizations: others } : {}) };
    });
    return { ...text, choices };
  }
  return option.completes ? { ...text, autocomplete: true } : text;
}

function describe(key: PlainKey) {
  const { text, others } = inAllLanguages(key);
  return { description: text, ...(others ? { description_localizations: others } : {}) };
}

function menuName() {
  const { text, others } = inAllLanguages('discord.menu.ask');
  return { name: text, ...(others ? { name_localizations: others } : {}) };
}

/** The English words, and those of each language that both Discord and the bot know, where they differ. */
function inAllLanguages(key: PlainKey): { text: string; others: Localizations | undefined } {
  const text = shorten(wordsOf('en')(key, {}), MAX_DESCRIPTION);
  const others: Localizations = {};
  for (const discordLocale of Object.values(Locale)) {
    const locale = localeOfTag(discordLocale);
    const words = locale === undefined ? text : shorten(wordsOf(locale)(key, {}), MAX_DESCRIPTION);
    if (words !== text) others[discordLocale] = words;
  }
  return { text, others: Object.keys(others).length === 0 ? undefined : others };
}
