import type { Command } from '../../chat/command.ts';
import type { Typed } from '../../chat/invocation.ts';
import { parseLine, readUnderOne } from '../../chat/parse-command.ts';
import { type CommandName, plainCommandName } from '../../i18n/translator.ts';

/**
 * What a person typed, from what Slack makes of it: three characters are escaped, and mentions, channels and addresses
 * stand between < and >. Mentions of the bot itself are left out.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages.
 */
export function readTyped(text: string, botUser?: string): string {
  const spelled = text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
    spell(target, label, botUser),
  );
  return decode(spelled).trim();
}

function spell(target: string, label: string | undefined, botUser: string | undefined): string {
  if (target.startsWith('@')) return target.slice(1) === botUser ? '' : `@${label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1).replace(/^subteam\^/, '')}`;
  return label ?? target.replace(/^(mailto|tel):/, '');
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Conversations of one person with the bot have ids that begin with a D: https://docs.slack.dev/apis/web-api/using-the-conversations-api. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** The command under which every other one is reached: Slack keeps some names for itself, and other apps take theirs. */
export const EVERYTHING = 'dostyk';

/** The option for an answer to the asker alone: what is asked by a slash command is answered so anyway. */
export const PRIVATE = 'private';

/** The callback_id of the shortcut by which a command is reached from a message. */
export function shortcutId(command: string): string {
  return command.replaceAll(' ', '-');
}

/** The everyday commands have slash commands of their own; one for all commands that begin with the same word. */
export function slashNames<S>(commands: readonly Command<S>[]): string[] {
  const words = commands.filter(({ topLevel }) => topLevel).map(({ name }) => name.split(' ')[0] ?? name);
  return [...new Set(words)];
}

/**
 * What was meant by a slash command with its text. Under the one for everything a command may stand, or a question.
 * @throws UserError for words that no option takes.
 */
export function readSlash<S>(
  slash: string,
  text: string,
  { prefix, commands }: { readonly prefix: string; readonly commands: readonly Command<S>[] },
): Typed {
  const name = slash.slice(slash.startsWith(`/${prefix}`) ? prefix.length + 1 : 1);
  return name === EVERYTHING ? readUnderOne(text, commands) : parseLine(`${name} ${text}`, commands);
}

/** How commands are called on Slack: the everyday ones by a slash command of their own, the others under the one for everything. */
export function commandNames<S>(commands: readonly Command<S>[], prefix: string): CommandName {
  const own = slashNames(commands);
  const words = new Set(commands.map(({ name }) => name.split(' ')[0]));
  return (command) => {
    if (own.includes(command)) return `/${prefix}${command}`;
    return words.has(command.split(' ')[0]) ? `/${EVERYTHING} ${command}` : plainCommandName(command);
  };
}
