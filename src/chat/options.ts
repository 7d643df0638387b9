import type { PlainKey } from '../i18n/translator.ts';
import { tidy } from '../util/tidy.ts';
import { truncate } from '../util/truncate.ts';
import { InputError } from './invocation.ts';

/** One option of a command: how it is declared to the platforms and how its value is read. */
export interface Option<T> {
  readonly type: 'text' | 'flag';
  readonly required: boolean;
  /** Its description; options that only buttons fill have none. */
  readonly description?: PlainKey;
  /** For text: the longest value accepted, in UTF-16 code units. */
  readonly maxLength?: number;
  /** For text: takes the rest of a typed line, spaces and all. */
  readonly rest?: boolean;
  /** For text: the only values there are. */
  readonly choices?: readonly OptionChoice[];
  /** Suggestions are offered for what is typed; the command's `complete` makes them. */
  readonly completes?: boolean;
  /** For text: written in a form, in a line or in several, and not beside the command. */
  readonly field?: 'line' | 'lines';
  /** For a field: what to write, in a sentence. */
  readonly hint?: PlainKey;
  /** For text: whether words are a value of it, which tells where in a line its value ends. */
  readonly accepts?: (typed: string) => boolean;
  /** @throws InputError if the value is missing or of the wrong kind. */
  readonly read: (name: string, raw: unknown) => T;
}

/** A value that an option can have, and its label. */
interface OptionChoice {
  readonly value: string;
  readonly label: PlainKey;
}

export type Options = Readonly<Record<string, Option<unknown>>>;
export type Values<O extends Options> = { readonly [K in keyof O]: ReturnType<O[K]['read']> };

interface TextOptions {
  readonly description?: PlainKey;
  readonly maxLength: number;
  readonly rest?: boolean;
  readonly completes?: boolean;
  readonly accepts?: (typed: string) => boolean;
}

/** A text that must be given. Control and formatting characters are dropped, white space is folded. */
export function requiredText(settings: TextOptions): Option<string> {
  return {
    type: 'text',
    required: true,
    ...settings,
    read: (name, raw) => {
      const value = readText(name, raw, settings.maxLength);
      if (value === undefined) throw new InputError('error.option-missing', { option: name });
      return value;
    },
  };
}

/**
 * A question: the rest of a line, whatever it is. One that is missing or far too long is no error of the options;
 * the answer says what a good question would be.
 */
export function question(description: PlainKey): Option<string> {
  return {
    description,
    type: 'text',
    required: true,
    rest: true,
    completes: true,
    read: (name, raw) => readText(name, raw, Number.POSITIVE_INFINITY) ?? '',
  };
}

/** A text that may be left out. */
export function optionalText(settings: TextOptions): Option<string | undefined> {
  return { type: 'text', required: false, ...settings, read: (name, raw) => readText(name, raw, settings.maxLength) };
}

interface FieldOptions extends Omit<TextOptions, 'rest' | 'completes'> {
  readonly hint?: PlainKey;
  /** Whether it may have several lines. */
  readonly lines?: boolean;
}

/** A text that must be written in a form. */
export function requiredField({ lines = false, ...settings }: FieldOptions): Option<string> {
  const { read, ...declared } = optionalField({ lines, ...settings });
  return {
    ...declared,
    required: true,
    read: (name, raw) => {
      const value = read(name, raw);
      if (value === undefined) throw new InputError('error.option-missing', { option: name });
      return value;
    },
  };
}

/** A text that may be written in a form. */
export function optionalField({ lines = false, ...settings }: FieldOptions): Option<string | undefined> {
  const { maxLength } = settings;
  return {
    type: 'text',
    required: false,
    ...settings,
    field: lines ? 'lines' : 'line',
    read: (name, raw) =>
      lines && typeof raw === 'string' ? readLines(name, raw, maxLength) : readText(name, raw, maxLength),
  };
}

/** One of a few values, or none. Case does not matter; `called` knows what else people call them. */
export function optionalChoice({
  description,
  choices,
  called = () => undefined,
}: Required<Pick<Option<string>, 'choices'>> & {
  readonly description: PlainKey;
  readonly called?: (typed: string) => string | undefined;
}): Option<string | undefined> {
  return {
    type: 'text',
    required: false,
    description,
    choices,
    read: (name, raw) => {
      const typed = readText(name, raw, MAX_CHOICE)?.toLowerCase();
      if (typed === undefined) return undefined;
      const chosen = choices.find(({ value }) => [typed, called(typed)].includes(value.toLowerCase()));
      if (chosen) return chosen.value;
      throw new InputError('error.option-choices', {
        option: name,
        choices: choices.map(({ value }) => value).join(', '),
      });
    },
  };
}

/** In English, German, Russian and Kazakh. */
const TRUE = new Set(['true', 'yes', 'y', 'on', '1', 'ja', 'wahr', 'an', 'да', 'вкл', 'иә', 'ия']);
const FALSE = new Set(['false', 'no', 'n', 'off', '0', 'nein', 'falsch', 'aus', 'нет', 'выкл', 'жоқ']);

/** Whether a word says that something is so, or that it is not. */
export function isFlag(typed: string): boolean {
  const word = typed.toLowerCase().replace(/[,;.]$/u, '');
  return TRUE.has(word) || FALSE.has(word);
}

/** Something that is so or is not; not, if it is left out. */
export function flag(description: PlainKey): Option<boolean> {
  const { read, ...declared } = optionalFlag(description);
  return { ...declared, read: (name, raw) => read(name, raw) ?? false };
}

/** Something that is so or is not, or is left as it was. */
export function optionalFlag(description: PlainKey): Option<boolean | undefined> {
  return {
    type: 'flag',
    required: false,
    description,
    read: (name, raw) => {
      const typed = readText(name, raw, MAX_CHOICE)
        ?.toLowerCase()
        .replace(/[,;.]$/u, '');
      if (typed === undefined) return undefined;
      if (TRUE.has(typed)) return true;
      if (FALSE.has(typed)) return false;
      throw new InputError('error.option-not-flag', { option: name });
    },
  };
}

/** Reads every declared option and refuses those that were not declared. */
export function readOptions<O extends Options>(declared: O, raw: Readonly<Record<string, unknown>>): Values<O> {
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(declared, name)) throw new InputError('error.option-unknown', { option: truncate(name, 40) });
  }
  const values = Object.entries(declared).map(([name, option]) => [
    name,
    option.read(name, Object.hasOwn(raw, name) ? raw[name] : undefined),
  ]);
  // The one place where a record built at run time is given the type of its declaration; `read` made each value.
  return Object.fromEntries(values) as Values<O>;
}

/** Longer than any choice, so that what is refused is named as such and not as too long. */
const MAX_CHOICE = 100;

function readLines(name: string, raw: string, maxLength: number): string | undefined {
  const lines = raw.split(/\r\n|[\n\r\u2028\u2029]/u).map(tidy);
  return readLength(name, lines.filter((line) => line !== '').join('\n'), maxLength);
}

function readText(name: string, raw: unknown, maxLength: number): string | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') {
    throw new InputError('error.option-not-text', { option: name });
  }
  return readLength(name, tidy(String(raw)), maxLength);
}

function readLength(name: string, value: string, maxLength: number): string | undefined {
  if (value.length > maxLength) throw new InputError('error.option-too-long', { option: name, max: maxLength });
  return value === '' ? undefined : value;
}
