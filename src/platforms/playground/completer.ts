import type { Command } from '../../chat/command.ts';
import type { Dispatcher } from '../../chat/dispatch.ts';
import type { Locale } from '../../locales/locale.ts';

const MOST = 12;

/** Tab completion: commands after a slash, then option names, then the suggestions for an option's value. */
export function createCompleter<S>(commands: readonly Command<S>[], dispatcher: Dispatcher, locale: Locale) {
  const visible = commands.filter(({ description }) => description !== undefined);

  return (line: string): [string[], string] => {
    if (!line.startsWith('/')) return [valuesOf('ask', 'question', line), line];
    const space = line.indexOf(' ');
    if (space < 0) {
      const starts = visible.map(({ name }) => `/${name} `).filter((name) => name.startsWith(line));
      return [starts, line];
    }
    const command = visible.find(({ name }) => line.slice(1).startsWith(`${name} `));
    if (!command) return [[], line];
    const typed = line.slice(command.name.length + 2);
    const [first] = Object.keys(command.options);
    const named = /^(\p{L}+):(.*)$/u.exec(typed);
    const option = named?.[1] !== undefined && Object.hasOwn(command.options, named[1]) ? named[1] : first;
    if (option === undefined) return [[], line];
    const names = Object.keys(command.options).map((name) => `${name}:`);
    const open = named ? [] : names.filter((name) => typed !== '' && name.startsWith(typed));
    const value = named?.[1] === option ? (named[2] ?? '') : typed;
    return [[...open, ...valuesOf(command.name, option, value)], named?.[1] === option ? value : typed];
  };

  function valuesOf(command: string, option: string, typed: string): string[] {
    return dispatcher
      .complete({ command, option, typed, language: locale })
      .slice(0, MOST)
      .map(({ value }) => value);
  }
}
