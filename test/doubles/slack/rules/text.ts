import { z } from 'zod';

/** Slack refuses text without anything to see. */
const seen = (max: number) => z.string().max(max).regex(/\S/);

/** Slack counts characters as JavaScript does, in UTF-16 code units. Limits: https://docs.slack.dev/reference/block-kit. */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: seen(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: seen(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const blockId = z.string().min(1).max(255).optional();
export const actionId = z.string().min(1).max(255);
export const webAddress = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:)\S+$/);
