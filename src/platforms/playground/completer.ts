import type { Command } from '../../chat/command.ts';
import type { Dispatcher } from '../../chat/dispatcher.ts';
import type { Words } from '../../i18n/translator.ts';
import { createSuggester } from './suggestions.ts';

/** Tab completion as node:readline wants it: whole lines, since a suggestion may change more than the last word. */
export function createCompleter<S>(commands: readonly Command<S>[], dispatcher: Dispatcher, words: Words) {
  const suggest = createSuggester(commands, dispatcher);
  return (line: string): [string[], string] => [suggest(line, words).map((suggestion) => suggestion.line), line];
}
