import type {
  App,
  BlockAction,
  BlockElementAction,
  MessageShortcut,
  SlashCommand,
  types,
  ViewStateValue,
} from '@slack/bolt';
import { decodeAction } from '../../../chat/custom-id.ts';
import type { Typed } from '../../../chat/invocation.ts';
import { readMessage } from '../../../chat/parse-command.ts';
import type { Log } from '../../../ops/log.ts';
import { isLinkButton, readShared, SHARE, threadOf } from '../actions.ts';
import { type EventRunner, type SlackContext, type Who, whereOf } from '../context.ts';
import { messageText } from '../message-text.ts';
import { asOptions, FORM, openFields, openForm, readMemory, showReply } from '../modals.ts';
import { isDirect, readSlash, readTyped, shortcutId } from '../parse.ts';
import { noteOtherWay, respond, respondDirectly } from '../respond.ts';

/** Slash commands: answered to the asker alone, or with a form where something is missing that must be given. */
export function listenToCommands<S>(app: App, runner: EventRunner<S>): void {
  app.command(/./, async ({ ack, command, context }) => {
    acknowledge(ack, runner.bot.log);
    const where = whereOf(context, command.channel_id);
    runner.once(where, `command ${command.trigger_id}`, (context) => answerCommand(context, command));
  });
}

async function answerCommand<S>(context: SlackContext<S>, slash: SlashCommand): Promise<void> {
  const { channel_id: channel, user_id: user, response_url: url, trigger_id: trigger } = slash;
  const who = { user, channel };
  const { commands } = context.bot;
  const read = () => readSlash(slash.command, readTyped(slash.text), { prefix: context.commandPrefix, commands });
  const parsed = ifReadable(read);
  if (parsed && (await showForm(context, parsed, { who, url, trigger }))) return;
  const form = parsed && formFor(context, parsed);
  if (form && (await opened(context, openForm(context, { ...form, who, url, trigger })))) return;
  // Without its form the command says what is missing.
  const reply = await context.invoke(who, read);
  await respond(context, { who, url }, reply, { private: true, withQuestion: true });
}

/** Whether Slack opened a window. It takes one only for three seconds after what the person did. */
async function opened<S>(context: SlackContext<S>, opening: Promise<void>): Promise<boolean> {
  try {
    await opening;
    return true;
  } catch (error) {
    noteOtherWay(context, error);
    return false;
  }
}

interface FormPlace {
  readonly who: Who;
  readonly url: string;
  readonly trigger: string;
}

/** Whether the command asked for a form, which was opened, or it was said why not. */
async function showForm<S>(
  context: SlackContext<S>,
  target: Typed,
  { who, url, trigger }: FormPlace,
): Promise<boolean> {
  const asked = await context.form(who, target);
  if (!asked) return false;
  if ('form' in asked) return await opened(context, openFields(context, { form: asked.form, who, url, trigger }));
  await respond(context, { who, url }, asked.reply, { private: true, withQuestion: true });
  return true;
}

/** The command and what was given of it, if something that it needs was not; nothing for a line that cannot be read. */
function formFor<S>({ bot }: SlackContext<S>, parsed: Typed) {
  const command = bot.commands.find(({ name }) => name === parsed.command);
  if (!command || Object.values(command.options).some(({ field }) => field !== undefined)) return undefined;
  const missing = Object.entries(command.options).some(
    ([name, { required, description }]) =>
      required && description !== undefined && String(parsed.options[name] ?? '').trim() === '',
  );
  return missing ? { command, given: parsed.options } : undefined;
}

function ifReadable(read: () => Typed): Typed | undefined {
  try {
    return read();
  } catch {
    // What is wrong with it is said where it is read again to be answered.
    return undefined;
  }
}

/** Buttons, menus and the question field of the App Home. What they mean is in their value, so they outlive a restart. */
export function listenToActions<S>(app: App, runner: EventRunner<S>): void {
  app.action<BlockAction>(/./, async ({ ack, body, action, context }) => {
    acknowledge(ack, runner.bot.log);
    if (isLinkButton(action.action_id)) return;
    const channel = body.channel?.id ?? body.user.id;
    // A person who presses twice because nothing has happened yet doesn't mean to show it twice.
    const eventKey = action.action_id === SHARE ? `share ${body.container['message_ts']}` : `action ${body.trigger_id}`;
    runner.once(whereOf(context, channel, installedTeamOf(body)), eventKey, (context) => press(context, body, action));
  });
}

/**
 * The workspace whose app posted what was pressed: in a channel that organisations share, Slack names that of the person.
 * What only one person sees isn't sent along.
 */
function installedTeamOf({ message, view }: BlockAction): string | undefined {
  return textOf(message?.['team']) ?? view?.app_installed_team_id;
}

async function press<S>(context: SlackContext<S>, body: BlockAction, action: BlockElementAction): Promise<void> {
  const who: Who = {
    user: body.user.id,
    channel: body.channel?.id ?? body.user.id,
    ts: textOf(body.container['message_ts']),
    thread: textOf(body.container['thread_ts']),
  };
  const { code, question } = readShared(codeOf(action));
  const target = action.type === 'plain_text_input' ? undefined : decodeAction(code);
  const url = body.response_url;
  const isMessage = body.container['type'] !== 'view';
  if (target && isMessage && (await showForm(context, target, { who, url, trigger: body.trigger_id }))) return;
  const shared = action.action_id === SHARE ? { by: nameOf(body), question } : undefined;
  const reply = await context.invoke(
    who,
    () => target ?? readMessage(action.type === 'plain_text_input' ? (action.value ?? '') : '', context.bot.commands),
    shared,
  );
  const { container } = body;
  if (container['type'] === 'view') {
    const showing = showReply(context, { reply, who, trigger: body.trigger_id, view: body.view });
    if (!(await opened(context, showing))) await respondDirectly(context, who, reply);
    return;
  }
  const thread = textOf(container['thread_ts']) ?? threadOf(action.block_id);
  if (action.action_id === SHARE) {
    const isTaken = await respond(context, { who, url }, reply, { private: false, thread, withQuestion: true });
    if (isTaken) await context.sender.removeOriginal(url);
    return;
  }
  const isPrivate = container['is_ephemeral'] === true || (reply.audience === 'asker' && !isDirect(who.channel));
  // A public answer stands below what was pressed; in a direct conversation it follows like any other.
  const below = isDirect(who.channel) ? undefined : textOf(container['message_ts']);
  await respond(context, { who, url }, reply, {
    private: isPrivate,
    thread: textOf(container['thread_ts']) ?? (isPrivate ? undefined : below),
    withQuestion: true,
    shareThread: thread ?? (container['is_ephemeral'] === true ? undefined : below),
  });
}

/** How a person is called: payloads of presses have the name they sign in with, most often their own. */
function nameOf({ user }: BlockAction): string {
  return user.name ?? user.username ?? user.id;
}

/** A button's own value, or that of the option that was chosen. */
function codeOf(action: BlockElementAction): string {
  if (action.type === 'button' || action.type === 'feedback_buttons') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The message shortcut: any message as a question, also in threads, where slash commands do not work. */
export function listenToShortcuts<S>(app: App, runner: EventRunner<S>): void {
  app.shortcut(/./, async ({ ack, shortcut, context }) => {
    acknowledge(ack, runner.bot.log);
    if (shortcut.type !== 'message_action') return;
    const where = whereOf(context, shortcut.channel.id);
    runner.once(where, `shortcut ${shortcut.trigger_id}`, (context) => answerShortcut(context, shortcut));
  });
}

async function answerShortcut<S>(context: SlackContext<S>, shortcut: MessageShortcut): Promise<void> {
  const { message, channel, user, response_url: url, trigger_id: trigger, callback_id: id } = shortcut;
  const who = { user: user.id, channel: channel.id };
  const question = messageText(message, context.botUser);
  const chosen = context.bot.commands.find(({ name, fromMessage }) => fromMessage && shortcutId(name) === id);
  if (chosen?.fromMessage) {
    const options = chosen.fromMessage.options({ text: question, url: addressOf(shortcut) });
    const target = { command: chosen.name, options };
    if (await showForm(context, target, { who, url, trigger })) return;
    const said = await context.invoke(who, () => target);
    await respond(context, { who, url }, said, { private: true, withQuestion: false });
    return;
  }
  const reply = await context.invoke(who, () => ({ command: 'ask', options: { question } }));
  const thread: unknown = message['thread_ts'];
  await respond(context, { who, url }, reply, {
    private: true,
    withQuestion: true,
    thread: typeof thread === 'string' ? thread : undefined,
    shareThread: typeof thread === 'string' ? thread : message.ts,
  });
}

/** Where people see the message: https://docs.slack.dev/reference/methods/chat.getPermalink gives the same. */
function addressOf({ team, channel, message }: MessageShortcut): string {
  return `https://${team?.domain ?? 'app'}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
}

/** Forms that are sent, and what their menus suggest as people type. */
export function listenToForms<S>(app: App, { bot, once }: EventRunner<S>): void {
  app.view(FORM, async ({ ack, body, view, context }) => {
    acknowledge(ack, bot.log);
    const remembered = readMemory(view.private_metadata);
    if (!remembered) return;
    const { command, channel, url, carried } = remembered;
    once(whereOf(context, channel), `form ${view.id} ${view.hash}`, async (context) => {
      const who = { user: body.user.id, channel };
      const reply = await context.invoke(who, () => ({
        command,
        options: { ...carried, ...optionsOf(view.state.values) },
      }));
      await respond(context, { who, url }, reply, { private: true, withQuestion: true });
    });
  });

  app.options(/./, async ({ ack, payload, context }) => {
    acknowledge(
      () =>
        ack({
          options: suggest(payload.view?.private_metadata ?? '', payload.block_id, payload.value, context.teamId),
        }),
      bot.log,
    );
  });

  function suggest(
    privateMetadata: string,
    option: string,
    typed: string,
    space: string | undefined,
  ): types.PlainTextOption[] {
    const remembered = readMemory(privateMetadata);
    if (!remembered) return [];
    const { command, language } = remembered;
    return asOptions(
      bot.dispatcher.complete({ command, option, typed, language, tenant: { platform: 'slack', space } }),
      typed,
    );
  }
}

/** The fields that were filled in, by the names of the options. */
function optionsOf(values: Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>): Record<string, string> {
  const entries = Object.entries(values).map(([name, field]) => [name, filledIn(Object.values(field)[0])] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

function filledIn(field: ViewStateValue | undefined): string | undefined {
  return field?.selected_option?.value ?? field?.selected_options?.[0]?.value ?? field?.value ?? undefined;
}

/**
 * Acknowledges an envelope before anything else is done: Slack waits three seconds. A connection that broke
 * meanwhile is no reason not to answer.
 */
function acknowledge(ack: () => Promise<void>, log: Log): void {
  ack().catch((error: unknown) => log.warn({ error: String(error) }, 'acknowledging to Slack failed'));
}
