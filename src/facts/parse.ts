import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { schemaErrors, yamlMessage } from './wording.ts';

/** A larger file is no list that a person edits; reading it could exhaust the memory. */
const MAX_FILE_BYTES = 5_000_000;

/** An unknown key is found where it stands, everything else where its field stands. */
export function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

export function schemaProblem(file: string, line: number, { path, message }: z.core.$ZodIssue): Problem {
  return { file, line, rule: 'schema', message: `${path.map(String).join('.') || 'the file'}: ${message}` };
}

export interface ParsedFile<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a YAML file of a pack by its schema, with the line of whatever is in it. Problems are given back, never thrown. */
export async function parseFile<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): Promise<ParsedFile<z.infer<S>>> {
  const broken = (rule: string, message: string): ParsedFile<z.infer<S>> => ({
    value: undefined,
    lineOf: () => 1,
    problems: [{ file, line: 1, rule, message }],
  });
  const path = join(folder, file);
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return broken('size', `is larger than ${MAX_FILE_BYTES} bytes; split it by topic`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    return broken('folder', `cannot be read: ${reason(error)}`);
  }

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (at: readonly PropertyKey[]) => lines.linePos(offsetOf(document, at)).line;
  if (document.errors.length > 0) {
    // What comes after the first is mostly said because of it; that a field stands twice is always another thing.
    const problems = document.errors
      .filter(({ code }, at) => at === 0 || code === 'DUPLICATE_KEY')
      .map(({ pos, code }) => ({ file, line: lines.linePos(pos[0]).line, rule: 'yaml', message: yamlMessage(code) }));
    return { value: undefined, lineOf, problems };
  }
  let content: unknown;
  try {
    // Aliases could unfold to more than the memory holds, and no pack needs them.
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    return broken('yaml', 'has an anchor (&) or alias (*); write the text out, in double quotes if it starts with one');
  }
  const result = schema.safeParse(content, { error: schemaErrors });
  if (result.success) return { value: result.data, problems: [], lineOf };
  return {
    value: undefined,
    lineOf,
    problems: result.error.issues.map((issue) => schemaProblem(file, lineOf(placeOf(issue)), issue)),
  };
}

/** The place of the innermost key or item that the path reaches. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const outer = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = isMap(outer)
      ? outer.items.map((pair) => pair.key).find((name) => isScalar(name) && name.value === path[length - 1])
      : undefined;
    const node = key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  const root = document.contents;
  return isCollection(root) && root.range ? root.range[0] : 0;
}

/** What an error says, for a problem's message. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One thing wrong with a pack, worded for the person who has to fix it. */
export interface Problem {
  /** The file, as a path from the pack's folder. */
  readonly file: string;
  /** The line, counted from 1. */
  readonly line: number;
  /** A short name of the rule, for searching the documentation. */
  readonly rule: string;
  readonly message: string;
}

/** A pack that cannot be used, with everything that is wrong with it. */
export class PackError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(
      `The pack ${folder} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map(formatProblem).join('\n')}`,
    );
    this.name = 'PackError';
    this.problems = problems;
  }
}

export function formatProblem({ file, line, rule, message }: Problem): string {
  return `${file}:${line}: ${rule}: ${message}`;
}

export type SourceLocation = Pick<Problem, 'file' | 'line'>;

/** Where each fact stands, so that later checks can name file and line. */
export type Locations = ReadonlyMap<string, SourceLocation>;
