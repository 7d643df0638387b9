import type { Translator } from '../i18n/translator.ts';
import { closestMatch } from '../util/closest-match.ts';
import { carryLanguage, LANGUAGE_OPTION } from './choose-language.ts';
import type { Choice, Command } from './command.ts';
import { createForm, type Form, formAction, needsForm } from './form.ts';
import { InputError, type Invocation, type Tenant, UserError } from './invocation.ts';
import { type Block, type Reply, textReply } from './reply.ts';

export interface Dispatcher {
  /**
   * Answers an invocation with a reply that says in which language it is. Never rejects: whatever goes wrong becomes a
   * reply to the asker.
   */
  readonly dispatch: (invocation: Invocation) => Promise<Reply>;
  /** Suggestions for an option that is being typed; none where there is nothing to suggest. */
  readonly complete: (typing: {
    readonly command: string;
    readonly option: string;
    readonly typed: string;
    readonly language: string | undefined;
    readonly tenant?: Tenant;
  }) => readonly Choice[];
  /**
   * The form that is to be filled in first, or why the person gets none; undefined if nothing is missing. Never rejects.
   * Where no form can be shown, `dispatch` says how to get it.
   */
  readonly form: (invocation: Invocation) => Promise<FormOrReply> | undefined;
}

export type FormOrReply = { readonly form: Form } | { readonly reply: Reply };

export interface DispatcherOptions<S> {
  readonly commands: readonly Command<S>[];
  readonly services: S;
  /** The words of the language in which to answer. Must not reject; whatever it needs may fail. */
  readonly translator: (invocation: Invocation) => Translator | Promise<Translator>;
  /** The words for suggestions, from the language tag of the person. */
  readonly translatorWhileTyping: (language: string | undefined) => Translator;
  /** Called with every defect, with the id that the person was shown. */
  readonly report: (error: unknown, invocation: Invocation) => void;
}

/** Longer than anything that suggestions exist for. They are computed again at every key. */
const MAX_TYPED = 500;

/** An answer that is shown to everyone says what was asked and who shows it: nobody else has seen either. */
function withSharer(reply: Reply, { shared }: Invocation, t: Translator): Reply {
  if (!shared) return reply;
  const by: Block = { kind: 'note', text: t('answer.shared-by', { name: shared.by }) };
  return {
    ...reply,
    body: [...reply.body, by],
    ...(shared.question === undefined ? {} : { question: shared.question }),
  };
}

/** The one way from an invocation to a reply: permission, options, handler, errors. */
export function createDispatcher<S>(settings: DispatcherOptions<S>): Dispatcher {
  const { commands, services, translator, translatorWhileTyping, report } = settings;
  const byName = new Map(commands.map((command) => [command.name, command]));
  const visible = commands.filter((command) => command.description !== undefined).map((command) => command.name);

  async function run(raw: Invocation, t: Translator): Promise<Reply> {
    const invocation = withoutLanguage(raw);
    const command = await admit(invocation);
    if (needsForm(command, invocation.options)) {
      return textReply(t('form.needed', {}), { actions: [formAction(command, invocation.options, t)] });
    }
    const reply = await command.run(invocation, services, t);
    // Who asks for another command in words needs the same permission as by its name.
    return 'instead' in reply ? await run({ ...invocation, ...reply.instead }, t) : reply;
  }

  /** The command that is meant, if the person may use it. @throws UserError */
  async function admit(invocation: Invocation): Promise<Command<S>> {
    if (invocation.mistake) throw invocation.mistake;
    const command = byName.get(invocation.command);
    if (!command) {
      const meant = closestMatch(invocation.command, visible);
      throw meant
        ? new UserError('error.command-meant', { meant })
        : new UserError('error.command-unknown', { commands: visible.join(', ') });
    }
    const { platform } = invocation.channel;
    if (command.access === 'admin' && !(await invocation.user.isAdmin())) {
      throw new UserError('error.admins-only', { platform });
    }
    if (command.access === 'space-admin' && !(await invocation.user.isAdmin('space'))) {
      throw new UserError('error.space-admins-only', { platform });
    }
    return command;
  }

  async function form(raw: Invocation): Promise<FormOrReply> {
    const t = await translator(raw);
    try {
      const invocation = withoutLanguage(raw);
      const command = await admit(invocation);
      const values = { ...(await command.prefill({ ...invocation, services, t })), ...invocation.options };
      const made = createForm(command, values, t);
      return { form: { ...made, carried: { ...made.carried, [LANGUAGE_OPTION]: t.locale } } };
    } catch (error) {
      return { reply: failure(error, raw, t) };
    }
  }

  function failure(error: unknown, invocation: Invocation, t: Translator): Reply {
    const language = t.locale;
    if (error instanceof UserError)
      return { ...textReply(t(error.key, error.values), { outcome: 'refused' }), language };
    report(error, invocation);
    return { ...textReply(t('error.defect', { id: invocation.id }), { outcome: 'failed' }), language };
  }

  async function dispatch({ otherwise, ...invocation }: Invocation): Promise<Reply> {
    const t = await translator(invocation);
    try {
      const reply = withSharer(await run(invocation, t), invocation, t);
      // Where the platform would not know the language of the person, the buttons do.
      const { language = t.locale } = reply;
      const told = { ...reply, language };
      return language === translatorWhileTyping(invocation.language).locale ? told : carryLanguage(told, language);
    } catch (error) {
      if (otherwise && error instanceof InputError) return await dispatch({ ...invocation, ...otherwise });
      return failure(error, invocation, t);
    }
  }

  return {
    dispatch,
    form: (invocation) => {
      const command = byName.get(invocation.command);
      return command && needsForm(command, invocation.options) ? form(invocation) : undefined;
    },
    complete: ({ command, option, typed, language, tenant }) =>
      typed.length > MAX_TYPED
        ? []
        : (byName.get(command)?.complete({ option, typed, tenant, services, t: translatorWhileTyping(language) }) ??
          []),
  };
}

/** The options that people gave: the language was put in by a button or a form. */
function withoutLanguage({ options: raw, ...rest }: Invocation): Invocation {
  const { [LANGUAGE_OPTION]: _, ...options } = raw;
  return { ...rest, options };
}
