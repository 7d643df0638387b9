import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { type LocalePlaces, readLocales } from './load-locales.ts';
import { createPack, type Pack } from './pack.ts';
import { parseFile, placeOf, reason, schemaProblem } from './parse.ts';
import { type Locations, PackError, type Problem } from './problem.ts';
import { checkReferences, checkTranslations } from './references.ts';
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
  /** Where the translations stand. */
  readonly localePlaces: LocalePlaces;
  readonly problems: readonly Problem[];
}

/**
 * Loads a pack folder for use.
 * @throws PackError naming every problem with file and line; nothing is half-loaded.
 */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const { pack, locations, problems } = await readPack(folder);
  if (!pack || problems.length > 0) throw new PackError(folder, problems);
  return { pack, locations };
}

/**
 * Reads a pack folder: pack.yaml, conflicts.yaml if there is one, a file for each topic, and the translations below
 * locales/. Collects all problems.
 */
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
  const { locales, places: localePlaces, problems: localeProblems } = await readLocales(folder, names);
  problems.push(...localeProblems);
  const nothing = { pack: undefined, locations, conflictLine, localePlaces, problems };
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
  const pack = createPack(head.value, facts, conflicts?.value ?? [], locales);
  problems.push(...checkReferences(pack, locations, conflictLine), ...checkTranslations(pack, localePlaces));
  return { pack, locations, conflictLine, localePlaces, problems };
}

function isTopicFile(name: string): boolean {
  return name.endsWith('.yaml') && name !== 'pack.yaml' && name !== 'conflicts.yaml';
}
