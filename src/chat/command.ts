import type { PlainKey, Translator } from '../i18n/translator.ts';
import type { Invocation } from './invocation.ts';
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
}

/** A command as dispatch and the platforms see it: the declaration as data, and a handler that reads its own options. */
export interface Command<S> {
  readonly name: string;
  readonly options: Options;
  readonly access: Access;
  readonly topLevel: boolean;
  readonly description: PlainKey | undefined;
  /** @throws UserError for options that cannot be read and for requests that cannot be met. */
  readonly run: (invocation: Invocation, services: S, t: Translator) => Promise<Reply | Redirect>;
  readonly complete: (typing: Typing<S>) => readonly Choice[];
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
    access = 'everyone',
    topLevel = false,
    description,
  }: Declaration<S, O>): Command<S> => ({
    name,
    options,
    access,
    topLevel,
    description,
    complete,
    run: async (invocation, services, t) =>
      run({ ...invocation, options: readOptions(options, invocation.options), services, t }),
  });
}
