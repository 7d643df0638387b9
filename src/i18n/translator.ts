import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Messages } from './keys.ts';
import { LOCALES, type Locale } from './locale.ts';

export type MessageKey = keyof Messages;
export type MessageValues<K extends MessageKey> = Messages[K];

/** A key whose message needs no values. */
export type PlainKey = { [K in MessageKey]: Messages[K] extends Record<string, never> ? K : never }[MessageKey];

/** The bot's words in one language: a key and the values that its message needs. */
export interface Translator {
  <K extends MessageKey>(key: K, values: MessageValues<K>): string;
  readonly locale: Locale;
  readonly commandName: CommandName;
}

/** How people call a command where they are: `/daily on` in most places, `/dostyk daily on` on Slack. */
export type CommandName = (command: string) => string;

export const plainCommandName: CommandName = (command) => `/${command}`;
/** A command in a message; one of a platform's own (`/invite`) is left to `commandName` too. */
const COMMAND = /(?<![\p{L}\p{N}/.:])\/([a-z]+(?: (?:on|off|now|status))?)(?![\p{L}/])/gu;

const catalogue = z.record(z.string(), z.string());

/**
 * The messages of one language, as written in the files of its folder.
 * @throws Error for a key that stands in two of them.
 */
export function readMessages(locale: Locale): Readonly<Record<string, string>> {
  const folder = new URL(`./${locale}/`, import.meta.url);
  const messages = new Map<string, string>();
  for (const file of readdirSync(folder).toSorted()) {
    for (const [key, message] of Object.entries(catalogue.parse(parse(readFileSync(new URL(file, folder), 'utf8'))))) {
      if (messages.has(key)) throw new Error(`src/i18n/${locale}/${file}: "${key}" stands in another file too.`);
      messages.set(key, message);
    }
  }
  return Object.fromEntries(messages);
}

function createTranslator(locale: Locale, commandName: CommandName): Translator {
  const messages = readMessages(locale);
  const formats = new Map<string, IntlMessageFormat>();
  function translate<K extends MessageKey>(key: K, values: MessageValues<K>): string {
    let format = formats.get(key);
    if (!format) {
      const message = messages[key];
      if (message === undefined) throw new Error(`src/i18n/${locale} has no message "${key}".`);
      // Text is data on every platform, so a tag in a message is no markup either.
      const called = message.replace(COMMAND, (_, command: string) => commandName(command));
      format = new IntlMessageFormat(called, locale, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(values));
  }
  return Object.assign(translate, { locale, commandName });
}

const all = new WeakMap<CommandName, ReadonlyMap<Locale, Translator>>();

/** The bot's words in a language, in which commands are called as they are where it speaks. */
export function translatorFor(locale: Locale, commandName: CommandName = plainCommandName): Translator {
  const translators = all.get(commandName) ?? new Map(LOCALES.map((one) => [one, createTranslator(one, commandName)]));
  all.set(commandName, translators);
  const translator = translators.get(locale);
  if (!translator) throw new Error(`No words for the language "${locale}".`);
  return translator;
}
