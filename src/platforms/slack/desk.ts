import { randomUUID } from 'node:crypto';
import { type Invocation, UserError } from '../../chat/invocation.ts';
import type { Reply, Target } from '../../chat/reply.ts';
import { LOCALES, localeOfTag } from '../../i18n/locale.ts';
import { type Words, wordsOf } from '../../i18n/translator.ts';
import { currentId } from '../../ops/log.ts';
import type { Bot } from '../platform.ts';
import { isDirect } from './typed.ts';
import type { Workspace } from './workspace.ts';

/** Who did something, and where. */
export interface Who {
  readonly user: string;
  readonly channel: string;
}

type Given = Target | { readonly command: string; readonly options: Readonly<Record<string, unknown>> };

/** What every listener works with in one workspace. */
export interface Desk<S> extends Workspace {
  readonly bot: Bot<S>;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The reply to what was asked. A mistake in how it was asked is a reply too. */
  readonly invoke: (who: Who, read: () => Given) => Promise<Reply>;
  /** The words for whatever of Slack's own surroundings is not part of a reply. */
  readonly wordsFor: (user: string) => Promise<Words>;
}

export interface DeskSettings<S> {
  readonly bot: Bot<S>;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The ids under which everything beyond Slack knows channels and people. */
  readonly idOf: (team: string, id: string) => string;
}

export function createDesk<S>(workspace: Workspace, { bot, commandPrefix, now, idOf }: DeskSettings<S>): Desk<S> {
  const { team, people } = workspace;
  return {
    ...workspace,
    bot,
    commandPrefix,
    now,
    wordsFor: async (user) => wordsOf(localeOfTag(await people.language(user)) ?? LOCALES[0]),
    invoke: async ({ user, channel }, read) => {
      const language = await people.language(user);
      return await bot.dispatcher.dispatch({
        id: currentId() ?? randomUUID(),
        ...orMistake(read),
        language,
        channel: { platform: 'slack', id: idOf(team, channel), space: team, direct: isDirect(channel) },
        asker: { id: idOf(team, user), isAdmin: (of) => people.isAdmin(user, channel, of) },
      });
    },
  };
}

/** What was asked, or why it cannot be read: that is for the dispatcher to answer. */
function orMistake(read: () => Given): Pick<Invocation, 'command' | 'options' | 'mistake'> {
  try {
    return read();
  } catch (mistake) {
    if (!(mistake instanceof UserError)) throw mistake;
    return { command: '', options: {}, mistake };
  }
}
