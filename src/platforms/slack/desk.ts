import { randomUUID } from 'node:crypto';
import type { Invocation } from '../../chat/invocation.ts';
import type { Reply, Target } from '../../chat/reply.ts';
import { UserError } from '../../chat/user-error.ts';
import { LOCALES, localeOfTag } from '../../locales/locale.ts';
import { type Words, wordsOf } from '../../locales/words.ts';
import { currentId, withId } from '../../ops/trace.ts';
import type { Bot } from '../platform.ts';
import type { SlackClients } from './clients.ts';
import { classify } from './errors.ts';
import type { Outbox } from './outbox.ts';
import type { People } from './people.ts';
import { isDirect } from './typed.ts';

/** Who did something, and where. */
export interface Who {
  readonly user: string;
  readonly channel: string;
  readonly team: string | undefined;
}

type Given = Target | { readonly command: string; readonly options: Readonly<Record<string, unknown>> };

/** What every listener works with. */
export interface Desk<S> {
  readonly bot: Bot<S>;
  readonly clients: SlackClients;
  readonly outbox: Outbox;
  readonly people: People;
  /** The user id under which people mention the bot. */
  readonly botUser: string;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The reply to what was asked. A mistake in how it was asked is a reply too. */
  readonly invoke: (who: Who, read: () => Given) => Promise<Reply>;
  /** The words for whatever of Slack's own surroundings is not part of a reply. */
  readonly wordsFor: (user: string) => Promise<Words>;
  /** Does something that nobody waits for, unless it was done before; what fails is logged. */
  readonly once: (channel: string, deed: string, work: () => Promise<void>) => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

type DeskSettings<S> = Omit<Desk<S>, 'invoke' | 'wordsFor' | 'once' | 'idle'>;

export function createDesk<S>(settings: DeskSettings<S>): Desk<S> {
  const { bot, people } = settings;
  const underWay = new Set<Promise<void>>();

  async function once(channel: string, deed: string, work: () => Promise<void>): Promise<void> {
    try {
      if (await bot.isNew({ platform: 'slack', channel, message: deed })) await work();
    } catch (error) {
      const { kind, reason } = classify(error);
      bot.log.error({ channel, kind, reason }, 'an answer could not be given on Slack');
    }
  }

  const wordsFor = async (user: string) => wordsOf(localeOfTag(await people.language(user)) ?? LOCALES[0]);

  return {
    ...settings,
    wordsFor,
    invoke: async ({ user, channel, team }, read) => {
      const language = await people.language(user);
      return await bot.dispatcher.dispatch({
        id: currentId() ?? randomUUID(),
        ...orMistake(read),
        language,
        channel: { platform: 'slack', id: channel, space: team, direct: isDirect(channel) },
        asker: { id: user, isAdmin: (of) => people.isAdmin(user, channel, of) },
      });
    },
    once: (channel, deed, work) => {
      const done = withId(randomUUID(), () => once(channel, deed, work)).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
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
