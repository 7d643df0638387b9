import { truncate } from '../util/truncate.ts';
import type { Command } from './command.ts';
import { UserError } from './invocation.ts';
import type { Options } from './options.ts';

export interface ParsedLine {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Reads a typed command without its slash: `fact topic:energy`, `daily on 09:00 zone:Asia/Almaty`, `ask how many …`.
 * Named options are `name:value` or `name:"two words"`; other words fill the options in their order, and an option
 * declared with `rest` takes the remainder of the line as it stands.
 * @throws UserError for words that no option takes. An unknown command is returned as typed; dispatch answers it.
 */
export function parseLine<S>(line: string, commands: readonly Command<S>[]): ParsedLine {
  const trimmed = line.trim();
  const command = commandAt(trimmed, commands);
  if (!command) return { command: unknownName(trimmed, commands), options: {} };
  return { command: command.name, options: parseOptions(trimmed.slice(command.name.length).trim(), command.options) };
}

/** Parses what a person wrote to the bot: a command if it begins like one with options that fit, a question otherwise. */
export function parseMention<S>(text: string, commands: readonly Command<S>[]): ParsedLine {
  const trimmed = text.trim();
  const question: ParsedLine = { command: 'ask', options: { question: trimmed } };
  const command = commandAt(trimmed, commands);
  if (!command) return trimmed === '' ? { command: 'help', options: {} } : question;
  try {
    return parseLine(trimmed, commands);
  } catch (error) {
    if (error instanceof UserError) return question;
    throw error;
  }
}

/** The first word as it was typed. The command of a button is none that can be typed, and is not named. */
function unknownName<S>(line: string, commands: readonly Command<S>[]): string {
  const typed = line.split(/\s+/u)[0]?.toLowerCase() ?? '';
  return commands.some(({ name }) => name === typed) ? '' : typed;
}

/**
 * The command that the line begins with, the longest name first, so that `daily on` wins over `daily`. Words do not
 * reach the commands of buttons: what a button carries was put into it by the bot.
 */
function commandAt<S>(line: string, commands: readonly Command<S>[]): Command<S> | undefined {
  const lower = line.toLowerCase();
  return commands
    .filter(({ description }) => description !== undefined)
    .filter(({ name }) => lower === name || (lower.startsWith(name) && /\s/u.test(lower.charAt(name.length))))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function parseOptions(line: string, declared: Options): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const open = Object.entries(declared);
  let at = 0;
  while (at < line.length) {
    const rest = line.slice(at);
    const named = /^(\p{L}+):(?:"([^"]*)"|(\S*))\s*/u.exec(rest);
    const name = named?.[1]?.toLowerCase();
    if (named && name && Object.hasOwn(declared, name)) {
      options[name] =
        declared[name]?.rest && named[2] === undefined ? rest.slice(name.length + 1) : (named[2] ?? named[3]);
      at = declared[name]?.rest && named[2] === undefined ? line.length : at + named[0].length;
      continue;
    }
    const next = open.find(([key]) => !Object.hasOwn(options, key));
    if (!next) throw new UserError('error.words-left', { words: truncate(rest, 80) });
    if (next[1].rest) {
      options[next[0]] = rest;
      return options;
    }
    const word = /^(?:"([^"]*)"|(\S+))\s*/u.exec(rest);
    options[next[0]] = word?.[1] ?? word?.[2];
    at += word?.[0].length ?? rest.length;
  }
  return options;
}
