import type {
  APIAllowedMentions,
  APIApplicationCommandOption,
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIMessageTopLevelComponent,
  InteractionResponseType,
} from 'discord.js';

/** What the double reads of the bodies that the official schemas let through. */
export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly APIMessageTopLevelComponent[] | null | undefined;
  readonly attachments?: readonly AttachmentBody[] | null | undefined;
  readonly allowed_mentions?: APIAllowedMentions | null | undefined;
  readonly message_reference?:
    | { readonly message_id: string; readonly fail_if_not_exists?: boolean }
    | null
    | undefined;
  readonly nonce?: string | number | null | undefined;
  readonly enforce_nonce?: boolean | null | undefined;
  readonly flags?: number | null | undefined;
}

interface AttachmentBody {
  readonly id: string;
  readonly filename?: string | null;
  readonly description?: string | null;
}

export interface CommandBody {
  readonly name: string;
  readonly type?: number | undefined;
  readonly name_localizations?: object | null | undefined;
  readonly description?: string | undefined;
  readonly description_localizations?: object | null | undefined;
  readonly options?: readonly APIApplicationCommandOption[] | null | undefined;
  readonly default_member_permissions?: number | string | null | undefined;
  readonly contexts?: readonly number[] | null | undefined;
  readonly integration_types?: readonly number[] | null | undefined;
}

/** A registered command. */
export interface Registered extends CommandBody {
  readonly id: string;
  readonly type: number;
  readonly version: string;
  readonly application_id: string;
  readonly dm_permission: boolean;
  readonly nsfw: boolean;
  readonly guild_id?: string;
}

export type CallbackBody =
  | {
      readonly type:
        | InteractionResponseType.ChannelMessageWithSource
        | InteractionResponseType.DeferredChannelMessageWithSource
        | InteractionResponseType.UpdateMessage
        | InteractionResponseType.DeferredMessageUpdate;
      readonly data?: MessageBody | null;
    }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult;
      readonly data: { readonly choices?: readonly APIApplicationCommandOptionChoice[] | null };
    }
  | { readonly type: InteractionResponseType.Pong }
  | { readonly type: InteractionResponseType.Modal; readonly data: object };
