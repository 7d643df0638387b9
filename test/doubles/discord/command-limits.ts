import { type APIApplicationCommandOption, Locale } from 'discord.js';
import type { CommandBody } from './bodies.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_TOGETHER = 8_000;
const LOCALES = new Set<string>(Object.values(Locale));

type Named = Pick<CommandBody, 'name' | 'name_localizations' | 'description' | 'description_localizations'>;

/**
 * The limits of commands that the official schemas leave out
 * (https://discord.com/developers/docs/interactions/application-commands).
 */
export function commandProblems(command: CommandBody): string[] {
  const { name } = command;
  const options = command.options ?? [];
  const isChat = command.type === undefined || command.type === 1;
  if (!isChat) {
    return command.description || options.length > 0
      ? [`${name}: a context-menu command has a description or options`]
      : [];
  }
  const total = lengthOf(command) + options.reduce((sum, option) => sum + lengthWithOptions(option), 0);
  return [
    ...namedProblems(command),
    ...optionsProblems(options),
    ...(total > MAX_TOGETHER ? [`${total} characters together`] : []),
  ].map((problem) => `/${name}: ${problem}`);
}

/** All commands of one scope: at most 100 of the chat and 15 of each menu (the same page), no two of a name. */
export function scopeProblems(commands: readonly { readonly name: string; readonly type?: number }[]): string[] {
  const names = commands.map(({ name, type = 1 }) => `${type}/${name}`);
  const count = (type: number) => commands.filter((command) => (command.type ?? 1) === type).length;
  return [
    ...(new Set(names).size < names.length ? ['two commands share a name'] : []),
    ...(count(1) > 100 ? [`${count(1)} chat commands`] : []),
    ...(count(3) > 15 ? [`${count(3)} message commands`] : []),
  ];
}

function optionsProblems(options: readonly APIApplicationCommandOption[]): string[] {
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex(({ required }) => !required);
  const lateRequired = firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required);
  const kinds = new Set(options.map(({ type }) => type <= 2));
  return [
    ...(new Set(names).size < names.length ? ['two options share a name'] : []),
    ...(lateRequired ? ['a required option comes after one that is not'] : []),
    ...(kinds.size > 1 ? ['subcommands are mixed with options'] : []),
    ...options.flatMap((option) => [
      ...namedProblems(option),
      ...('choices' in option && option.choices?.length && 'autocomplete' in option && option.autocomplete
        ? [`${option.name} has both choices and autocomplete`]
        : []),
      ...('options' in option ? optionsProblems(option.options ?? []) : []),
    ]),
  ];
}

function namedProblems({ name, name_localizations, description, description_localizations }: Named): string[] {
  const names = [name, ...Object.values(name_localizations ?? {})];
  const locales = [...Object.keys(name_localizations ?? {}), ...Object.keys(description_localizations ?? {})];
  return [
    ...names
      .filter((one) => typeof one !== 'string' || !NAME.test(one) || one !== one.toLowerCase())
      .map((one) => `"${one}" is no name of a command or option`),
    ...(description ? [] : [`${name} has no description`]),
    ...locales.filter((locale) => !LOCALES.has(locale)).map((locale) => `Discord has no locale ${locale}`),
  ];
}

function lengthWithOptions(option: APIApplicationCommandOption): number {
  const inner = 'options' in option ? (option.options ?? []) : [];
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return (
    lengthOf(option) +
    inner.reduce((sum, one) => sum + lengthWithOptions(one), 0) +
    choices.reduce((sum, { name, value }) => sum + name.length + String(value).length, 0)
  );
}

/** The longest localisation counts. */
function lengthOf({ name, name_localizations, description, description_localizations }: Named): number {
  const longest = (text: string, others: object | null | undefined) =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => String(other).length));
  return longest(name, name_localizations) + longest(description ?? '', description_localizations);
}
