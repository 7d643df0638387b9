import { randomUUID } from 'node:crypto';
import type { FormOrReply } from '../../chat/dispatcher.ts';
import { type Invocation, type ParsedCommand, type Typed, UserError } from '../../chat/invocation.ts';
import type { Reply } from '../../chat/reply.ts';
import { LOCALES, localeOfTag } from '../../i18n/locale.ts';
import { type CommandName, type Translator, translatorFor } from '../../i18n/translator.ts';
import { currentRequestId, type Log, withRequestId } from '../../ops/log.ts';
import type { Bot } from '../platform.ts';
import type { SlackClients } from './clients.ts';
import { sendDocument } from './documents.ts';
import { classify } from './errors.ts';
import { createNewerBlocks, type NewerBlocks } from './newer-blocks.ts';
import { obstaclesIn } from './obstacles.ts';
import { commandNames, isDirect } from './parse.ts';
import { createSender, type Sender } from './send.ts';
import { createUsers, type Users } from './users.ts';

/** A workspace as the bot works in it. */
export interface Workspace {
  readonly team: string;
  readonly clients: SlackClients;
  readonly sender: Sender;
  readonly users: Users;
  /** The user id under which people mention the bot. */
  readonly botUser: string;
  /** The newer blocks that the workspace takes. */
  readonly newer: NewerBlocks;
}

interface WorkspaceOptions extends Pick<Workspace, 'team' | 'botUser' | 'clients'> {
  /** What is known already of the blocks that the workspace takes; nothing, if left out. */
  readonly newer?: NewerBlocks;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The most people of whom each thing is remembered. */
  readonly mostUsers?: number;
}

export function createWorkspace({
  team,
  botUser,
  clients,
  log,
  newer = createNewerBlocks(log),
  now,
  mostUsers,
}: WorkspaceOptions): Workspace {
  return {
    team,
    botUser,
    clients,
    newer,
    sender: createSender({ clients, botUser, newer, log }),
    users: createUsers(clients.reading, team, log, now, mostUsers),
  };
}

/** Who did something, and where. */
export interface Who {
  readonly user: string;
  readonly channel: string;
  /** The timestamp of the message, if it was one or stood below one, and of the thread that it stands in. */
  readonly ts?: string | undefined;
  readonly thread?: string | undefined;
}

/** What every listener works with in one workspace. */
export interface SlackContext<S> extends Workspace {
  readonly bot: Bot<S>;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The reply to what was asked. A mistake in how it was asked is a reply too. */
  readonly invoke: (who: Who, read: () => Typed, shared?: Invocation['shared']) => Promise<Reply>;
  /** The form that is to be filled in first, or why the person gets none; undefined if nothing is missing. */
  readonly form: (who: Who, target: ParsedCommand) => Promise<FormOrReply | undefined>;
  /** The words for whatever of Slack's own surroundings is not part of a reply. */
  readonly translatorFor: (user: string) => Promise<Translator>;
  /** The words of the language in which somebody was answered. */
  readonly wordsOf: (reply: Reply) => Translator;
}

interface ContextOptions<S> {
  readonly bot: Bot<S>;
  readonly commandPrefix: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The ids under which everything beyond Slack knows channels and people. */
  readonly idOf: (team: string, id: string) => string;
}

function createContext<S>(
  workspace: Workspace,
  { bot, commandPrefix, now, idOf }: ContextOptions<S>,
  commandName: CommandName,
): SlackContext<S> {
  const { team, users, clients } = workspace;

  async function invocationOf({ user, channel, ts, thread }: Who, typed: Typed): Promise<Invocation> {
    const message = thread ?? ts;
    const language = await users.language(user);
    return {
      id: currentRequestId() ?? randomUUID(),
      ...typed,
      language,
      commandName,
      zone: () => users.zone(user),
      channel: { platform: 'slack', id: idOf(team, channel), space: team, direct: isDirect(channel) },
      ...(message === undefined ? {} : { place: { message, answers: thread } }),
      obstacles: () => obstaclesIn(clients.reading, channel),
      user: { id: idOf(team, user), isAdmin: (of) => users.isAdmin(user, channel, of) },
    };
  }

  return {
    ...workspace,
    bot,
    commandPrefix,
    now,
    translatorFor: async (user) => translatorFor(localeOfTag(await users.language(user)) ?? LOCALES[0], commandName),
    wordsOf: ({ language = LOCALES[0] }) => translatorFor(language, commandName),
    invoke: async (who, read, shared) => {
      const invocation = await invocationOf(who, orMistake(read));
      const reply = await bot.dispatcher.dispatch({ ...invocation, ...(shared ? { shared } : {}) });
      if (reply.document) await sendDocument(clients, who.user, reply.document, bot.log);
      return reply;
    },
    form: async (who, target) => bot.dispatcher.form(await invocationOf(who, target)),
  };
}

/** What was asked, or why it cannot be read: that is for the dispatcher to answer. */
function orMistake(read: () => Typed): Typed {
  try {
    return read();
  } catch (mistake) {
    if (!(mistake instanceof UserError)) throw mistake;
    return { command: '', options: {}, mistake };
  }
}

/** Where something happened; the team is undefined where Slack does not name one. */
export interface Where {
  readonly team: string | undefined;
  /** The organisation that installed the app for all its workspaces; undefined where this one installed it. */
  readonly organisation: string | undefined;
  readonly channel: string;
}

/** What Bolt knows of an envelope. */
interface Origin {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** @param installedTeam The workspace whose app it was, where Slack says so beside the one in which a person acted. */
export function whereOf(
  { teamId, enterpriseId, isEnterpriseInstall }: Origin,
  channel: string,
  installedTeam?: string,
): Where {
  return { team: installedTeam ?? teamId, organisation: isEnterpriseInstall ? enterpriseId : undefined, channel };
}

/** What every listener is given: what it hears is done at the desk of the workspace from which it came. */
export interface EventRunner<S> {
  readonly bot: Bot<S>;
  /** Does something that nobody waits for, unless it was done before; what fails is logged. */
  readonly once: (where: Where, eventKey: string, work: (context: SlackContext<S>) => Promise<void>) => void;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
}

interface EventRunnerOptions<S> extends ContextOptions<S> {
  readonly workspaceOf: (team: string, organisation: string | undefined) => Promise<Workspace | undefined>;
}

export function createEventRunner<S>(settings: EventRunnerOptions<S>): EventRunner<S> {
  const { bot, idOf, workspaceOf } = settings;
  const underWay = new Set<Promise<void>>();
  const commandName = commandNames(bot.commands, settings.commandPrefix);

  async function once(
    { team, organisation, channel }: Where,
    eventKey: string,
    work: (context: SlackContext<S>) => Promise<void>,
  ): Promise<void> {
    try {
      if (team === undefined) throw new Error('Slack names no workspace');
      const isFirstDelivery = await bot.isFirstDelivery({
        platform: 'slack',
        channel: idOf(team, channel),
        message: eventKey,
      });
      if (!isFirstDelivery) return;
      const workspace = await workspaceOf(team, organisation);
      if (!workspace) throw new Error('the app is not installed there');
      await work(createContext(workspace, settings, commandName));
    } catch (error) {
      const { kind, reason } = classify(error);
      bot.log.error({ team, channel, kind, reason }, 'answering on Slack failed');
    }
  }

  return {
    bot,
    once: (where, eventKey, work) => {
      const done = withRequestId(randomUUID(), () => once(where, eventKey, work)).finally(() => underWay.delete(done));
      underWay.add(done);
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
