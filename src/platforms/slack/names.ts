import type { Command } from '../../chat/command.ts';

/** The command under which every other one is reached: Slack keeps some names for itself, and other apps take theirs. */
export const EVERYTHING = 'dostyk';

/** The everyday commands have slash commands of their own; one for all commands that begin with the same word. */
export function slashNames<S>(commands: readonly Command<S>[]): string[] {
  const words = commands.filter(({ everyday }) => everyday).map(({ name }) => name.split(' ')[0] ?? name);
  return [...new Set(words)];
}

/** The line that was meant by a slash command with its text, as the one parser of arguments reads it. */
export function lineOf(slash: string, text: string, prefix: string): string {
  const name = slash.slice(slash.startsWith(`/${prefix}`) ? prefix.length + 1 : 1);
  if (name === EVERYTHING) return text.trim() === '' ? 'help' : text.trim();
  return `${name} ${text}`.trim();
}
