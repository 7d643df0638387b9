import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Command } from '../../chat/command.ts';
import type { Option } from '../../chat/options.ts';
import { localeOfTag } from '../../i18n/locale.ts';
import { type PlainKey, translatorFor } from '../../i18n/translator.ts';
import { truncate } from '../../util/truncate.ts';
import type { Bot } from '../platform.ts';
import { failureOf, persistently } from './errors.ts';
import { MAX_OPTION_TEXT } from './limits.ts';

interface Registration {
  readonly rest: REST;
  readonly applicationId: string;
  /** The server in which to register; everywhere if undefined. */
  readonly guildId: string | undefined;
}

/** What was written. */
export interface Changes {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly kept: number;
  /** What Discord does not take, each with the error. */
  readonly refused: readonly { readonly name: string; readonly error: unknown }[];
}

const registered = z.array(z.looseObject({ id: z.string(), name: z.string(), type: z.number() }));

/**
 * Makes the registered commands those that are declared. What is registered as it should be is left alone, since
 * Discord lets only 200 commands be written a day and shows nobody a command while it changes.
 */
export async function registerCommands(declared: readonly Declaration[], where: Registration): Promise<Changes> {
  const { rest, applicationId, guildId } = where;
  const all =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = registered.parse(await persistently(() => rest.get(all, { query })));
  const known = new Map(present.map((command) => [keyOf(command), command]));
  const changed = declared.filter((command) => {
    const before = known.get(keyOf(command));
    return before === undefined || !isDeepStrictEqual(essence(command), essence(comparable(command, before)));
  });
  const wanted = new Set(declared.map(keyOf));
  const stale = present.filter((command) => !wanted.has(keyOf(command)));
  // One after the other: Discord counts them in one bucket. Creating replaces a command of the same name as a whole.
  const refused: { readonly name: string; readonly error: unknown }[] = [];
  /** Those of the commands with which it worked. What is wrong with one is no reason to leave out the next. */
  async function each<T extends { readonly name: string }>(
    some: readonly T[],
    request: (command: T) => Promise<unknown>,
  ): Promise<string[]> {
    const done: string[] = [];
    for (const command of some) {
      try {
        await request(command);
        done.push(command.name);
      } catch (error) {
        if (failureOf(error).kind !== 'refused') throw error;
        refused.push({ name: command.name, error });
      }
    }
    return done;
  }

  const removed = await each(stale, ({ id }) => persistently(() => rest.delete(`${all}/${id}`)));
  const written = await each(changed, (body) => persistently(() => rest.post(all, { body })));
  return { written, removed, kept: declared.length - changed.length, refused };
}

function keyOf({ name, type }: { readonly name: string; readonly type: number }): string {
  return `${type}/${name}`;
}

/** Discord writes where commands of one server may be used although that is not for us to say. */
function comparable(declared: Declaration, before: Readonly<Record<string, unknown>>): object {
  const { contexts, integration_types, ...rest } = before;
  return declared.contexts === undefined ? rest : { ...rest, contexts, integration_types };
}

const FIELDS = [
  'name',
  'name_localizations',
  'type',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'required',
  'autocomplete',
  'choices',
  'value',
  'min_length',
  'max_length',
];

/** A command without what Discord adds: ids, versions, and every empty or false field that was never sent. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([name, inner]) => FIELDS.includes(name) && !isEmpty(inner))
    .map(([name, inner]) => [name, essenceOfField(name, inner)]);
  return Object.fromEntries(fields);
}

function essenceOfField(name: string, value: unknown): unknown {
  if (name.endsWith('_localizations') && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
  if (name === 'default_member_permissions') return String(value);
  if ((name === 'contexts' || name === 'integration_types') && Array.isArray(value)) return value.toSorted();
  return essence(value);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object. */
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
    const single = some.length === 1 && only?.name === first ? only : undefined;
    const description = single?.description ?? groups[first];
    if (description === undefined) throw new Error(`The group "${first}" has no description.`);
    const forAdmins = some.every(({ access }) => access !== 'everyone');
    return {
      name: first,
      type: ApplicationCommandType.ChatInput,
      ...describe(description),
      options: single ? declareOptions(single) : some.map(declareSubcommand),
      ...(forAdmins ? { default_member_permissions: Number(ADMIN_PERMISSION) } : {}),
      ...(forAdmins ? WHERE_THE_BOT_IS : ANYWHERE),
    };
  });
  const ask: Declaration = { ...menuName('discord.menu.ask'), type: ApplicationCommandType.Message, ...ANYWHERE };
  // Those who manage a server may show it to others there.
  const menus = commands.flatMap(({ fromMessage }): Declaration[] =>
    fromMessage === undefined
      ? []
      : [
          {
            ...menuName(fromMessage.name),
            type: ApplicationCommandType.Message,
            default_member_permissions: Number(ADMIN_PERMISSION),
            ...WHERE_THE_BOT_IS,
          },
        ],
  );
  return [...declared, ask, ...menus].map(({ contexts, integration_types, ...rest }) =>
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

/** Discord wants the required ones first. Options that only buttons fill, and fields of a form, are not declared. */
function declareOptions<S>({ options }: Command<S>): APIApplicationCommandBasicOption[] {
  return Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.required) - Number(a.required))
    .flatMap(([name, option]) =>
      option.description === undefined || option.field !== undefined
        ? []
        : [declareOption(name, option, option.description)],
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
      const { text: t, others } = inAllLanguages(label);
      return { name: t, value, ...(others ? { name_localizations: others } : {}) };
    });
    return { ...text, choices };
  }
  return option.completes ? { ...text, autocomplete: true } : text;
}

function describe(key: PlainKey) {
  const { text, others } = inAllLanguages(key);
  return { description: text, ...(others ? { description_localizations: others } : {}) };
}

function menuName(key: PlainKey) {
  const { text, others } = inAllLanguages(key);
  return { name: text, ...(others ? { name_localizations: others } : {}) };
}

/** The English words, and those of each language that both Discord and the bot know, where they differ. */
function inAllLanguages(key: PlainKey): { text: string; others: Localizations | undefined } {
  const text = truncate(translatorFor('en')(key, {}), MAX_DESCRIPTION);
  const others: Localizations = {};
  for (const discordLocale of Object.values(Locale)) {
    const locale = localeOfTag(discordLocale);
    const t = locale === undefined ? text : truncate(translatorFor(locale)(key, {}), MAX_DESCRIPTION);
    if (t !== text) others[discordLocale] = t;
  }
  return { text, others: Object.keys(others).length === 0 ? undefined : others };
}
