import type { Translator } from '../i18n/translator.ts';
import type { Command } from './command.ts';
import type { Action, Target } from './reply.ts';

/** What a platform shows of a command in which people write more than fits into a line. */
export interface Form {
  readonly command: string;
  readonly title: string;
  readonly fields: readonly FormField[];
  /** Options that are not fields of the form, to be given back with them. */
  readonly carried: Readonly<Record<string, string>>;
}

export interface FormField {
  /** The name of the option. */
  readonly name: string;
  readonly label: string;
  /** What to write, in a sentence; none where the label says all. */
  readonly hint: string | undefined;
  /** A line of text, several lines, or a value that the command completes. */
  readonly kind: 'line' | 'lines' | 'menu';
  readonly required: boolean;
  /** In UTF-16 code units. */
  readonly maxLength: number;
  /** What is in it already. */
  readonly value: string | undefined;
}

/** Whether a form is what the command needs: something that must be written is missing, or nothing is written at all. */
export function needsForm<S>({ options }: Command<S>, given: Readonly<Record<string, unknown>>): boolean {
  const fields = Object.entries(options).filter(([, { field }]) => field !== undefined);
  const isGiven = (name: string) => String(given[name] ?? '').trim() !== '';
  if (fields.length === 0) return false;
  return fields.some(([name, { required }]) => required && !isGiven(name)) || !fields.some(([name]) => isGiven(name));
}

/** @param values What the fields hold at first, by the names of the options. */
export function createForm<S>(
  { name: command, options, description }: Command<S>,
  values: Readonly<Record<string, unknown>>,
  t: Translator,
): Form {
  const entries = Object.entries(options).map(([name, option]) => {
    const given = values[name];
    const value = given === undefined || given === null || given === '' ? undefined : String(given);
    return { name, option, value };
  });
  const fields = entries.flatMap(({ name, option, value }): FormField[] => {
    const { field, description: label, hint, required, maxLength = 0, completes } = option;
    const kind = field ?? (completes && !required ? 'menu' : undefined);
    if (kind === undefined || label === undefined) return [];
    return [
      {
        name,
        label: t(label, {}),
        hint: hint && t(hint, {}),
        kind,
        required,
        maxLength,
        value: value?.slice(0, maxLength),
      },
    ];
  });
  const isField = new Set(fields.map(({ name }) => name));
  const carried = entries.flatMap(({ name, value }) =>
    isField.has(name) || value === undefined ? [] : [[name, value]],
  );
  return { command, title: description ? t(description, {}) : command, fields, carried: Object.fromEntries(carried) };
}

/** The button that opens the form of a command, for where a form can only be opened by pressing one. */
export function formAction<S>(command: Command<S>, given: Readonly<Record<string, unknown>>, t: Translator): Action {
  const { carried, fields } = createForm(command, given, t);
  const menus = fields.flatMap(({ name, kind, value }) =>
    kind === 'menu' && value !== undefined ? [[name, value]] : [],
  );
  const target: Target = { command: command.name, options: { ...carried, ...Object.fromEntries(menus) } };
  return { label: t('button.form', {}), ...target };
}
