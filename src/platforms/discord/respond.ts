import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import type { Log } from '../../ops/log.ts';
import { failureOf, reasonOf } from './errors.ts';
import { type Patience, within } from './patience.ts';
import { renderReply } from './render.ts';
import { persistently } from './retry.ts';
import { sentence } from './sentence.ts';

/** An interaction that is answered with a message. */
export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction;

/**
 * Makes what answers interactions: in time, whatever the reply takes. What is not there soon is put off, and what never
 * comes is apologised for; a reply that is undefined needs no answer. What cannot be sent is logged. Never rejects.
 */
export function createResponder({ deferAfterMs, giveUpAfterMs }: Patience, log: Log) {
  async function send(interaction: Answerable, pending: Promise<Reply | undefined>): Promise<void> {
    const soon = await within(pending, deferAfterMs);
    if (soon) {
      if (!soon.value) return;
      const message = show(interaction, soon.value);
      await persistently(() => interaction.reply(message));
      return;
    }
    // Nobody knows yet who may see the reply. What a button under a private answer brings is most likely private too.
    const isPrivate = isUnderPrivateAnswer(interaction);
    await persistently(() => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
    const late = await within(pending, giveUpAfterMs);
    if (!late) log.error({ id: interaction.id, waitedMs: deferAfterMs + giveUpAfterMs }, 'no answer came');
    await replaceDeferral(interaction, late?.value ?? apologyTo(interaction), isPrivate);
  }

  /** Tells the person that the answer could not be sent, where they can still be told. */
  async function apologise(interaction: Answerable, error: unknown): Promise<void> {
    const { id } = interaction;
    const { kind } = failureOf(error);
    log.warn({ id, failure: kind, reason: reasonOf(error) }, 'an interaction could not be answered');
    if (kind === 'late' || kind === 'answered') return;
    const message = show(interaction, apologyTo(interaction), false);
    try {
      await (interaction.deferred ? interaction.editReply(withoutFlags(message)) : interaction.reply(message));
    } catch (again) {
      log.warn({ id, failure: failureOf(again).kind, reason: reasonOf(again) }, 'nor could the person be told');
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
  const message = show(interaction, reply);
  if ((reply.audience === 'asker') === isPrivate) {
    await persistently(() => interaction.editReply(withoutFlags(message)));
    return;
  }
  await persistently(() => interaction.deleteReply());
  await interaction.followUp(message);
}

function show(interaction: Answerable, reply: Reply, embeds = true) {
  const { appPermissions, context } = interaction;
  const alone = reply.audience === 'asker';
  const payload = renderReply(reply, {
    // Whoever is alone with the bot has nobody to show it to.
    alone: alone && context !== InteractionContextType.BotDM,
    questionIsSeen: false,
    embeds: embeds && appPermissions.has(PermissionFlagsBits.EmbedLinks),
    files: appPermissions.has(PermissionFlagsBits.AttachFiles),
  });
  return { ...payload, flags: (payload.flags ?? 0) | (alone ? MessageFlags.Ephemeral : 0) };
}

/** Who sees a message and how is settled when it is first sent. */
function withoutFlags({ flags, ...message }: ReturnType<typeof show>) {
  return (flags & MessageFlags.SuppressEmbeds) === 0
    ? message
    : { ...message, flags: MessageFlags.SuppressEmbeds as const };
}

function isUnderPrivateAnswer(interaction: Answerable): boolean {
  return interaction.isMessageComponent() && interaction.message.flags.has(MessageFlags.Ephemeral);
}

function apologyTo({ id, locale }: Answerable): Reply {
  return sentence(locale, 'error.defect', { id });
}
