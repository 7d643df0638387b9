import { z } from 'zod';
import { actionId, anyText, plainText, webAddress } from './text.ts';

/** Sources: the reference of each element at https://docs.slack.dev/reference/block-kit/block-elements. */
const option = z.strictObject({
  text: plainText(75),
  // The reference of the option object says 150, that of Slack's own types 75: the stricter one holds.
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
});
const options = (most: number) => z.array(option).min(1).max(most);

export const suggestions = z.strictObject({ options: z.array(option).max(100) });

const common = {
  action_id: actionId,
  focus_on_load: z.boolean().optional(),
};
const placeholder = plainText(150).optional();
const confirm = z
  .strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: webAddress.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
  confirm,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
});
/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...common,
  placeholder,
  options: options(100),
  initial_option: option.optional(),
  confirm,
});

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...common,
  placeholder,
  min_query_length: z.int().min(0).optional(),
  initial_option: option.optional(),
  confirm,
});

export const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...common,
  options: options(10),
  initial_options: options(10).optional(),
  confirm,
});

export const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...common,
  placeholder,
  initial_value: z.string().optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1) })
    .optional(),
});

const altText = z.string().min(1).max(2000);
/** An image names its place by address or as a file of Slack's own, never both. */
export const imageSource = {
  alt_text: altText,
  image_url: webAddress.optional(),
  slack_file: z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]).optional(),
};
export const imageElement = z.strictObject({ type: z.literal('image'), ...imageSource });
