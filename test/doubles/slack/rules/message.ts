import { z } from 'zod';
import { messageBlocks } from './blocks.ts';

/** Sources: https://docs.slack.dev/reference/methods/chat.postMessage and https://docs.slack.dev/messaging/message-metadata. */
const content = {
  text: z.string().max(40_000),
  blocks: messageBlocks.optional(),
  thread_ts: z
    .string()
    .regex(/^\d+\.\d{6}$/)
    .optional(),
};
const looks = {
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
};
const metadata = z
  .strictObject({ event_type: z.string().min(1).max(255), event_payload: z.record(z.string(), z.unknown()) })
  .optional();

export const post = z.strictObject({
  channel: z.string().min(1),
  ...content,
  ...looks,
  reply_broadcast: z.boolean().optional(),
  metadata,
});
export const ephemeral = z.strictObject({ channel: z.string().min(1), user: z.string().min(1), ...content });
export const update = z.strictObject({ channel: z.string().min(1), ts: z.string(), ...content, metadata });

/** What may be sent to a response_url. */
export const response = z.strictObject({
  ...content,
  ...looks,
  text: z.string().max(40_000).optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});

/**
 * The limit on all blocks together is not documented; people measured about 13,000 characters, containers included
 * (https://github.com/slackapi/bolt-js/issues/2509). The text as JSON is the strictest reading.
 */
const MOST_CHARACTERS = 13_000;

interface Checked<T> {
  readonly value?: T;
  /** Slack's error code and, for people, what is wrong. */
  readonly error?: { readonly code: string; readonly detail: string };
}

/** Checks a message as Slack does, and also that it has a text to fall back on, which Slack only warns about. */
export function checkMessage<T extends { text?: string | undefined; blocks?: unknown }>(
  schema: z.ZodType<T>,
  body: unknown,
  needsText = true,
): Checked<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const detail = z.prettifyError(parsed.error);
    const code = parsed.error.issues.some(({ path }) => path[0] === 'blocks') ? 'invalid_blocks' : 'invalid_arguments';
    return { error: { code, detail } };
  }
  const { text, blocks } = parsed.data;
  if (blocks !== undefined && JSON.stringify(blocks).length > MOST_CHARACTERS) {
    return { error: { code: 'msg_blocks_too_long', detail: `${JSON.stringify(blocks).length} characters of blocks` } };
  }
  if (needsText && (text === undefined || text.trim() === '')) {
    return { error: { code: 'no_text', detail: 'no text to fall back on' } };
  }
  return { value: parsed.data };
}
