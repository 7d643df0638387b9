import {
  type APIApplicationCommandOption,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  InteractionContextType,
  InteractionType,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import type { Registered } from './bodies.ts';
import type { Gateway } from './gateway.ts';
import type { Exchange, Interactions } from './interactions.ts';
import { appPermissions, channelPayload, memberPayload, memberPermissions } from './payloads.ts';
import { botRoleOf, type Channel, keepMessage, type Person, type Stored, type World } from './world.ts';

type Typed = Readonly<Record<string, string | boolean>>;

/** What people do on Discord, turned into the events that the bot is told of. */
export interface Actors {
  /** Uses a slash command, `daily on` being a subcommand, as the client would let them: with the registered options. */
  readonly use: (person: Person, channel: Channel, command: string, options?: Typed) => Exchange;
  /** Types into an option that completes. */
  readonly type: (person: Person, channel: Channel, command: string, option: string, typed: string) => Exchange;
  /** Uses a command of a message's context menu. */
  readonly useOn: (person: Person, channel: Channel, command: string, message: APIMessage) => Exchange;
  readonly press: (person: Person, channel: Channel, message: APIMessage, customId: string) => Exchange;
  readonly choose: (person: Person, channel: Channel, message: APIMessage, customId: string, value: string) => Exchange;
  /** Sends a form that was shown, with what is entered into some of its fields; what else is in them stays. */
  readonly submit: (
    person: Person,
    channel: Channel,
    shown: Exchange,
    entered: Readonly<Record<string, string>>,
  ) => Exchange;
  /** Writes a message; `<@id>` in it mentions, `replyTo` answers another one. */
  readonly write: (author: Author, channel: Channel, content: string, options?: Writing) => APIMessage;
}

/** A person, another bot, or a webhook. */
type Author = Person | { readonly kind: 'bot' | 'webhook' };

interface Writing {
  readonly replyTo?: APIMessage;
  /** Whether a reply notifies whom it answers, as it does unless the person switches it off. */
  readonly notifies?: boolean;
  readonly type?: MessageType;
  /** What it carries beside words: what was forwarded, embeds, components, a poll, files. */
  readonly carrying?: Partial<
    Pick<APIMessage, 'message_reference' | 'message_snapshots' | 'embeds' | 'components' | 'poll' | 'attachments'>
  >;
}

interface Settings {
  readonly world: World;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
}

export function createActors({ world, gateway, interactions }: Settings): Actors {
  function interact(
    person: Person,
    channel: Channel,
    type: InteractionType,
    data: object,
    rest: object = {},
  ): Exchange {
    const exchange = interactions.open({ type, person, channel });
    const { guild } = channel;
    const inGuild = guild && {
      guild_id: guild.id,
      guild: { id: guild.id, locale: guild.preferredLocale, features: [] },
      guild_locale: guild.preferredLocale,
      member: { ...memberPayload(world, guild, person), user: person.user, permissions: memberPermissions(person) },
    };
    const payload = {
      id: exchange.id,
      application_id: world.applicationId,
      type,
      data,
      channel_id: channel.id,
      channel: channelPayload(world, channel),
      token: exchange.token,
      version: 1,
      app_permissions: appPermissions(channel),
      locale: person.locale,
      entitlements: [],
      authorizing_integration_owners: guild?.hasBot ? { 0: guild.id } : { 1: person.user.id },
      context: contextOf(channel),
      attachment_size_limit: 10_485_760,
      ...(inGuild ?? { user: person.user }),
      ...rest,
    };
    gateway.dispatch(GatewayDispatchEvents.InteractionCreate, payload, guild?.hasBot ? guild.id : undefined);
    return exchange;
  }

  function find(name: string, type: ApplicationCommandType, channel: Channel): Registered {
    const scopes = ['global', channel.guild?.id ?? ''];
    const found = scopes
      .flatMap((scope) => world.commands.get(scope) ?? [])
      .find((command) => command.name === name && command.type === type);
    if (!found) throw new Error(`No command /${name} is registered.`);
    if (found.contexts && !found.contexts.includes(contextOf(channel))) {
      throw new Error(`/${name} is not offered here: its contexts are ${found.contexts.join(', ')}.`);
    }
    return found;
  }

  function chatData(channel: Channel, line: string, typed: Typed, focused?: string): object {
    const [name = '', sub] = line.split(' ');
    const command = find(name, ApplicationCommandType.ChatInput, channel);
    const outer = command.options ?? [];
    const basics = { id: command.id, name: command.name, type: ApplicationCommandType.ChatInput };
    if (sub === undefined) return { ...basics, options: fill(outer, typed, focused) };
    const found = outer.find((option) => option.name === sub);
    if (found?.type !== ApplicationCommandOptionType.Subcommand) throw new Error(`/${name} has no subcommand ${sub}.`);
    const inner = { type: found.type, name: sub, options: fill(found.options ?? [], typed, focused) };
    return { ...basics, options: [inner] };
  }

  function write(author: Author, channel: Channel, content: string, writing: Writing = {}): APIMessage {
    const { replyTo, notifies = true, type, carrying = {} } = writing;
    const { guild } = channel;
    const isPerson = 'user' in author;
    const botIsMeant = content.includes(`<@${world.bot.id}>`) || content.includes(`<@!${world.bot.id}>`);
    const botIsAnswered = replyTo?.author.id === world.bot.id && notifies;
    const mentioned = [...world.people.values()].filter(({ user }) => content.includes(`<@${user.id}>`));
    const message: APIMessage = {
      id: world.nextId(),
      channel_id: channel.id,
      author: isPerson ? author.user : { ...world.bot, id: '42', username: 'other', global_name: null },
      content,
      timestamp: new Date(world.now()).toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: content.includes('@everyone'),
      mentions: [...mentioned.map(({ user }) => user), ...(botIsMeant || botIsAnswered ? [world.bot] : [])],
      mention_roles: guild && content.includes(`<@&${botRoleOf(guild)}>`) ? [botRoleOf(guild)] : [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      type: type ?? (replyTo ? MessageType.Reply : MessageType.Default),
      ...(isPerson || author.kind === 'bot' ? {} : { webhook_id: '43' }),
      ...(replyTo
        ? {
            message_reference: {
              type: MessageReferenceType.Default,
              message_id: replyTo.id,
              channel_id: channel.id,
            },
            referenced_message: replyTo,
          }
        : {}),
      ...carrying,
    };
    const stored: Stored = { message, onlyFor: undefined, files: [], deleted: false, reactions: [] };
    keepMessage(world, stored);
    announceMessage(world, gateway, message, channel, isPerson ? author : undefined);
    return message;
  }

  return {
    write,
    use: (person, channel, command, options = {}) =>
      interact(person, channel, InteractionType.ApplicationCommand, chatData(channel, command, options)),
    type: (person, channel, command, option, typed) => {
      const data = chatData(channel, command, { [option]: typed }, option);
      return interact(person, channel, InteractionType.ApplicationCommandAutocomplete, data);
    },
    useOn: (person, channel, command, message) => {
      const { id, name, type } = find(command, ApplicationCommandType.Message, channel);
      const resolved = { messages: { [message.id]: message } };
      const data = { id, name, type, target_id: message.id, resolved };
      return interact(person, channel, InteractionType.ApplicationCommand, data);
    },
    press: (person, channel, message, customId) => {
      const data = { custom_id: customId, component_type: ComponentType.Button };
      return interact(person, channel, InteractionType.MessageComponent, data, { message });
    },
    choose: (person, channel, message, customId, value) => {
      const data = { custom_id: customId, component_type: ComponentType.StringSelect, values: [value] };
      return interact(person, channel, InteractionType.MessageComponent, data, { message });
    },
    submit: (person, channel, { modal }, entered) => {
      if (!modal) throw new Error('No form was shown.');
      const unknown = Object.keys(entered).find(
        (name) => !modal.components.some(({ component }) => component.custom_id === name),
      );
      if (unknown !== undefined) throw new Error(`The form has no field ${unknown}.`);
      const components = modal.components.map(({ type, component: field }, id) => {
        const value = entered[field.custom_id] ?? field.value;
        if (value.length > field.max_length || (field.required && value === '')) {
          throw new Error(`The client does not send "${value}" in the field ${field.custom_id}.`);
        }
        return {
          type,
          id: 2 * id + 1,
          component: { type: field.type, id: 2 * id + 2, custom_id: field.custom_id, value },
        };
      });
      return interact(person, channel, InteractionType.ModalSubmit, { custom_id: modal.custom_id, components });
    },
  };
}

/** MESSAGE_CREATE; without the privileged intent, content comes only with mentions, direct messages and own ones. */
export function announceMessage(
  world: World,
  gateway: Gateway,
  message: APIMessage,
  channel: Channel,
  person?: Person,
): void {
  const { guild } = channel;
  if (channel.type === ChannelType.GroupDM || (guild && !guild.hasBot) || channel.denied.has('view')) return;
  const needed = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  const intents = gateway.intentsFor(guild?.id);
  if ((intents & needed) === 0) return;
  const readable =
    !guild ||
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.author.id === world.bot.id ||
    message.mentions.some(({ id }) => id === world.bot.id);
  const payload = {
    ...message,
    channel_type: channel.type,
    ...(readable ? {} : { content: '', embeds: [], attachments: [], components: [] }),
    ...(guild ? { guild_id: guild.id } : {}),
    ...(guild && person ? { member: memberPayload(world, guild, person) } : {}),
  };
  gateway.dispatch(GatewayDispatchEvents.MessageCreate, payload, guild?.id);
}

function contextOf({ type }: Channel): InteractionContextType {
  if (type === ChannelType.DM) return InteractionContextType.BotDM;
  return type === ChannelType.GroupDM ? InteractionContextType.PrivateChannel : InteractionContextType.Guild;
}

/** Refuses what the client would not let a person send: unknown options, missing ones, values of the wrong kind. */
function fill(declared: readonly APIApplicationCommandOption[], typed: Typed, focused?: string): object[] {
  const missing = declared.find(({ name, required }) => required && !(name in typed));
  if (missing && focused === undefined) throw new Error(`The option ${missing.name} is required.`);
  return Object.entries(typed).map(([name, value]) => {
    const option = declared.find((one) => one.name === name);
    const wanted =
      typeof value === 'boolean' ? ApplicationCommandOptionType.Boolean : ApplicationCommandOptionType.String;
    if (option?.type !== wanted) throw new Error(`There is no option ${name} that takes ${JSON.stringify(value)}.`);
    if (option.type === ApplicationCommandOptionType.String) {
      if (option.max_length !== undefined && String(value).length > option.max_length) {
        throw new Error(`The client accepts at most ${option.max_length} characters for ${name}.`);
      }
      if (option.choices?.length && !option.choices.some((choice) => choice.value === value)) {
        throw new Error(`${JSON.stringify(value)} is no choice of ${name}.`);
      }
      if (focused === name && !option.autocomplete) throw new Error(`${name} does not complete.`);
    }
    return { name, type: wanted, value, ...(focused === name ? { focused: true } : {}) };
  });
}
