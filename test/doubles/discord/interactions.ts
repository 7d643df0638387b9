import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  PongInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod';
import { REFUSED, UNKNOWN } from './api-error.ts';
import type { CallbackBody } from './bodies.ts';
import type { Request } from './http.ts';
import type { Judge } from './judge.ts';
import type { Messages } from './messages.ts';
import type { Channel, Person, Stored, World } from './world.ts';

/** An initial response must come within 3 s, later ones within 15 min (https://discord.com/developers/docs/interactions/receiving-and-responding). */
const FIRST_WITHIN_MS = 3_000;
const LATER_WITHIN_MS = 15 * 60_000;

/** What became of one interaction. */
export interface Exchange {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly person: Person;
  readonly channel: Channel;
  readonly createdAt: number;
  /** The kind of the initial response, once there is one. */
  response: InteractionResponseType | undefined;
  /** Milliseconds of the double's clock until the initial response. */
  respondedAfterMs: number | undefined;
  /** Whether a deferred response still shows "is thinking…". */
  thinking: boolean;
  original: Stored | undefined;
  readonly followUps: Stored[];
  /** The form that was shown. */
  modal: Modal | undefined;
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
}

export interface Interactions {
  readonly open: (about: Pick<Exchange, 'type' | 'person' | 'channel'>) => Exchange;
  /** POST /interactions/:id/:token/callback. @throws ApiError */
  readonly respond: (id: string, token: string, request: Request) => { response: unknown } | undefined;
  /** POST /webhooks/:application/:token. @throws ApiError */
  readonly followUp: (token: string, request: Request) => APIMessage;
  /** The message behind /webhooks/:application/:token/messages/:message. @throws ApiError */
  readonly message: (token: string, messageId: string) => { exchange: Exchange; stored: Stored };
  readonly edit: (token: string, messageId: string, request: Request) => APIMessage;
  readonly remove: (token: string, messageId: string) => void;
}

const SCHEMAS = {
  1: PongInteractionCallbackRequestSchema,
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
} as const;
/** Titles and labels of 45 characters, hints of 100, one to five fields (the component reference); a text starts within its limits. */
const textField = z
  .object({
    type: z.literal(ComponentType.TextInput),
    custom_id: z.string().min(1).max(100),
    style: z.literal([1, 2]),
    required: z.boolean().default(true),
    max_length: z.int().min(1).max(4_000).default(4_000),
    value: z.string().default(''),
  })
  .refine(({ value, max_length }) => value.length <= max_length, { error: 'the text is longer than it may become' });
const modal = z.object({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z
    .array(
      z.object({
        type: z.literal(ComponentType.Label),
        label: z.string().min(1).max(45),
        description: z.string().min(1).max(100).optional(),
        component: textField,
      }),
    )
    .min(1)
    .max(5),
});
type Modal = z.infer<typeof modal>;
const kind = z.object({ type: z.literal([1, 4, 5, 6, 7, 8, 9]) });

interface Settings {
  readonly world: World;
  readonly judge: Judge;
  readonly messages: Messages;
  /** Milliseconds within which the initial response must come; Discord's own 3 s if left out. */
  readonly firstWithinMs?: number | undefined;
}

export function createInteractions(settings: Settings): Interactions {
  const { world, judge, messages, firstWithinMs = FIRST_WITHIN_MS } = settings;
  const exchanges = new Map<string, Exchange>();
  const tokens = new Map<string, Exchange>();

  const byToken = (token: string): Exchange => {
    const exchange = tokens.get(token);
    if (!exchange || exchange.response === undefined) throw UNKNOWN.webhook();
    if (world.now() > exchange.createdAt + LATER_WITHIN_MS) throw UNKNOWN.webhook();
    return exchange;
  };
  const audience = (exchange: Exchange, flags: number | null | undefined) =>
    (Number(flags ?? 0) & MessageFlags.Ephemeral) === 0 ? undefined : exchange.person.user.id;

  function message(token: string, messageId: string): { exchange: Exchange; stored: Stored } {
    const exchange = byToken(token);
    const wanted = messageId === '@original' ? exchange.original?.message.id : messageId;
    const stored = wanted === undefined ? undefined : world.messages.get(wanted);
    if (!stored || stored.deleted) throw UNKNOWN.message();
    return { exchange, stored };
  }

  function carryOut(exchange: Exchange, response: CallbackBody, files: Request['files']): void {
    switch (response.type) {
      case InteractionResponseType.ChannelMessageWithSource: {
        const body = response.data ?? {};
        exchange.original = messages.store(exchange.channel, body, files, audience(exchange, body.flags));
        break;
      }
      case InteractionResponseType.DeferredChannelMessageWithSource:
        exchange.thinking = true;
        exchange.original = thinkingMessage(exchange, response.data?.flags);
        break;
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        exchange.choices = response.data.choices ?? [];
        judge.refuse('autocomplete', choiceProblems(exchange.choices));
        break;
      case InteractionResponseType.Modal:
        if (exchange.type === InteractionType.ModalSubmit) throw REFUSED.form('no modal answers a modal');
        exchange.modal = judge.parse('modal', modal, response.data);
        break;
      default:
        throw REFUSED.form(`the double knows no responses of type ${response.type}`);
    }
  }

  /** "Dostyk is thinking…": it stands in the channel without being checked as a message. */
  function thinkingMessage(exchange: Exchange, flags: number | null | undefined): Stored {
    const body = { content: '…', flags: Number(flags ?? 0) | MessageFlags.Loading, allowed_mentions: { parse: [] } };
    return messages.store(exchange.channel, body, [], audience(exchange, flags));
  }

  return {
    message,
    open: ({ type, person, channel }) => {
      const exchange: Exchange = {
        id: world.nextId(),
        token: `token-${world.nextId()}`,
        type,
        person,
        channel,
        createdAt: world.now(),
        response: undefined,
        respondedAfterMs: undefined,
        thinking: false,
        original: undefined,
        followUps: [],
        modal: undefined,
        choices: undefined,
      };
      exchanges.set(exchange.id, exchange);
      tokens.set(exchange.token, exchange);
      return exchange;
    },
    respond: (id, token, { body, files, query }) => {
      const exchange = exchanges.get(id);
      if (!exchange || exchange.token !== token) throw UNKNOWN.interaction();
      if (world.now() > exchange.createdAt + firstWithinMs) throw UNKNOWN.interaction();
      if (exchange.response !== undefined) throw REFUSED.acknowledged();
      const { type } = judge.parse('callback', kind.loose(), body);
      const response = judge.parse(`callback ${type}`, SCHEMAS[type], body);
      carryOut(exchange, response, files);
      exchange.response = response.type;
      exchange.respondedAfterMs = world.now() - exchange.createdAt;
      if (query.get('with_response') !== 'true') return undefined;
      return {
        response: {
          interaction: { id, type: exchange.type, response_message_id: exchange.original?.message.id },
          resource: { type: response.type, message: exchange.original?.message },
        },
      };
    },
    followUp: (token, { body, files }) => {
      const exchange = byToken(token);
      const parsed = judge.parse('follow-up', IncomingWebhookRequestPartialSchema, body);
      const stored = messages.store(exchange.channel, parsed, files, audience(exchange, parsed.flags));
      exchange.followUps.push(stored);
      return stored.message;
    },
    edit: (token, messageId, { body, files }) => {
      const { exchange, stored } = message(token, messageId);
      const edited = messages.edit(stored, body, files);
      if (stored === exchange.original) exchange.thinking = false;
      return edited;
    },
    remove: (token, messageId) => {
      const { exchange, stored } = message(token, messageId);
      stored.deleted = true;
      if (stored === exchange.original) exchange.thinking = false;
    },
  };
}

/** At most 25 choices, names of 1 to 100 characters, values up to 100 (the application commands page). */
function choiceProblems(choices: readonly APIApplicationCommandOptionChoice[]): string[] {
  return [
    ...(choices.length > 25 ? [`${choices.length} choices`] : []),
    ...choices
      .filter(({ name, value }) => name.trim() === '' || name.length > 100 || String(value).length > 100)
      .map(({ name }) => `the choice "${name}" is blank or too long`),
    ...choices.filter(({ value }) => String(value) === '').map(({ name }) => `the choice "${name}" has no value`),
  ];
}
