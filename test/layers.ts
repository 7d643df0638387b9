import { dirname, join, normalize } from 'node:path/posix';

/** What each folder may import, besides itself and src/util. docs/architecture.md shows the same table. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  util: [],
  ops: [],
  i18n: [],
  facts: [],
  search: ['facts'],
  answer: ['search', 'facts'],
  config: ['i18n', 'ops'],
  chat: ['i18n'],
  charts: ['facts', 'i18n'],
  replies: ['answer', 'charts', 'chat', 'facts', 'i18n'],
  questions: ['answer', 'chat', 'facts', 'search'],
  daily: ['answer', 'charts', 'chat', 'facts', 'i18n', 'ops', 'replies'],
  store: ['chat', 'daily', 'questions'],
  commands: ['answer', 'charts', 'chat', 'daily', 'facts', 'i18n', 'questions', 'replies', 'store'],
  platforms: ['chat', 'i18n', 'ops'],
  'platforms/discord': ['platforms', 'chat', 'config', 'daily', 'i18n', 'ops'],
  'platforms/slack': ['platforms', 'chat', 'config', 'daily', 'i18n', 'ops', 'store'],
  'platforms/playground': ['platforms', 'chat', 'daily', 'i18n', 'ops', 'replies'],
};

/** These wire everything together, so they may import all the others; nobody may import them. */
export const TOP = ['app', 'cli', 'main'];

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** The folder of the table that a file belongs to: `src/platforms/slack/send.ts` to `platforms/slack`. */
export function layerOf(path: string): string {
  const [top = '', first = '', second = '', ...deeper] = path.split('/');
  if (top === 'commands') return 'commands';
  if (second === '') return 'main';
  return first === 'platforms' && deeper.length > 0 ? `${first}/${second}` : first;
}

/** Imports and re-exports, of types too, static and dynamic, and files that are run as workers. */
const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\(\s*|new URL\(\s*)'(\.{1,2}\/[^']+)'/g;

/** A sentence for each import that the table does not allow. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(IMPORT)].flatMap(([, specifier = '']) => {
      const imported = normalize(join(dirname(path), specifier));
      if (!/^(src|commands)\/.*\.ts$/.test(imported)) return [];
      const [from, to] = [layerOf(path), layerOf(imported)];
      if (from === to || to === 'util') return [];
      const isAllowed = TOP.includes(from) ? (from === 'app' ? !TOP.includes(to) : true) : LAYERS[from]?.includes(to);
      return isAllowed ? [] : [`${path} imports ${imported}: ${from} must not import ${to}`];
    }),
  );
}

/** The table as docs/architecture.md shows it. */
export function layersTable(): string {
  const rows = Object.entries(LAYERS).filter(([folder]) => folder !== 'util');
  const allowed = rows.map(([folder, others]) => [
    `\`${folder}\``,
    others.length === 0 ? 'nothing' : others.join(', '),
  ]);
  const all = [...allowed, [TOP.map((one) => `\`${one}\``).join(', '), 'everything; nothing imports them']];
  return ['| folder | may import |', '| --- | --- |', ...all.map(([a, b]) => `| ${a} | ${b} |`)].join('\n');
}
