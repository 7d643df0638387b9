import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How a language says a concern. */
export interface ConcernForms {
  readonly id: string;
  /** Forms that mark facts that tell it, and questions. */
  readonly told: readonly string[];
  /** Forms that count in questions alone. */
  readonly asked: readonly string[];
}

/**
 * What people want to know of any club, school, shop or office, and how a language says it. In the file the name of a concern stands
 * on a line of its own; two indented lines follow with forms between commas: those that mark facts and questions alike, and those
 * of questions alone. A word stands for all its forms by its stem; `park*` for all words that begin so, `*kurs` for all that
 * end so; `~` for up to three words.
 */
export function readConcernWords(name: string): readonly ConcernForms[] {
  const path = fileURLToPath(new URL(`./${name}.concerns.txt`, import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  const formsOf = (line = '') => line.split(',').map((form) => form.trim());
  return lines.flatMap((id, at) =>
    id === '' || id.startsWith(' ') ? [] : [{ id, told: formsOf(lines[at + 1]), asked: formsOf(lines[at + 2]) }],
  );
}
