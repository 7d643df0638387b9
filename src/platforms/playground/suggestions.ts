import type { Command } from '../../chat/command.ts';
import type { Dispatcher } from '../../chat/dispatcher.ts';
import type { Option } from '../../chat/options.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Suggestion } from './page/protocol.ts';
import { mentionIn } from './terminal.ts';

const MOST = 12;
/** The page and the terminal are one place, like a server. */
export const PLAYGROUND_TENANT = { platform: 'playground', space: 'playground' } as const;

/** What to suggest for a line that is being typed: commands after a slash, then options, then values; else questions. */
export function createSuggester<S>(commands: readonly Command<S>[], dispatcher: Dispatcher) {
  const visible = commands.filter(({ description }) => description !== undefined);

  return (line: string, t: Translator): Suggestion[] => {
    const suggestions = line.startsWith('/') ? afterSlash(line.slice(1), t) : questions(line, t);
    return suggestions.slice(0, MOST);
  };

  function questions(line: string, t: Translator): Suggestion[] {
    const mention = mentionIn(line);
    return complete('ask', 'question', line.slice(mention.length), t).map(({ label, value }) => ({
      label,
      hint: '',
      line: mention + value,
    }));
  }

  function afterSlash(typed: string, t: Translator): Suggestion[] {
    const command = visible
      .filter(({ name }) => typed.startsWith(`${name} `))
      .toSorted((a, b) => b.name.length - a.name.length)[0];
    const longer = visible
      .filter(({ name }) => name.startsWith(typed.toLowerCase()))
      .map(({ name, description }) => ({
        label: `/${name}`,
        hint: description === undefined ? '' : t(description, {}),
        line: `/${name} `,
      }));
    return command ? [...longer, ...afterName(command, typed.slice(command.name.length + 1), t)] : longer;
  }

  function afterName(command: Command<S>, tail: string, t: Translator): Suggestion[] {
    const named = unfinished(command, tail);
    if (!named) return atPlace(command, tail, t);
    const { name, option, typed, at } = named;
    const before = `/${command.name} ${tail.slice(0, at)}`;
    return values(command.name, name, option, typed, t).map((value) => withValue(before, option, value));
  }

  /** Behind finished options: the names of those that are left, and the values of the one that comes next. */
  function atPlace({ name: command, options }: Command<S>, tail: string, t: Translator): Suggestion[] {
    const given = new Set([...tail.matchAll(/(\p{L}+):/gu)].map(([, name]) => name));
    const open = Object.entries(options).filter(([name]) => !given.has(name));
    const [next] = open;
    if (!next) return [];
    const [nextName, nextOption] = next;
    const word = nextOption.rest ? tail.slice(endOfNamed(tail)) : (/\S*$/.exec(tail)?.[0] ?? '');
    const before = `/${command} ${tail.slice(0, tail.length - word.length)}`;
    const names = open
      .filter(([name]) => name.startsWith(word))
      .map(([name, { description }]) => ({
        label: `${name}:`,
        hint: description === undefined ? '' : t(description, {}),
        line: `${before}${name}:`,
      }));
    const found = values(command, nextName, nextOption, word, t).map((value) => withValue(before, nextOption, value));
    return word === '' ? [...names, ...found] : [...found, ...names];
  }

  function values(
    command: string,
    name: string,
    option: Option<unknown>,
    typed: string,
    t: Translator,
  ): readonly Value[] {
    const fixed = fixedValues(option, t).filter(({ value }) => value.startsWith(typed.toLowerCase()));
    return fixed.length > 0 ? fixed : complete(command, name, typed, t);
  }

  function complete(command: string, option: string, typed: string, t: Translator): readonly Value[] {
    return dispatcher.complete({ command, option, typed, language: t.locale, tenant: PLAYGROUND_TENANT });
  }
}

interface Value {
  readonly label: string;
  readonly value: string;
}

interface Unfinished {
  readonly name: string;
  readonly option: Option<unknown>;
  readonly typed: string;
  /** Where in the tail its value begins. */
  readonly at: number;
}

/** The named option whose value is being typed: the last one, or one that takes all the rest. */
function unfinished<S>({ options }: Command<S>, tail: string): Unfinished | undefined {
  const named = [...tail.matchAll(/(?<=^|\s)(\p{L}+):/gu)].flatMap((match) => {
    const [sign, name = ''] = match;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const at = match.index + sign.length;
    return option ? [{ name, option, at, typed: tail.slice(at) }] : [];
  });
  const found = named.find(({ option }) => option.rest) ?? named.at(-1);
  const value = /^"?([^"]*)$/.exec(found?.typed ?? '')?.[1];
  if (!found || value === undefined) return undefined;
  const isOver = !found.option.rest && !found.typed.startsWith('"') && /\s/.test(value);
  return isOver ? undefined : { ...found, typed: value };
}

/** Where the options that are named and finished end, so that what follows belongs to the next one. */
function endOfNamed(tail: string): number {
  return [...tail.matchAll(/\p{L}+:(?:"[^"]*"|\S+)\s+/gu)].reduce((_, match) => match.index + match[0].length, 0);
}

function fixedValues({ type, choices = [] }: Option<unknown>, t: Translator): readonly Value[] {
  if (type === 'flag') return ['true', 'false'].map((value) => ({ label: value, value }));
  return choices.map(({ value, label }) => ({ label: t(label, {}), value }));
}

/** Quotes hold together what would otherwise be read as several words. */
function withValue(before: string, { rest }: Option<unknown>, { label, value }: Value): Suggestion {
  const written = rest || !/\s/.test(value) ? value : `"${value}"`;
  return { label, hint: label.includes(value) ? '' : value, line: `${before}${written}${rest ? '' : ' '}` };
}

/** Tab completion as node:readline wants it: whole lines, since a suggestion may change more than the last word. */
export function createCompleter<S>(commands: readonly Command<S>[], dispatcher: Dispatcher, t: Translator) {
  const suggest = createSuggester(commands, dispatcher);
  return (line: string): [string[], string] => [suggest(line, t).map((suggestion) => suggestion.line), line];
}
