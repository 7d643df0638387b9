import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { createPack, type Pack } from './pack.ts';
import { type Locations, PackError, type Problem } from './problem.ts';
import { checkReferences } from './references.ts';
import { conflictsFile, type Fact, factRecord, packFile } from './schema.ts';

export interface LoadedPack {
  readonly pack: Pack;
  readonly locations: Locations;
}

export interface ReadPack {
  /** The pack without the records that are broken; undefined if pack.yaml itself cannot be used. */
  readonly pack: Pack | undefined;
  readonly locations: Locations;
  /** The line in conflicts.yaml of a conflict group, by its place. */
  readonly conflictLine: (at: number) => number;
  readonly problems: readonly Problem[];
}

/** A larger file is no list that a person edits; reading it could exhaust the memory. */
const MAX_FILE_BYTES = 5_000_000;

/**
 * Loads a pack folder for use.
 * @throws PackError naming every problem with file and line; nothing is half-loaded.
 */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const { pack, locations, problems } = await readPack(folder);
  if (!pack || problems.length > 0) throw new PackError(folder, problems);
  return { pack, locations };
}

/** Reads a pack folder: pack.yaml, conflicts.yaml if there is one, and a file for each topic. Collects all problems. */
export async function readPack(folder: string): Promise<ReadPack> {
  const problems: Problem[] = [];
  const locations = new Map<string, { file: string; line: number }>();
  const names = await readdir(folder).catch((error: unknown): string[] => {
    problems.push({ file: '.', line: 1, rule: 'folder', message: `cannot be read: ${reason(error)}` });
    return [];
  });
  if (problems.length === 0 && !names.includes('pack.yaml')) {
    problems.push({ file: 'pack.yaml', line: 1, rule: 'folder', message: 'is missing' });
  }
  const read = async <S extends z.ZodType>(file: string, schema: S) => {
    const parsed = await parseFile(folder, file, schema);
    problems.push(...parsed.problems);
    return parsed;
  };
  const head = names.includes('pack.yaml') ? await read('pack.yaml', packFile) : undefined;
  const conflicts = names.includes('conflicts.yaml') ? await read('conflicts.yaml', conflictsFile) : undefined;
  const conflictLine = (at: number) => conflicts?.lineOf([at]) ?? 1;
  const nothing = { pack: undefined, locations, conflictLine, problems };
  if (!head?.value) return nothing;

  const { topics } = head.value;
  const facts: Fact[] = [];
  for (const file of names.filter(isTopicFile).toSorted()) {
    const topic = basename(file, '.yaml');
    if (!Object.hasOwn(topics, topic)) {
      problems.push({ file, line: 1, rule: 'topic', message: `"${topic}" is not among the topics of pack.yaml` });
    }
    const list = await read(file, z.array(z.unknown()));
    list.value?.forEach((record, at) => {
      const line = list.lineOf([at]);
      const result = factRecord.safeParse(record);
      if (!result.success) {
        problems.push(
          ...result.error.issues.map((issue) => schemaProblem(file, list.lineOf([at, ...placeOf(issue)]), issue)),
        );
        return;
      }
      const { id } = result.data;
      const earlier = locations.get(id);
      if (earlier) {
        const message = `"${id}" stands already in ${earlier.file}:${earlier.line}`;
        problems.push({ file, line, rule: 'duplicate-id', message });
        return;
      }
      locations.set(id, { file, line });
      facts.push({ ...result.data, topic });
    });
  }
  const order = Object.keys(topics);
  facts.sort((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic));
  if (facts.length === 0) problems.push({ file: '.', line: 1, rule: 'folder', message: 'holds no facts' });
  const pack = createPack(head.value, facts, conflicts?.value ?? []);
  problems.push(...checkReferences(pack, locations, conflictLine));
  return { pack, locations, conflictLine, problems };
}

function isTopicFile(name: string): boolean {
  return name.endsWith('.yaml') && name !== 'pack.yaml' && name !== 'conflicts.yaml';
}

/** An unknown key is found where it stands, everything else where its field stands. */
function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
}

function schemaProblem(file: string, line: number, { path, message }: z.core.$ZodIssue): Problem {
  return { file, line, rule: 'schema', message: `${path.map(String).join('.') || 'the file'}: ${message}` };
}

interface ParsedFile<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

async function parseFile<S extends z.ZodType>(
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
    const problems = document.errors.map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      rule: 'yaml',
      message,
    }));
    return { value: undefined, lineOf, problems };
  }
  let content: unknown;
  try {
    // Aliases could unfold to more than the memory holds, and no pack needs them.
    content = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return broken('yaml', reason(error));
  }
  const result = schema.safeParse(content);
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

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
