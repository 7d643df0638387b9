import type { Form } from '../../chat/form.ts';
import type { ParsedCommand } from '../../chat/invocation.ts';
import type { Translator } from '../../i18n/translator.ts';

/** A form in a place where people write one line after the other. */
export interface LineForm {
  /** What to write next. */
  readonly question: () => string;
  /**
   * Takes a line; an empty one leaves the field as it is, and what must be written is asked again.
   * @returns What was meant, once all fields are there.
   */
  readonly take: (line: string) => ParsedCommand | undefined;
}

/** Asks for the fields of a form one by one. */
export function createLineForm({ command, title, fields, carried }: Form, t: Translator): LineForm {
  const entered: Record<string, string> = { ...carried };
  let at = 0;
  return {
    question: () => {
      const field = fields[at];
      if (!field) return '';
      const { label, hint, value } = field;
      const asked = [`${at + 1}/${fields.length} ${label}`, ...(hint === undefined ? [] : [`  ${hint}`])];
      const known =
        value === undefined ? [] : [`  ${t('playground.form-value', { value: value.replaceAll('\n', ' ') })}`];
      return [...(at === 0 ? [title, t('playground.form-how', {})] : []), ...asked, ...known].join('\n');
    },
    take: (line) => {
      const field = fields[at];
      const value = line.trim() || field?.value;
      if (field && value === undefined && field.required) return undefined;
      if (field && value !== undefined) entered[field.name] = value;
      at++;
      return at < fields.length ? undefined : { command, options: entered };
    },
  };
}
