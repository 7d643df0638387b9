import type { Translator } from '../i18n/translator.ts';
import { closestMatch } from '../util/closest-match.ts';
import { carryLanguage, LANGUAGE_OPTION } from './choose-language.ts';
import type { Choice, Command } from './command.ts';
import { InputError, type Invocation, UserError } from './invocation.ts';
import { type Reply, textReply } from './reply.ts';

export interface Dispatcher {
  /** Answers an invocation. Never rejects: whatever goes wrong becomes a reply to the asker. */
  readonly dispatch: (invocation: Invocation) => Promise<Reply>;
  /** Suggestions for an option that is being typed; none where there is nothing to suggest. */
  readonly complete: (typing: {
    readonly command: string;
    readonly option: string;
    readonly typed: string;
    readonly language: string | undefined;
  }) => readonly Choice[];
}

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

/** The one way from an invocation to a reply: permission, options, handler, errors. */
export function createDispatcher<S>(settings: DispatcherOptions<S>): Dispatcher {
  const { commands, services, translator, translatorWhileTyping, report } = settings;
  const byName = new Map(commands.map((command) => [command.name, command]));
  const visible = commands.filter((command) => command.description !== undefined).map((command) => command.name);

  async function run({ options: raw, ...rest }: Invocation, t: Translator): Promise<Reply> {
    const { [LANGUAGE_OPTION]: _, ...options } = raw;
    const invocation = { ...rest, options };
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
    return await command.run(invocation, services, t);
  }

  async function dispatch({ otherwise, ...invocation }: Invocation): Promise<Reply> {
    const t = await translator(invocation);
    try {
      const reply = await run(invocation, t);
      // Where the platform would not know the language of the person, the buttons do.
      const { language = t.locale } = reply;
      return language === translatorWhileTyping(invocation.language).locale ? reply : carryLanguage(reply, language);
    } catch (error) {
      if (otherwise && error instanceof InputError) return await dispatch({ ...invocation, ...otherwise });
      if (error instanceof UserError) return textReply(t(error.key, error.values), { outcome: 'refused' });
      report(error, invocation);
      return textReply(t('error.defect', { id: invocation.id }), { outcome: 'failed' });
    }
  }

  return {
    dispatch,
    complete: ({ command, option, typed, language }) =>
      typed.length > MAX_TYPED
        ? []
        : (byName.get(command)?.complete({ option, typed, services, t: translatorWhileTyping(language) }) ?? []),
  };
}
