import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../util/error-message.ts';
import { isConflicts, isHead, isMisnamed, isTopicFile, misnamed, topicOf, topicsOf } from './file-names.ts';
import { createPack, type Pack, type PackLocale } from './pack.ts';
import {
  type Locations,
  MOST_PROBLEMS,
  PackError,
  type Problem,
  parseFile,
  placeOf,
  type SourceLocation,
  schemaProblem,
} from './parse.ts';
import { checkReferences, checkTranslations } from './references.ts';
import {
  conflictsFile,
  type Fact,
  factRecord,
  localeFile,
  packFile,
  type Translation,
  translationRecord,
} from './schema.ts';
import { schemaErrors } from './wording.ts';

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
  readonly broken: Broken;
  readonly problems: readonly Problem[];
}

/**
 * What a pack has but cannot be read, and has been reported. What refers to it, or would need it, is only an echo of that
 * and no problem of its own.
 */
export interface Broken {
  /** Any id, if a whole file of facts is unreadable: which ones it has is not known. */
  readonly fact: (id: string) => boolean;
  readonly translation: (language: string, fact: Pick<Fact, 'id' | 'topic'>) => boolean;
  /** Whether conflicts.yaml as a whole is unreadable. */
  readonly conflicts: boolean;
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
  const locations = new Map<string, SourceLocation>();
  const names = await readdir(folder).catch((error: unknown): string[] => {
    problems.push({ file: '.', line: 1, rule: 'folder', message: `cannot be read: ${messageOf(error)}` });
    return [];
  });
  if (problems.length === 0 && !names.some(isHead)) {
    problems.push({ file: 'pack.yaml', line: 1, rule: 'folder', message: 'is missing' });
  }
  const [headName, ...furtherHeads] = names.filter(isHead).toSorted();
  for (const name of furtherHeads) {
    problems.push({ file: name, line: 1, rule: 'folder', message: `is not read, since there is ${headName}` });
  }
  const conflictsName = names.filter(isConflicts).toSorted()[0];
  const read = async <S extends z.ZodType>(file: string, schema: S) => {
    const parsed = await parseFile(folder, file, schema);
    problems.push(...parsed.problems);
    return parsed;
  };
  const head = headName === undefined ? undefined : await read(headName, packFile);
  const conflicts = conflictsName === undefined ? undefined : await read(conflictsName, conflictsFile);
  const conflictLine = (at: number) => conflicts?.lineOf([at]) ?? 1;
  const {
    locales,
    places: localePlaces,
    brokenTranslation,
    problems: localeProblems,
  } = await readLocales(folder, names);
  problems.push(...localeProblems);
  const brokenFacts = new Set<string>();
  let isFileBroken = false;
  const broken: Broken = {
    fact: (id) => isFileBroken || brokenFacts.has(id),
    translation: brokenTranslation,
    conflicts: conflicts !== undefined && conflicts.value === undefined,
  };
  const nothing = { pack: undefined, locations, conflictLine, localePlaces, broken, problems: someOf(problems) };
  if (!head?.value) return nothing;

  const { source: shared } = head.value;
  const files = names.filter(isTopicFile).toSorted();
  // A pack that lists no topics has one for each of its files.
  const topics = Object.keys(head.value.topics).length > 0 ? head.value.topics : topicsOf(files);
  const facts: Fact[] = [];
  for (const file of files) {
    const topic = topicOf(file);
    if (!Object.hasOwn(topics, topic)) {
      problems.push({ file, line: 1, rule: 'topic', message: `"${topic}" is not among the topics of pack.yaml` });
    }
    const list = await read(file, z.array(z.unknown()));
    isFileBroken ||= list.value === undefined;
    list.value?.forEach((record, at) => {
      if (problems.length > MOST_PROBLEMS) {
        isFileBroken = true;
        return;
      }
      const place = placeIn(file, list.lineOf, [at]);
      const result = factRecord.safeParse(record, { error: schemaErrors });
      if (!result.success) {
        const named = namedRecord.safeParse(record);
        if (named.success) brokenFacts.add(named.data.id);
        else isFileBroken = true;
        problems.push(
          ...result.error.issues
            .slice(0, MOST_PROBLEMS + 1)
            .map((issue) => schemaProblem(file, list.lineOf([at, ...placeOf(issue)]), issue)),
        );
        return;
      }
      const { id } = result.data;
      const earlier = locations.get(id);
      if (earlier) {
        const message = `"${id}" is already used in ${earlier.file}:${earlier.line}`;
        problems.push({ ...place, rule: 'duplicate-id', message });
        return;
      }
      locations.set(id, place);
      const own = result.data.sources ?? (shared ? [shared] : undefined);
      if (!own) {
        brokenFacts.add(id);
        const message = 'sources: is missing; name them, or a source for all facts in pack.yaml';
        problems.push({ ...place, rule: 'schema', message });
        return;
      }
      facts.push({ ...result.data, sources: own, topic });
    });
  }
  const order = Object.keys(topics);
  facts.sort((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic));
  if (facts.length === 0 && brokenFacts.size === 0 && !isFileBroken) {
    problems.push({ file: '.', line: 1, rule: 'folder', message: 'contains no facts' });
  }
  const pack = createPack({ ...head.value, topics }, facts, conflicts?.value ?? [], locales);
  problems.push(
    ...checkReferences(pack, locations, conflictLine, broken),
    ...checkTranslations(pack, localePlaces, broken),
  );
  return { pack, locations, conflictLine, localePlaces, broken, problems: someOf(problems) };
}

/** A place whose line is looked up when it is asked for. */
function placeIn(file: string, lineOf: (path: readonly PropertyKey[]) => number, path: readonly PropertyKey[]) {
  return {
    file,
    get line() {
      return lineOf(path);
    },
  };
}

/** As much of a broken record as tells which one it is. */
const namedRecord = z.object({ id: z.string() });

/** So many problems as a person can read, and where there are more, that there are. */
function someOf(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const message = `only the first ${MOST_PROBLEMS} problems are listed`;
  return [...problems.slice(0, MOST_PROBLEMS), { file: '.', line: 1, rule: 'more', message }];
}

/** Where the parts of a pack's translations stand, so that later checks can name file and line. */
export interface LocalePlaces {
  /** The translations of the facts, by language. */
  readonly translations: ReadonlyMap<string, Locations>;
  /** The place in the language's own pack.yaml that a path of keys reaches. */
  readonly head: (language: string, path: readonly PropertyKey[]) => SourceLocation;
}

interface ReadLocales {
  readonly locales: ReadonlyMap<string, PackLocale>;
  readonly places: LocalePlaces;
  readonly brokenTranslation: Broken['translation'];
  readonly problems: readonly Problem[];
}

const FOLDER = 'locales';

/** Reads the translations of a pack: a folder below locales/ for each language. Collects all problems. */
async function readLocales(folder: string, names: readonly string[]): Promise<ReadLocales> {
  const locales = new Map<string, PackLocale>();
  const translations = new Map<string, Locations>();
  const heads = new Map<string, (path: readonly PropertyKey[]) => number>();
  const broken = new Map<string, ReadonlySet<string>>();
  const problems: Problem[] = [];
  const entries = names.includes(FOLDER)
    ? await readdir(join(folder, FOLDER)).catch((error: unknown): string[] => {
        problems.push({ file: FOLDER, line: 1, rule: 'folder', message: `cannot be read: ${messageOf(error)}` });
        return [];
      })
    : [];
  for (const language of entries.toSorted()) {
    if (!/^[a-z]{2}$/.test(language)) {
      const message = 'is not a two-letter language code';
      problems.push({ file: join(FOLDER, language), line: 1, rule: 'folder', message });
      continue;
    }
    const read = await readLocale(folder, language);
    problems.push(...read.problems);
    translations.set(language, read.locations);
    heads.set(language, read.lineOf);
    broken.set(language, read.broken);
    if (read.locale) locales.set(language, read.locale);
  }
  const head = (language: string, path: readonly PropertyKey[]) => ({
    file: join(FOLDER, language, 'pack.yaml'),
    line: heads.get(language)?.(path) ?? 1,
  });
  const brokenTranslation: Broken['translation'] = (language, { id, topic }) =>
    broken.get(language)?.has(id) === true || broken.get(language)?.has(translationFileOf(language, topic)) === true;
  return { locales, places: { translations, head }, brokenTranslation, problems };
}

/** The file in which the translation of a fact of this topic belongs, as a path from the pack's folder. */
export function translationFileOf(language: string, topic: string): string {
  return join(FOLDER, language, `${topic}.yaml`);
}

async function readLocale(folder: string, language: string) {
  const problems: Problem[] = [];
  const locations = new Map<string, SourceLocation>();
  const path = (name: string) => join(FOLDER, language, name);
  const names = await readdir(join(folder, FOLDER, language)).catch((error: unknown): string[] => {
    problems.push({ file: path('.'), line: 1, rule: 'folder', message: `cannot be read: ${messageOf(error)}` });
    return [];
  });
  if (problems.length === 0 && !names.some(isHead)) {
    problems.push({ file: path('pack.yaml'), line: 1, rule: 'folder', message: 'is missing' });
  }
  problems.push(...misnamed(path('.'), names));
  const head = names.includes('pack.yaml') ? await parseFile(folder, path('pack.yaml'), localeFile) : undefined;
  problems.push(...(head?.problems ?? []));

  const translations = new Map<string, Translation>();
  /** Ids of facts and paths of whole files. */
  const broken = new Set(names.filter(isMisnamed).map((name) => path(name.replace(/\.[^.]+$/, '.yaml'))));
  for (const name of names.filter((other) => other.endsWith('.yaml') && other !== 'pack.yaml').toSorted()) {
    const file = path(name);
    const parsed = await parseFile(folder, file, z.record(z.string(), z.unknown()));
    problems.push(...parsed.problems);
    if (parsed.value === undefined) broken.add(file);
    for (const [id, record] of Object.entries(parsed.value ?? {})) {
      const place = placeIn(file, parsed.lineOf, [id]);
      const result = translationRecord.safeParse(record, { error: schemaErrors });
      const earlier = locations.get(id);
      if (!result.success) {
        const { issues } = result.error;
        broken.add(id);
        problems.push(...issues.map((issue) => schemaProblem(file, parsed.lineOf([id, ...placeOf(issue)]), issue)));
      } else if (earlier) {
        const message = `"${id}" is already used in ${earlier.file}:${earlier.line}`;
        problems.push({ ...place, rule: 'duplicate-id', message });
      } else {
        locations.set(id, place);
        translations.set(id, result.data);
      }
    }
  }
  const locale = head?.value && { language, head: head.value, translations };
  return { locale, locations, broken, lineOf: head?.lineOf ?? (() => 1), problems };
}
