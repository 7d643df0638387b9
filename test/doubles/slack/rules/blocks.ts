import { z } from 'zod';
import {
  button,
  checkboxes,
  externalSelect,
  imageElement,
  imageSource,
  plainTextInput,
  staticSelect,
} from './elements.ts';
import { richText } from './rich-text.ts';
import { anyText, blockId, plainText } from './text.ts';

/** Sources: the reference of each block at https://docs.slack.dev/reference/block-kit/blocks. */
const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [button, staticSelect, externalSelect, checkboxes, imageElement])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'a section needs text or fields');
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.union([anyText(3000), imageElement]))
    .min(1)
    .max(10),
});
const actions = z
  .strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion('type', [button, staticSelect, externalSelect, checkboxes]))
      .min(1)
      .max(25),
  })
  .refine(({ elements }) => new Set(elements.map((element) => element.action_id)).size === elements.length, {
    error: 'action_id already exists',
  });
const image = z
  .strictObject({ type: z.literal('image'), block_id: blockId, title: plainText(2000).optional(), ...imageSource })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), {
    error: 'an image needs exactly one of image_url and slack_file',
  });
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [plainTextInput, staticSelect, externalSelect, checkboxes]),
});
const cell = z.union([richText, z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) })]);
const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
    )
    .max(20)
    .optional(),
});

const everywhere = [header, divider, section, context, actions, image, richText] as const;
/** What a message may hold: no input blocks. */
const inMessages = z.discriminatedUnion('type', [...everywhere, table]);
/** What a modal or the App Home may hold: no tables. */
const inViews = z.discriminatedUnion('type', [...everywhere, input]);

function uniqueIds(blocks: readonly { readonly block_id?: string | undefined }[]): boolean {
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  return new Set(ids).size === ids.length;
}
const doubled = { error: 'block_id already exists' };

export const messageBlocks = z
  .array(inMessages)
  .max(50)
  .refine(uniqueIds, doubled)
  .refine((blocks) => blocks.filter(({ type }) => type === 'table').length <= 1, {
    error: 'only one table is allowed',
  });
export const viewBlocks = z.array(inViews).max(100).refine(uniqueIds, doubled);
