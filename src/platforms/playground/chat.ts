import type { Poster } from '../../daily/types.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Bot } from '../platform.ts';
import { endQuietlyWhenUnread } from './output.ts';
import { createTerminalPoster } from './poster.ts';
import { runTerminal } from './terminal.ts';

/** Chats over the program's own input and output, until the input ends. */
export async function runChat<S>({ commands, dispatcher }: Bot<S>, locale: Locale): Promise<void> {
  endQuietlyWhenUnread(process.stdout);
  await runTerminal({
    input: process.stdin,
    output: process.stdout,
    ...terminalLook(),
    locale,
    commands,
    dispatcher,
  });
}

/** Posts between what is said in that chat. */
export function createChatPoster(): Poster {
  return createTerminalPoster({ output: process.stdout, ...terminalLook() });
}

/** How the terminal is to be written to: a person sits at it, or a program reads it. */
function terminalLook() {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return {
    interactive,
    width: () => (interactive ? process.stdout.columns : undefined),
    colours: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  };
}
