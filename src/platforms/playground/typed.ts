import type { Command } from '../../chat/command.ts';
import { type ParsedLine, parseLine, parseMention } from '../../chat/parse-command.ts';

const MENTION = /^@dostyk\b[,:]?\s*/i;

/** How the bot is called at the beginning of a line, or nothing if it is not. */
export function mentionIn(line: string): string {
  return MENTION.exec(line)?.[0] ?? '';
}

/**
 * Reads a line as somebody types it who is alone with the bot: a command with its slash, else something said to the bot.
 * @throws UserError for words that no option takes.
 */
export function readTyped<S>(line: string, commands: readonly Command<S>[]): ParsedLine {
  const typed = line.trim();
  if (typed.startsWith('/')) return parseLine(typed.slice(1), commands);
  return parseMention(typed.slice(mentionIn(typed).length), commands);
}
