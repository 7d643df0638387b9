import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { decodeAction, encodeAction } from '../../chat/custom-id.ts';
import type { Form } from '../../chat/form.ts';
import type { ParsedCommand } from '../../chat/invocation.ts';
import { truncate } from '../../util/truncate.ts';
import { MAX_FIELD_HINT, MAX_FIELD_LABEL, MAX_MODAL_TITLE } from './limits.ts';

/**
 * A form as a modal. What it carries is in its id; what is chosen from a menu is given beside the command, since a modal
 * has no menu that completes, so of that only what is in it already is carried too.
 * @throws RangeError for more than the id has room for.
 */
export function modalOf({ command, title, fields, carried }: Form): APIModalInteractionResponseCallbackData {
  const chosen = fields.flatMap(({ kind, name, value }) =>
    kind === 'menu' && value !== undefined ? [[name, value]] : [],
  );
  return {
    custom_id: encodeAction({ command, options: { ...carried, ...Object.fromEntries(chosen) } }),
    title: truncate(title, MAX_MODAL_TITLE),
    components: fields
      .filter(({ kind }) => kind !== 'menu')
      .map(({ name, label, hint, kind, required, maxLength, value }) => ({
        type: ComponentType.Label,
        label: truncate(label, MAX_FIELD_LABEL),
        ...(hint === undefined ? {} : { description: truncate(hint, MAX_FIELD_HINT) }),
        component: {
          type: ComponentType.TextInput,
          custom_id: name,
          style: kind === 'lines' ? TextInputStyle.Paragraph : TextInputStyle.Short,
          required,
          max_length: maxLength,
          ...(value === undefined ? {} : { value }),
        },
      })),
  };
}

/** What was entered into a modal, with what that carried. */
export function submittedForm({ customId, fields }: ModalSubmitInteraction): ParsedCommand {
  const { command, options } = decodeAction(customId);
  const entered = [...fields.fields.values()].flatMap((field) =>
    field.type === ComponentType.TextInput && 'value' in field ? [[field.customId, field.value]] : [],
  );
  return { command, options: { ...options, ...Object.fromEntries(entered) } };
}
