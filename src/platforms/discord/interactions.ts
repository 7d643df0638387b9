import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  InteractionContextType,
} from 'discord.js';
import type { Choice } from '../../chat/command.ts';
import { decodeAction } from '../../chat/custom-id.ts';
import type { Invocation } from '../../chat/invocation.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Bot } from '../platform.ts';
import { shorten } from './buttons.ts';
import { ADMIN_PERMISSION } from './declare.ts';
import { failureOf, reasonOf } from './errors.ts';
import { MAX_CHOICE_NAME, MAX_CHOICE_VALUE, MAX_CHOICES } from './limits.ts';
import { isBlank, oneLine } from './markdown.ts';
import type { Patience } from './patience.ts';
import { type Answerable, createResponder } from './respond.ts';

/** Makes what answers interactions: commands, menus of messages, buttons, selects, and what is being typed. Never rejects. */
export function createInteractionHandler<S>({ dispatcher, isNew, log }: Bot<S>, patience: Patience) {
  const respond = createResponder(patience, log);

  /** Undefined for an interaction that was met before, as after a reconnection. */
  async function replyTo(interaction: Answerable): Promise<Reply | undefined> {
    const invocation = invocationOf(interaction);
    const isFirst = await isNew({ platform: 'discord', channel: invocation.channel.id, message: interaction.id });
    if (!isFirst) log.debug({ id: interaction.id }, 'an interaction came twice');
    return isFirst ? dispatcher.dispatch(invocation) : undefined;
  }

  async function suggest(interaction: AutocompleteInteraction): Promise<void> {
    try {
      const { name: option, value: typed } = interaction.options.getFocused(true);
      const { command } = commandOf(interaction);
      const language = interaction.locale;
      await interaction.respond(choicesOf(dispatcher.complete({ command, option, typed, language })));
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
      interaction.isStringSelectMenu()
    ) {
      await respond(interaction, replyTo(interaction));
    }
  };
}

function invocationOf(interaction: Answerable): Invocation {
  const { id, guildId, channelId, context, memberPermissions, user } = interaction;
  const direct = context === InteractionContextType.BotDM;
  return {
    id,
    ...targetOf(interaction),
    language: interaction.locale,
    channel: { platform: 'discord', id: channelId ?? id, space: guildId ?? undefined, direct },
    asker: {
      id: user.id,
      isAdmin: (of) =>
        (direct && of !== 'space') || (guildId !== null && memberPermissions?.has(ADMIN_PERMISSION) === true),
    },
  };
}

function targetOf(interaction: Answerable): Pick<Invocation, 'command' | 'options'> {
  if (interaction.isButton()) return decodeAction(interaction.customId);
  if (interaction.isStringSelectMenu()) return decodeAction(interaction.values[0] ?? '');
  if (interaction.isChatInputCommand()) return commandOf(interaction);
  const { content, cleanContent } = interaction.targetMessage;
  // In a conversation that the bot is not part of, names are not known.
  return { command: 'ask', options: { question: cleanContent || content } };
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
    .map(({ label, value }) => ({ name: shorten(oneLine(label).trim(), MAX_CHOICE_NAME), value }));
}
