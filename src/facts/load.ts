import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { createPack, type Pack } from './pack.ts';
import { PackError, type Problem } from './problem.ts';
import { checkReferences } from './references.ts';
import { conflictsFile, type Fact, packFile, topicFile } from './schema.ts';

/** Where each fact stands, so that later checks can name file and line. */
export type Locations = ReadonlyMap<string, { readonly file: string; readonly line: number }>;

export interface LoadedPack {
  readonly pack: Pack;
  readonly locations: Locations;
}

/**
 * Reads a pack folder whole: pack.yaml, conflicts.yaml if there is one, and a file for each topic.
 * @throws PackError naming every problem with file and line; nothing is half-loaded.
 */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const problems: Problem[] = [];
  const names = await readdir(folder).catch((error: unknown) => {
    throw new PackError(folder, [{ file: '.', line: 1, rule: 'folder', message: `cannot be read: ${reason(error)}` }]);
  });
  const read = async <S extends z.ZodType>(file: string, schema: S) => {
    const parsed = parseFile(file, await readFile(join(folder, file), 'utf8'), schema);
    problems.push(...parsed.problems);
    return parsed;
  };

  if (!names.includes('pack.yaml')) {
    throw new PackError(folder, [{ file: 'pack.yaml', line: 1, rule: 'folder', message: 'is missing' }]);
  }
  const head = await read('pack.yaml', packFile);
  const conflicts = names.includes('conflicts.yaml') ? await read('conflicts.yaml', conflictsFile) : undefined;

  const facts: Fact[] = [];
  const locations = new Map<string, { file: string; line: number }>();
  const topicFiles = names.filter(
    (name) => name.endsWith('.yaml') && name !== 'pack.yaml' && name !== 'conflicts.yaml',
  );
  for (const file of topicFiles.toSorted()) {
    const topic = basename(file, '.yaml');
    const parsed = await read(file, topicFile);
    if (head.value && !Object.hasOwn(head.value.topics, topic)) {
      problems.push({ file, line: 1, rule: 'topic', message: `"${topic}" is not among the topics of pack.yaml` });
    }
    parsed.value?.forEach((record, at) => {
      const line = parsed.lineOf([at]);
      const earlier = locations.get(record.id);
      if (earlier) {
        problems.push({
          file,
          line,
          rule: 'duplicate-id',
          message: `"${record.id}" stands already in ${earlier.file}:${earlier.line}`,
        });
        return;
      }
      locations.set(record.id, { file, line });
      facts.push({ ...record, topic });
    });
  }

  if (head.value && problems.length === 0) {
    const order = Object.keys(head.value.topics);
    facts.sort((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic));
    const pack = createPack(head.value, facts, conflicts?.value ?? []);
    problems.push(...checkReferences(pack, locations, (at) => conflicts?.lineOf([at]) ?? 1));
    if (facts.length === 0) problems.push({ file: '.', line: 1, rule: 'folder', message: 'holds no facts' });
    if (problems.length === 0) return { pack, locations };
  }
  throw new PackError(folder, problems);
}

interface ParsedFile<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

function parseFile<S extends z.ZodType>(file: string, text: string, schema: S): ParsedFile<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path)).line;
  if (document.errors.length > 0) {
    return {
      value: undefined,
      lineOf,
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        rule: 'yaml',
        message: error.message,
      })),
    };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return { value: undefined, lineOf, problems: [{ file, line: 1, rule: 'yaml', message: reason(error) }] };
  }
  const result = schema.safeParse(content);
  if (result.success) return { value: result.data, problems: [], lineOf };
  return {
    value: undefined,
    lineOf,
    problems: result.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      rule: 'schema',
      message: `${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
    })),
  };
}

/** The place of the innermost node that the path reaches. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  const root = document.contents;
  return isCollection(root) && root.range ? root.range[0] : 0;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
