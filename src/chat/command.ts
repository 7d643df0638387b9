import type { PlainKey, Translator } from '../i18n/translator.ts';
import type { Invocation, Tenant } from './invocation.ts';
import { type Options, readOptions, type Values } from './options.ts';
import type { Redirect, Reply } from './reply.ts';

/** What a handler is given: who asked and where, the options read and checked, and the words of their language. */
interface Context<S, V> extends Omit<Invocation, 'options'> {
  readonly options: V;
  readonly services: S;
  readonly t: Translator;
}

/** A suggestion for what is being typed. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

interface Typing<S> {
  readonly option: string;
  readonly typed: string;
  /** Where it is typed, as far as the platform says. */
  readonly tenant: Tenant | undefined;
  readonly services: S;
  readonly t: Translator;
}

/** Everybody, who may change settings of the channel, or who manages the whole server or workspace. */
type Access = 'everyone' | 'admin' | 'space-admin';

interface Declaration<S, O extends Options> {
  /** Lower-case words: a command, or a command and its subcommand (`daily on`). */
  readonly name: string;
  readonly options: O;
  /** Who may use it; `everyone` if left out. */
  readonly access?: Access;
  /** Used every day: it has a name of its own even where all bots share one space of names. */
  readonly topLevel?: boolean;
  /** Its description; a command without one is reached by buttons only, not listed and not registered. */
  readonly description?: PlainKey;
  readonly run: (context: Context<S, Values<O>>) => Reply | Redirect | Promise<Reply | Redirect>;
  readonly complete?: (typing: Typing<S>) => readonly Choice[];
  readonly fromMessage?: FromMessage;
  /** What the fields of its form hold at first. @throws UserError where there is nothing to fill in. */
  readonly prefill?: (context: Prefilling<S>) => Promise<Readonly<Record<string, string>>>;
}

/** A message that somebody wrote, from whose menu a command is used. */
interface WrittenMessage {
  readonly text: string;
  /** The address at which people who see its channel see it. */
  readonly url: string;
}

/** How a command is reached from the menu of a message. */
interface FromMessage {
  /** Up to 24 characters, the most that every platform takes. */
  readonly name: PlainKey;
  readonly description: PlainKey;
  readonly options: (message: WrittenMessage) => Readonly<Record<string, string>>;
}

/** What a form is filled in from: the options given so far, as they were given. */
interface Prefilling<S> extends Invocation {
  readonly services: S;
  readonly t: Translator;
}

/** A command as dispatch and the platforms see it: the declaration as data, and a handler that reads its own options. */
export interface Command<S> {
  readonly name: string;
  readonly options: Options;
  readonly access: Access;
  readonly topLevel: boolean;
  readonly description: PlainKey | undefined;
  readonly fromMessage: FromMessage | undefined;
  /** @throws UserError for options that cannot be read and for requests that cannot be met. */
  readonly run: (invocation: Invocation, services: S, t: Translator) => Promise<Reply | Redirect>;
  readonly complete: (typing: Typing<S>) => readonly Choice[];
  readonly prefill: (context: Prefilling<S>) => Promise<Readonly<Record<string, string>>>;
}

/**
 * Declares a command that works with the services S; the types of `options` in its handler follow from the
 * declaration. In two steps, since TypeScript infers either all type parameters of a call or none.
 */
export function defineCommand<S>() {
  return <const O extends Options>({
    name,
    options,
    run,
    complete = () => [],
    prefill = async () => ({}),
    access = 'everyone',
    topLevel = false,
    description,
    fromMessage,
  }: Declaration<S, O>): Command<S> => ({
    name,
    options,
    access,
    topLevel,
    description,
    fromMessage,
    complete,
    prefill,
    run: async (invocation, services, t) =>
      run({ ...invocation, options: readOptions(options, invocation.options), services, t }),
  });
}
