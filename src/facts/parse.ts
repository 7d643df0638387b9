import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { messageOf } from '../util/error-message.ts';
import { schemaErrors, yamlMessage } from './wording.ts';

/** A larger file is no list that a person edits; reading it could exhaust the memory. */
const MAX_FILE_BYTES = 1_000_000;
/** Problems that are listed; one more is kept to know that there are more. */
export const MOST_PROBLEMS = 100;

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
    return broken('folder', `cannot be read: ${messageOf(error)}`);
  }

  let document: LocatedDocument | undefined;
  const located = () => {
    document ??= locate(text);
    return document;
  };
  const lineOf = (at: readonly PropertyKey[]) => located().lineOf(at);
  let content = contentOf(text);
  if (content === undefined) {
    const { errors, toJS } = located();
    if (errors.length > 0) {
      const problems = errors
        .slice(0, MOST_PROBLEMS + 1)
        .map(({ line, message }) => ({ file, line, rule: 'yaml', message }));
      return { value: undefined, lineOf, problems };
    }
    try {
      content = toJS();
    } catch {
      return broken(
        'yaml',
        'has an anchor (&) or alias (*); write the text out, in double quotes if it starts with one',
      );
    }
  }
  const result = schema.safeParse(content, { error: schemaErrors });
  if (result.success) return { value: result.data, problems: [], lineOf };
  return {
    value: undefined,
    lineOf,
    problems: result.error.issues
      .slice(0, MOST_PROBLEMS + 1)
      .map((issue) => schemaProblem(file, lineOf(placeOf(issue)), issue)),
  };
}

/** What may be an anchor, an alias, a tag or a directive. */
const UNUSUAL = /^%|(?:^|[\s,:[{])[&*!]\S/m;

/**
 * What a file of usual YAML says; undefined where something is wrong with it or unusual, which is a matter for the parser
 * that knows lines. That one takes seven times as long, and most files are read without a line of them being asked for.
 */
function contentOf(text: string): unknown {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

interface LocatedDocument {
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** @throws where an alias unfolds: to more than the memory holds, it may be, and no pack needs them. */
  readonly toJS: () => unknown;
}

function locate(text: string): LocatedDocument {
  const lines = new LineCounter();
  // Its own look for repeated keys compares each with every other, which takes minutes for a long map.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  // What comes after the first error is mostly said because of it; that a field stands twice is always another thing.
  const errors =
    document.errors.length > 0
      ? document.errors.slice(0, 1).map(({ pos, code }) => ({ at: pos[0], message: yamlMessage(code) }))
      : repeatedKeys(document);
  return {
    errors: errors.map(({ at, message }) => ({ line: lines.linePos(at).line, message })),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
    toJS: () => document.toJS({ maxAliasCount: 0 }),
  };
}

/** Every key that stands in its map already, with its place in the text. */
function repeatedKeys(document: Document.Parsed): { readonly at: number; readonly message: string }[] {
  const repeated: { readonly at: number; readonly message: string }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) repeated.push({ at: key.range?.[0] ?? 0, message: yamlMessage('DUPLICATE_KEY') });
        known.add(key.value);
      }
      return repeated.length <= MOST_PROBLEMS ? undefined : visit.BREAK;
    },
  });
  return repeated;
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
