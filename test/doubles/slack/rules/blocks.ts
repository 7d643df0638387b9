import { z } from 'zod';
import {
  button,
  checkboxes,
  externalSelect,
  feedbackButtons,
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
/** All that is written in a table: https://docs.slack.dev/reference/block-kit/blocks/table-block limits it. */
function cellText(rows: unknown): string {
  if (Array.isArray(rows)) return rows.map(cellText).join('');
  if (typeof rows !== 'object' || rows === null) return '';
  return Object.entries(rows)
    .map(([name, value]) => (name === 'text' && typeof value === 'string' ? value : cellText(value)))
    .join('');
}
const table = z.strictObject({
  type: z.literal('table'),
  block_id: blockId,
  rows: z
    .array(z.array(cell).min(1).max(20))
    .min(1)
    .max(100)
    .refine((rows) => cellText(rows).length <= 10_000, { error: 'more than 10,000 characters in the cells' }),
  column_settings: z
    .array(
      z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
    )
    .max(20)
    .optional(),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: blockId,
  elements: z.array(feedbackButtons).min(1).max(5),
});
/**
 * Slack's reference of what may stand in a container names rich text and files as well; what people read in the errors of
 * the live validator doesn't (https://docs.rs/slack-morphism/2.31.0/slack_morphism/prelude/struct.SlackContainerBlock.html).
 * Here only what both take is taken.
 */
const inContainers = z.discriminatedUnion('type', [actions, context, divider, header, image, section, table]);
/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150),
    subtitle: anyText(150).optional(),
    child_blocks: z.array(inContainers).min(1).max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine((one) => one.default_collapsed !== true || one.is_collapsible === true, {
    error: 'default_collapsed requires is_collapsible',
  })
  .refine((one) => one.has_header_divider !== true || one.is_collapsible !== true, {
    error: 'has_header_divider and is_collapsible exclude each other',
  });

const everywhere = [header, divider, section, context, actions, image, richText] as const;
/** What a message may hold: no input blocks. */
const inMessages = z.discriminatedUnion('type', [...everywhere, table, container, contextActions]);
/** What a modal or the App Home may hold: none of what only messages have. */
const inViews = z.discriminatedUnion('type', [...everywhere, input]);

function uniqueIds(blocks: readonly AnyBlock[]): boolean {
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  return new Set(ids).size === ids.length;
}
const doubled = { error: 'block_id already exists' };

interface AnyBlock {
  readonly type: string;
  readonly block_id?: string | undefined;
  readonly child_blocks?: readonly AnyBlock[];
}

/** The blocks, and those that stand in containers. */
function withInner(blocks: readonly AnyBlock[]): readonly AnyBlock[] {
  return blocks.flatMap((block) => [block, ...(block.child_blocks ?? [])]);
}

export const messageBlocks = z
  .array(inMessages)
  .max(50)
  .refine((blocks) => uniqueIds(withInner(blocks)), doubled)
  .refine((blocks) => withInner(blocks).filter(({ type }) => type === 'table').length <= 1, {
    error: 'only one table is allowed',
  });
export const viewBlocks = z.array(inViews).max(100).refine(uniqueIds, doubled);
