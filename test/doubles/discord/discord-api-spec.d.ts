/** The package ships its schemas without types; these are the ones that the double judges by. */
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini';
  import type { CallbackBody, CommandBody, MessageBody } from './bodies.ts';

  export const MessageCreateRequestSchema: ZodMiniType<MessageBody>;
  export const MessageEditRequestPartialSchema: ZodMiniType<MessageBody>;
  export const IncomingWebhookRequestPartialSchema: ZodMiniType<MessageBody>;
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType<MessageBody>;
  export const CreateForumThreadRequestSchema: ZodMiniType<{ readonly name: string; readonly message: MessageBody }>;
  export const CreatePrivateChannelRequestSchema: ZodMiniType<{ readonly recipient_id?: string | null }>;
  export const ApplicationCommandCreateRequestSchema: ZodMiniType<CommandBody>;
  export const ApplicationCommandUpdateRequestSchema: ZodMiniType<CommandBody>;
  export const ApplicationCommandPatchRequestPartialSchema: ZodMiniType<Partial<CommandBody>>;
  export const PongInteractionCallbackRequestSchema: ZodMiniType<CallbackBody>;
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType<CallbackBody>;
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType<CallbackBody>;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType<CallbackBody>;
  export const ModalInteractionCallbackRequestSchema: ZodMiniType<CallbackBody>;
}
