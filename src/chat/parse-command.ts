import { closestMatches } from '../util/closest-match.ts';
import type { Command } from './command.ts';
import { type ParsedCommand, type Typed, UserError } from './invocation.ts';
import { parseOptions } from './parse-options.ts';

/**
 * Reads a typed command without its slash: `fact topic:energy`, `daily on 09:00 zone:Asia/Almaty`, `ask how many …`.
 * How options are written, parse-options.ts tells.
 * @throws UserError for words that no option takes. An unknown command is returned as typed; dispatch answers it.
 */
export function parseLine<S>(line: string, commands: readonly Command<S>[]): ParsedCommand {
  const trimmed = line.trim();
  const command = commandAt(trimmed, commands);
  if (!command) return { command: unknownName(trimmed, commands), options: {} };
  return { command: command.name, options: parseOptions(argumentsOf(trimmed, command), command.options) };
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
  const given = argumentsOf(typed, command);
  const name = /^(\p{L}+)[:：=]/u.exec(given)?.[1]?.toLowerCase();
  const isMeant = given === '' || (name !== undefined && Object.hasOwn(command.options, name));
  if (isMeant || command.name === 'ask') return read;
  return read.mistake ? question : { ...read, otherwise: question };
}

/**
 * Reads what was typed behind the one command under which all others are reached. A word that is nearly the name of one is a slip; everything
 * else is a question.
 */
export function readUnderOne<S>(text: string, commands: readonly Command<S>[]): Typed {
  const typed = text.trim().replace(/^\//u, '');
  if (/\s/u.test(typed) || commandAt(typed, commands)) return readMessage(typed, commands);
  const names = commands.flatMap(({ name, description }) => (description === undefined ? [] : [name]));
  const meant = closestMatches(typed, names, { namesOf: (name) => [name], threshold: MISSPELT });
  return meant.some((name) => Math.abs(name.length - typed.length) <= 1)
    ? { command: typed.toLowerCase(), options: {} }
    : readMessage(typed, commands);
}

/** What lies so near to a command is a misspelling of it. */
const MISSPELT = 0.34;

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
  const lower = line.slice(0, LONGEST_NAME).toLowerCase().replace(/\s+/gu, ' ');
  return commands
    .filter(({ description }) => description !== undefined)
    .filter(({ name }) => lower.startsWith(name) && isEnded(lower.slice(name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** Longer than any name of a command, with spaces to spare, in UTF-16 code units. */
const LONGEST_NAME = 60;
/** "help!", "topics?" */
const MARKS = /^[\s?!.…]*$/u;

function isEnded(rest: string): boolean {
  return /^\s/u.test(rest) || MARKS.test(rest);
}

/** What stands behind the name of a command, in whose words there may be more than one space. */
function argumentsOf<S>(line: string, { name }: Command<S>): string {
  const words = new RegExp(`^${name.replaceAll(' ', '\\s+')}`, 'iu').exec(line)?.[0] ?? name;
  const given = line.slice(words.length).trim();
  return MARKS.test(given) ? '' : given;
}
