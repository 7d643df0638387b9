import { randomUUID } from 'node:crypto';
import { type Invocation, UserError } from '../../chat/invocation.ts';
import type { Reply, Target } from '../../chat/reply.ts';
import { LOCALES, localeOfTag } from '../../i18n/locale.ts';
import { type Words, wordsOf } from '../../i18n/translator.ts';
import { currentId, type Log, withId } from '../../ops/log.ts';
import type { Bot } from '../platform.ts';
import type { SlackClients } from './clients.ts';
import { classify } from './errors.ts';
import { isDirect } from './parse.ts';
import { createOutbox, type Outbox } from './send.ts';
import { createPeople, type People } from './users.ts';

/** A workspace as the bot works in it. */
export interface Workspace {
  readonly team: string;
  readonly clients: SlackClients;
  readonly outbox: Outbox;
  readonly people: People;
  /** The user id under which people mention the bot. */
  readonly botUser: string;
}

interface WorkspaceSettings extends Pick<Workspace, 'team' | 'botUser' | 'clients'> {
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The most people of whom each thing is remembered. */
  readonly mostPeople?: number;
}

export function createWorkspace({ team, botUser, clients, log, now, mostPeople }: WorkspaceSettings): Workspace {
  return {
    team,
    botUser,
    clients,
    outbox: createOutbox({ clients, botUser, log }),
    people: createPeople(clients.reading, log, now, mostPeople),
  };
}

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

interface DeskSettings<S> {
  readonly bot: Bot<S>;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The ids under which everything beyond Slack knows channels and people. */
  readonly idOf: (team: string, id: string) => string;
}

function createDesk<S>(workspace: Workspace, { bot, commandPrefix, now, idOf }: DeskSettings<S>): Desk<S> {
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

/** Where something happened; the team is undefined where Slack does not name one. */
interface Where {
  readonly team: string | undefined;
  readonly channel: string;
}

/** What every listener is given: what it hears is done at the desk of the workspace from which it came. */
export interface Reception<S> {
  readonly bot: Bot<S>;
  /** Does something that nobody waits for, unless it was done before; what fails is logged. */
  readonly once: (where: Where, deed: string, work: (desk: Desk<S>) => Promise<void>) => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

interface ReceptionSettings<S> extends DeskSettings<S> {
  readonly workspaceOf: (team: string) => Promise<Workspace | undefined>;
}

export function createReception<S>(settings: ReceptionSettings<S>): Reception<S> {
  const { bot, idOf, workspaceOf } = settings;
  const underWay = new Set<Promise<void>>();

  async function once({ team, channel }: Where, deed: string, work: (desk: Desk<S>) => Promise<void>): Promise<void> {
    try {
      if (team === undefined) throw new Error('Slack names no workspace; the app is not made for whole organisations');
      const isNew = await bot.isNew({ platform: 'slack', channel: idOf(team, channel), message: deed });
      if (!isNew) return;
      const workspace = await workspaceOf(team);
      if (!workspace) throw new Error('the app is not installed there');
      await work(createDesk(workspace, settings));
    } catch (error) {
      const { kind, reason } = classify(error);
      bot.log.error({ team, channel, kind, reason }, 'an answer could not be given on Slack');
    }
  }

  return {
    bot,
    once: (where, deed, work) => {
      const done = withId(randomUUID(), () => once(where, deed, work)).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
