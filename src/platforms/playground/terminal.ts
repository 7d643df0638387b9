import { randomUUID } from 'node:crypto';
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from '../../chat/command.ts';
import { decodeAction, encodeAction } from '../../chat/custom-id.ts';
import type { Dispatcher } from '../../chat/dispatcher.ts';
import { type Invocation, type Typed, UserError } from '../../chat/invocation.ts';
import { readMessage } from '../../chat/parse-command.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Poster } from '../../daily/types.ts';
import type { Locale } from '../../i18n/locale.ts';
import { translatorFor } from '../../i18n/translator.ts';
import { renderReply } from '../../replies/plain-text.ts';
import type { Bot } from '../platform.ts';
import { createCompleter } from './suggestions.ts';
import { createLineForm, type LineForm } from './terminal-form.ts';

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

export interface TerminalOptions<S> {
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a person sits at it: then there is a prompt, history and completion. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Columns that a line may take, asked again for each reply; undefined for lines of any length. */
  readonly width?: () => number | undefined;
  readonly locale: Locale;
  readonly commands: readonly Command<S>[];
  readonly dispatcher: Dispatcher;
}

/** Runs the chat until its input ends. Each line is answered before the next one is read. */
export async function runTerminal<S>(settings: TerminalOptions<S>): Promise<void> {
  const { input, output, interactive, colours, width, locale, commands, dispatcher } = settings;
  const t = translatorFor(locale);
  const lines: Interface = createInterface({
    input,
    output,
    terminal: interactive,
    prompt: PROMPT,
    ...(interactive ? { completer: createCompleter(commands, dispatcher, t) } : {}),
  });
  let buttons: readonly string[] = [];

  const show = (reply: Reply) => {
    // Codes, not targets, are kept, as any other platform would: a button must survive being written down.
    buttons = reply.actions.map(encodeAction);
    output.write(`${renderReply(reply, { colours, width: width?.() })}\n\n`);
  };
  const say = (text: string) => output.write(`${text}\n\n`);
  let form: LineForm | undefined;
  const invocationOf = (typed: Typed): Invocation => ({
    id: randomUUID(),
    ...typed,
    language: locale,
    channel: { platform: 'playground', id: 'terminal', space: 'playground', direct: true },
    user: { id: 'terminal', isAdmin: () => true },
  });
  const invoke = async (typed: Typed) => {
    const invocation = invocationOf(typed);
    const asked = await dispatcher.form(invocation);
    form = asked && 'form' in asked ? createLineForm(asked.form, t) : undefined;
    if (form) return say(form.question());
    show(asked && 'reply' in asked ? asked.reply : await dispatcher.dispatch(invocation));
  };
  /** A line into the form that is open. */
  const enter = async (into: LineForm, line: string) => {
    const filledIn = into.take(line);
    if (!filledIn) return say(into.question());
    form = undefined;
    show(await dispatcher.dispatch(invocationOf(filledIn)));
  };
  const press = async (number: string) => {
    const code = buttons[Number(number) - 1];
    return code === undefined ? say(t('playground.no-button', { number })) : invoke(decodeAction(code));
  };

  if (interactive) {
    say(t('playground.banner', {}));
    lines.prompt();
  }
  for await (const line of lines) {
    const typed = line.trim();
    try {
      if (form && !typed.startsWith('/')) await enter(form, typed);
      else if (/^\d{1,2}$/.test(typed)) await press(typed);
      else if (typed !== '') await invoke(readTyped(typed, commands));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(t(error.key, error.values));
    }
    if (interactive) lines.prompt();
  }
}

interface TerminalPosterOptions {
  readonly output: Writable;
  /** Whether a person sits at it, whose line is then not written into. */
  readonly interactive: boolean;
  readonly colours: boolean;
  readonly width: () => number | undefined;
}

/** Writes posts between what is typed. Their buttons are left out: the numbers belong to the last answer. */
export function createTerminalPoster({ output, interactive, colours, width }: TerminalPosterOptions): Poster {
  const written = new Set<string>();

  function write(reply: Reply): void {
    if (interactive) {
      cursorTo(output, 0);
      clearLine(output, 0);
    }
    output.write(`${renderReply({ ...reply, actions: [] }, { colours, width: width() })}\n\n`);
    if (interactive) output.write(PROMPT);
  }

  return {
    post: async (_, reply, key) => {
      write(reply);
      written.add(key);
      return key;
    },
    find: async (_, key) => (written.has(key) ? key : undefined),
    tell: async (_, __, reply) => write(reply),
  };
}

const MENTION = /^@dostyk\b[,:]?\s*/i;

/** How the bot is called at the beginning of a line, or nothing if it is not. */
export function mentionIn(line: string): string {
  return MENTION.exec(line)?.[0] ?? '';
}

/** Reads a line typed in a direct conversation with the bot, in which its name may stand first. */
export function readTyped<S>(line: string, commands: readonly Command<S>[]): Typed {
  const typed = line.trim();
  return readMessage(typed.slice(mentionIn(typed).length), commands);
}

/**
 * The lines of a stream, each ended by a line feed, with or without a carriage return before it. Unlike node:readline
 * it leaves a lone carriage return and U+2028 and U+2029 within a line, so that a program that sends one question per line gets
 * one answer for each.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
  }
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Ends the program without a word when nobody reads its output any more, as in `… | head -1`. */
export function endQuietlyWhenUnread(output: NodeJS.WritableStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

/** Stands before what is typed. */
const PROMPT = '› ';
