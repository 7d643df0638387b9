import { z } from 'zod';
import { viewBlocks } from './blocks.ts';
import { plainText } from './text.ts';

/** Sources: https://docs.slack.dev/reference/views/modal-views and home-tab-views. */
const common = {
  blocks: viewBlocks,
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...common,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'), {
    error: 'submit is required when the modal has input blocks',
  });

export const home = z.strictObject({ type: z.literal('home'), ...common });
