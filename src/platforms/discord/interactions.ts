import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Choice, Command } from '../../chat/command.ts';
import { decodeAction } from '../../chat/custom-id.ts';
import type { Invocation, Obstacle, ParsedCommand } from '../../chat/invocation.ts';
import type { Reply } from '../../chat/reply.ts';
import { translatorFor } from '../../i18n/translator.ts';
import type { Log } from '../../ops/log.ts';
import { oneLine } from '../../util/tidy.ts';
import { withTimeout } from '../../util/timeout.ts';
import { truncate } from '../../util/truncate.ts';
import type { Bot } from '../platform.ts';
import { SHARE_STYLE } from './buttons.ts';
import { kindOf } from './channel-kind.ts';
import { ADMIN_PERMISSION } from './commands.ts';
import { failureOf, persistently, reasonOf, sentence } from './errors.ts';
import { modalOf, submittedForm } from './forms.ts';
import { MAX_CHOICE_NAME, MAX_CHOICE_VALUE, MAX_CHOICES, type Timeouts } from './limits.ts';
import { answerText, messageText } from './message-text.ts';
import { obstaclesBy } from './obstacles.ts';
import { quotedQuestion } from './parts.ts';
import { type Payload, renderReply } from './render.ts';
import { isBlank } from './text.ts';

/** Makes what answers interactions: commands, menus of messages, buttons, selects, and what is being typed. Never rejects. */
export function createInteractionHandler<S>(
  { commands, dispatcher, isFirstDelivery, log }: Bot<S>,
  timeouts: Timeouts,
) {
  const respond = createResponder(timeouts, log);

  /**
   * Undefined for an interaction that needs no reply: it was met before, as after a reconnection, or a form was shown. That
   * must be the first that happens to an interaction, so where it takes too long what is missing is said in words.
   */
  async function replyTo(interaction: Answerable): Promise<Reply | undefined> {
    const invocation = { ...invocationOf(interaction), ...targetOf(interaction, commands) };
    const isFirst = await isFirstDelivery({
      platform: 'discord',
      channel: invocation.channel.id,
      message: interaction.id,
    });
    if (!isFirst) log.debug({ id: interaction.id }, 'an interaction came twice');
    if (!isFirst) return undefined;
    const asked = interaction.isModalSubmit() ? undefined : dispatcher.form(invocation);
    const form = asked && (await withTimeout(asked, timeouts.deferAfterMs / 2, () => undefined));
    if (!form || interaction.isModalSubmit()) return await dispatcher.dispatch(invocation);
    if ('reply' in form) return form.reply;
    await persistently(() => interaction.showModal(modalOf(form.form)));
    return undefined;
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    try {
      const { name: option, value: typed } = interaction.options.getFocused(true);
      const { command } = commandOf(interaction);
      const language = interaction.locale;
      const tenant = { platform: 'discord', space: interaction.guildId ?? undefined };
      await interaction.respond(choicesOf(dispatcher.complete({ command, option, typed, language, tenant })));
    } catch (error) {
      // The person goes on typing, and what they send is answered all the same.
      log.debug({ id: interaction.id, failure: failureOf(error).kind, reason: reasonOf(error) }, 'no suggestions');
    }
  }

  return async (interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) await suggest(interaction);
    else if (
      interaction.isChatInputCommand() ||
      interaction.isMessageContextMenuCommand() ||
      interaction.isButton() ||
      interaction.isStringSelectMenu() ||
      interaction.isModalSubmit()
    ) {
      await respond(interaction, replyTo(interaction));
    }
  };
}

function invocationOf(interaction: Answerable): Omit<Invocation, 'command' | 'options'> {
  const { id, guildId, channelId, context, memberPermissions, user } = interaction;
  const direct = context === InteractionContextType.BotDM;
  return {
    id,
    ...sharedIn(interaction),
    language: interaction.locale,
    channel: {
      platform: 'discord',
      id: channelId ?? id,
      space: guildId ?? undefined,
      direct,
      ...kindOf(interaction.channel),
    },
    place: { message: id },
    obstacles: async (where) => obstaclesFor(interaction, where),
    user: {
      id: user.id,
      isAdmin: (of) =>
        (direct && of !== 'space') || (guildId !== null && memberPermissions?.has(ADMIN_PERMISSION) === true),
    },
  };
}

/** Who shows a private answer to everyone, and what they had asked, which stands quoted at its beginning. */
function sharedIn(interaction: Answerable): Pick<Invocation, 'shared'> {
  if (!interaction.isButton() || !isUnderPrivateAnswer(interaction)) return {};
  const { component, message, user } = interaction;
  if (!('style' in component) || component.style !== SHARE_STYLE) return {};
  return { shared: { by: user.displayName, question: quotedQuestion(answerText(message)) } };
}

/** What keeps the bot from posting where this happened. A thread has the permissions of the forum that it is a post of. */
function obstaclesFor(
  { context, guildId, client, channel, appPermissions }: Answerable,
  where: 'forum' | undefined,
): Obstacle[] {
  if (context === InteractionContextType.BotDM) return [];
  if (guildId === null) return ['conversation'];
  // People take apps that they installed for themselves to servers that never asked for the bot.
  if (!client.guilds.cache.has(guildId)) return ['uninstalled'];
  return obstaclesBy(appPermissions, where === undefined && channel?.isThread() === true);
}

function targetOf<S>(interaction: Answerable, commands: readonly Command<S>[]): ParsedCommand {
  if (interaction.isButton()) return decodeAction(interaction.customId);
  if (interaction.isStringSelectMenu()) return decodeAction(interaction.values[0] ?? '');
  if (interaction.isModalSubmit()) return submittedForm(interaction);
  if (interaction.isChatInputCommand()) return commandOf(interaction);
  const { targetMessage: message, commandName } = interaction;
  const text = messageText(message);
  const chosen = commands.find(
    ({ fromMessage }) => fromMessage && translatorFor('en')(fromMessage.name, {}) === commandName,
  );
  return chosen?.fromMessage
    ? { command: chosen.name, options: chosen.fromMessage.options({ text, url: message.url }) }
    : { command: 'ask', options: { question: text } };
}

/** A subcommand's hyphens stand for the spaces of its name. */
function commandOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction) {
  const sub = options.getSubcommand(false);
  const given: readonly CommandInteractionOption[] =
    sub === null ? options.data : (options.data.find(({ name }) => name === sub)?.options ?? []);
  return {
    command: sub === null ? commandName : `${commandName} ${sub.replaceAll('-', ' ')}`,
    options: Object.fromEntries(given.map(({ name, value }) => [name, value])),
  };
}

/** Discord refuses all suggestions if one of them is blank, too long, or there are too many. */
function choicesOf(choices: readonly Choice[]): { name: string; value: string }[] {
  return choices
    .filter(({ label, value }) => !isBlank(label) && value !== '' && value.length <= MAX_CHOICE_VALUE)
    .slice(0, MAX_CHOICES)
    .map(({ label, value }) => ({ name: truncate(oneLine(label).trim(), MAX_CHOICE_NAME), value }));
}

/** An interaction that is answered with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/**
 * Makes what answers interactions: in time, whatever the reply takes. What is not there soon is put off, and what never
 * comes is apologised for; a reply that is undefined needs no answer. What cannot be sent is logged. Never rejects.
 */
function createResponder({ deferAfterMs, giveUpAfterMs }: Timeouts, log: Log) {
  async function send(interaction: Answerable, promised: Promise<Reply | undefined>): Promise<void> {
    const pending = promised.then((value) => ({ value }));
    const soon = await withTimeout(pending, deferAfterMs, () => undefined);
    if (soon) {
      if (!soon.value) return;
      const message = show(interaction, soon.value);
      await persistently(() => interaction.reply(message));
      return;
    }
    // It isn't known yet who can see the reply. What a button under a private answer brings is most likely private too.
    const isPrivate = isUnderPrivateAnswer(interaction);
    await persistently(() => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
    const late = await withTimeout(pending, giveUpAfterMs, () => undefined);
    if (!late) log.error({ id: interaction.id, waitedMs: deferAfterMs + giveUpAfterMs }, 'no answer came');
    await replaceDeferral(interaction, late?.value ?? apologyTo(interaction), isPrivate);
  }

  /** Tells the person that the answer could not be sent, where they can still be told. */
  async function apologise(interaction: Answerable, error: unknown): Promise<void> {
    const { id } = interaction;
    const { kind } = failureOf(error);
    log.warn({ id, failure: kind, reason: reasonOf(error) }, 'answering an interaction failed');
    if (kind === 'late' || kind === 'answered') return;
    const apology = apologyTo(interaction);
    try {
      await (interaction.deferred
        ? interaction.editReply(render(interaction, apology, false))
        : interaction.reply(show(interaction, apology, false)));
    } catch (again) {
      log.warn({ id, failure: failureOf(again).kind, reason: reasonOf(again) }, 'the person could not be told either');
    }
  }

  return async (interaction: Answerable, pending: Promise<Reply | undefined>): Promise<void> => {
    try {
      await send(interaction, pending);
    } catch (error) {
      await apologise(interaction, error);
    }
  };
}

/** Puts the reply in the place of "is thinking…", or beside it where others would see the one than the other. */
async function replaceDeferral(interaction: Answerable, reply: Reply, isPrivate: boolean): Promise<void> {
  if ((reply.audience === 'asker') === isPrivate) {
    // "Is thinking…" is nothing yet, so that it can become a message of components.
    const message = render(interaction, reply);
    await persistently(() => interaction.editReply(message));
    return;
  }
  await persistently(() => interaction.deleteReply());
  await interaction.followUp(show(interaction, reply));
}

function render(interaction: Answerable, reply: Reply, embeds = true): Payload {
  const { appPermissions, context } = interaction;
  return renderReply(reply, {
    // In a direct message there is no one to show it to.
    ephemeral: reply.audience === 'asker' && context !== InteractionContextType.BotDM,
    hideQuestion: false,
    embeds: embeds && appPermissions.has(PermissionFlagsBits.EmbedLinks),
    files: appPermissions.has(PermissionFlagsBits.AttachFiles),
  });
}

/** A message of its own: who sees it is settled when it is first sent, and is nothing to be edited. */
function show(interaction: Answerable, reply: Reply, embeds = true) {
  const payload = render(interaction, reply, embeds);
  return { ...payload, flags: (payload.flags ?? 0) | (reply.audience === 'asker' ? MessageFlags.Ephemeral : 0) };
}

function isUnderPrivateAnswer(interaction: Answerable): boolean {
  return (
    (interaction.isMessageComponent() || interaction.isModalSubmit()) &&
    interaction.message?.flags.has(MessageFlags.Ephemeral) === true
  );
}

function apologyTo({ id, locale }: Answerable): Reply {
  return sentence(locale, 'error.defect', { id });
}
