import { truncate } from '../util/truncate.ts';
import type { Command } from './command.ts';
import { InputError, type ParsedCommand, type Typed, UserError } from './invocation.ts';
import type { Options } from './options.ts';

/**
 * Reads a typed command without its slash: `fact topic:energy`, `daily on 09:00 zone:Asia/Almaty`, `ask how many …`.
 * Named options are `name:value` or `name:"two words"`; other words fill the options in their order, and an option
 * declared with `rest` takes the remainder of the line as it stands.
 * @throws UserError for words that no option takes. An unknown command is returned as typed; dispatch answers it.
 */
export function parseLine<S>(line: string, commands: readonly Command<S>[]): ParsedCommand {
  const trimmed = line.trim();
  const command = commandAt(trimmed, commands);
  if (!command) return { command: unknownName(trimmed, commands), options: {} };
  return { command: command.name, options: parseOptions(trimmed.slice(command.name.length).trim(), command.options) };
}

/**
 * Reads a message to the bot, on every platform: a command if it begins with a slash; without one, a command if nothing
 * follows its name, or options by their names, or values that it takes; and a question otherwise. What is wrong with a
 * command is in `mistake`.
 */
export function readMessage<S>(text: string, commands: readonly Command<S>[]): Typed {
  const typed = text.trim();
  if (typed.startsWith('/')) return readLine(typed.slice(1), commands);
  const question: ParsedCommand = { command: 'ask', options: { question: typed } };
  const command = commandAt(typed, commands);
  if (!command) return typed === '' ? { command: 'help', options: {} } : question;
  const read = readLine(typed, commands);
  const name = /^(\p{L}+):/u.exec(typed.slice(command.name.length).trim())?.[1]?.toLowerCase();
  const isMeant = typed.length === command.name.length || (name !== undefined && Object.hasOwn(command.options, name));
  if (isMeant || command.name === 'ask') return read;
  return read.mistake ? question : { ...read, otherwise: question };
}

/** Reads a line that can only be a command. What is wrong with it is in `mistake`. */
function readLine<S>(line: string, commands: readonly Command<S>[]): Typed {
  try {
    return parseLine(line, commands);
  } catch (mistake) {
    if (!(mistake instanceof UserError)) throw mistake;
    return { command: '', options: {}, mistake };
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
    if (!next) throw new InputError('error.words-left', { words: truncate(rest, 80) });
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
