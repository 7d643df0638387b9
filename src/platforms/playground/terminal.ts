import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from '../../chat/command.ts';
import { decodeAction, encodeAction } from '../../chat/custom-id.ts';
import type { Dispatcher } from '../../chat/dispatcher.ts';
import { UserError } from '../../chat/invocation.ts';
import type { ParsedLine } from '../../chat/parse-command.ts';
import type { Reply, Target } from '../../chat/reply.ts';
import type { Locale } from '../../i18n/locale.ts';
import { wordsOf } from '../../i18n/translator.ts';
import { renderReply } from '../../replies/plain-text.ts';
import { createCompleter } from './completer.ts';
import { PROMPT } from './output.ts';
import { readTyped } from './typed.ts';

export interface TerminalSettings<S> {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits at it: then there is a prompt, history and completion. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Columns that a line may take, asked anew for each reply; undefined for lines of any length. */
  readonly width?: () => number | undefined;
  readonly locale: Locale;
  readonly commands: readonly Command<S>[];
  readonly dispatcher: Dispatcher;
}

/** Runs the chat until its input ends. Each line is answered before the next one is read. */
export async function runTerminal<S>(settings: TerminalSettings<S>): Promise<void> {
  const { input, output, interactive, colours, width, locale, commands, dispatcher } = settings;
  const words = wordsOf(locale);
  const lines: Interface = createInterface({
    input,
    output,
    terminal: interactive,
    prompt: PROMPT,
    ...(interactive ? { completer: createCompleter(commands, dispatcher, words) } : {}),
  });
  let buttons: readonly string[] = [];

  const show = (reply: Reply) => {
    // Codes, not targets, are kept, as any other platform would: a button must survive being written down.
    buttons = reply.actions.map(encodeAction);
    output.write(`${renderReply(reply, { colours, width: width?.() })}\n\n`);
  };
  const say = (text: string) => output.write(`${text}\n\n`);
  const invoke = async ({ command, options }: Target | ParsedLine) => {
    show(
      await dispatcher.dispatch({
        id: randomUUID(),
        command,
        options,
        language: locale,
        channel: { platform: 'playground', id: 'terminal', space: 'playground', direct: true },
        asker: { id: 'terminal', isAdmin: () => true },
      }),
    );
  };
  const press = async (number: string) => {
    const code = buttons[Number(number) - 1];
    return code === undefined ? say(words('playground.no-button', { number })) : invoke(decodeAction(code));
  };

  if (interactive) {
    say(words('playground.banner', {}));
    lines.prompt();
  }
  for await (const line of lines) {
    const typed = line.trim();
    try {
      if (/^\d{1,2}$/.test(typed)) await press(typed);
      else if (typed !== '') await invoke(readTyped(typed, commands));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(words(error.key, error.values));
    }
    if (interactive) lines.prompt();
  }
}
