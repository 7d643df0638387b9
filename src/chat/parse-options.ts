import { truncate } from '../util/truncate.ts';
import { InputError } from './invocation.ts';
import { isFlag, type Option, type Options } from './options.ts';

/** Opening quotation marks of English, German, Russian and Kazakh, and by which marks people close them. */
const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ['"', '"”“'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['‘', "’'"],
  ['’', "’'"],
  ['‚', "‘’'"],
  ["'", "'’"],
]);
/** The name of an option before its value. */
const NAMED = /(?<=^|\s)(\p{L}+)[:：=]\s*/gu;

/** A piece of what was typed: a value behind the name of its option, or words without a name. */
interface Piece {
  readonly option: string | undefined;
  readonly text: string;
}

/**
 * Reads what was typed behind a command's name. Named options (`name:value`, `name: "two words"`) stand anywhere; words without a name go to
 * the option that accepts them, or to the options in their order, and an option declared with `rest` takes all of them as they stand.
 * Values may have spaces, and be quoted in any way.
 * @throws InputError for words that no option takes.
 */
export function parseOptions(line: string, declared: Options): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  const pieces = piecesOf(line, declared);
  const rest = Object.entries(declared).find(([, option]) => option.rest);
  const free: string[] = [];
  for (const { option, text } of pieces) {
    const declaredOption = option === undefined ? undefined : declared[option];
    if (option === undefined || declaredOption === undefined) {
      free.push(text);
      continue;
    }
    const { value, left } = readValue(text, declaredOption);
    options[option] = value;
    if (left !== '') free.push(left);
  }
  const words = free.join(' ').trim();
  if (words === '') return options;
  if (rest && !Object.hasOwn(options, rest[0])) {
    return { ...options, [rest[0]]: rest[1].completes && rest[1].required ? words : unquoted(words) };
  }
  return assign(words, declared, options);
}

/** Divides a line at the names of its options. */
function piecesOf(line: string, declared: Options): Piece[] {
  const names = [...line.matchAll(NAMED)].flatMap(({ 0: { length }, 1: name = '', index }) => {
    const option = name.toLowerCase();
    const value = line.slice(index + length);
    return Object.hasOwn(declared, option) && isValue(value, declared[option]) && !isQuoted(line, index)
      ? [{ option, index, length }]
      : [];
  });
  const before = line.slice(0, names[0]?.index).trim();
  return [
    ...(before === '' ? [] : [{ option: undefined, text: before }]),
    ...names.map(({ option, index, length }, place) => ({
      option,
      text: line.slice(index + length, names[place + 1]?.index).trim(),
    })),
  ];
}

/** "private: how many" is a sentence with a colon: a flag is only what has a value of one. */
function isValue(value: string, option: Option<unknown> | undefined): boolean {
  return option?.type !== 'flag' || isFlag(firstWord(value));
}

function isQuoted(line: string, index: number): boolean {
  return /^["“„«]/u.test(line) && !/["”“»]/u.test(line.slice(1, index));
}

/** The value at the beginning of a text, and what is left behind it. */
function readValue(text: string, option: Option<unknown>): { readonly value: string; readonly left: string } {
  const quoted = quotedAt(text);
  if (quoted) return { value: quoted.content, left: text.slice(quoted.length).replace(/^[\s,;]+/u, '') };
  if (option.rest) return { value: text, left: '' };
  if (option.type === 'flag' || option.choices) {
    const word = firstWord(text);
    return { value: word.replace(/[,;]$/u, ''), left: text.slice(word.length).trim() };
  }
  const accepted = longestAccepted(text, option);
  return accepted === undefined
    ? { value: text, left: '' }
    : { value: accepted, left: text.slice(accepted.length).trim() };
}

function firstWord(text: string): string {
  return /^\S*/u.exec(text)?.[0] ?? '';
}

/** The most words at the beginning of a text that are a value of an option; undefined where none are, or nothing tells. */
function longestAccepted(text: string, { accepts, maxLength = 0 }: Option<unknown>): string | undefined {
  if (!accepts) return undefined;
  // What is longer than the option takes need not be read, which would take long.
  const ends = [...text.slice(0, maxLength + 1).matchAll(/\S+/gu)]
    .slice(0, MOST_WORDS)
    .map(({ 0: { length }, index }) => index + length)
    .filter((end) => end <= maxLength);
  return ends
    .toReversed()
    .map((end) => text.slice(0, end))
    .find((value) => accepts(withoutComma(value)));
}

/** A value of more words is none: "every monday, wednesday, friday and sunday". */
const MOST_WORDS = 12;

function withoutComma(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s,;]/u.test(value.charAt(end - 1))) end--;
  return value.slice(0, end);
}

/** Gives words to the options that accept them, the longest value first, and the others to options in their order. */
function assign(words: string, declared: Options, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const options: Record<string, unknown> = { ...given };
  let left = words;
  while (left !== '') {
    const open = Object.entries(declared).filter(([name, option]) => !Object.hasOwn(options, name) && !option.rest);
    const [best] = open
      .map(([name, option]) => ({ name, value: longestAccepted(left, option) ?? '' }))
      .toSorted((a, b) => b.value.length - a.value.length);
    const inOrder = open.find(([, { accepts }]) => !accepts) ?? open[0];
    if (!best || !inOrder) throw new InputError('error.words-left', { words: truncate(left, 80) });
    const quoted = quotedAt(left);
    const isAccepted = best.value !== '' && !quoted;
    const value = quoted?.content ?? (isAccepted ? best.value : firstWord(left));
    options[isAccepted ? best.name : inOrder[0]] = withoutComma(value);
    left = left.slice(quoted?.length ?? value.length).replace(/^[\s,;]+/u, '');
  }
  return options;
}

/** A quotation at the beginning of a text, with or without its end. */
function quotedAt(text: string): { readonly content: string; readonly length: number } | undefined {
  const closing = CLOSED_BY.get(text[0] ?? '');
  if (closing === undefined) return undefined;
  for (let at = 1; at < text.length; at++) {
    const next = text[at + 1];
    if (closing.includes(text[at] ?? '') && (next === undefined || /[\s,;]/u.test(next))) {
      return { content: text.slice(1, at), length: at + 1 };
    }
  }
  return undefined;
}

/** A text that is all in quotation marks without them. */
function unquoted(text: string): string {
  const quoted = quotedAt(text);
  return quoted?.length === text.length ? quoted.content : text;
}
