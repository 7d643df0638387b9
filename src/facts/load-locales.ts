import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PackLocale } from './pack.ts';
import { parseFile, placeOf, reason, schemaProblem } from './parse.ts';
import type { Locations, Place, Problem } from './problem.ts';
import { localeFile, type Translation, translationRecord } from './schema.ts';

/** Where the parts of a pack's translations stand, so that later checks can name file and line. */
export interface LocalePlaces {
  /** The translations of the facts, by language. */
  readonly translations: ReadonlyMap<string, Locations>;
  /** The place in the language's own pack.yaml that a path of keys reaches. */
  readonly head: (language: string, path: readonly PropertyKey[]) => Place;
}

interface ReadLocales {
  readonly locales: ReadonlyMap<string, PackLocale>;
  readonly places: LocalePlaces;
  readonly problems: readonly Problem[];
}

const FOLDER = 'locales';

/** Reads the translations of a pack: a folder below locales/ for each language. Collects all problems. */
export async function readLocales(folder: string, names: readonly string[]): Promise<ReadLocales> {
  const locales = new Map<string, PackLocale>();
  const translations = new Map<string, Locations>();
  const heads = new Map<string, (path: readonly PropertyKey[]) => number>();
  const problems: Problem[] = [];
  const entries = names.includes(FOLDER)
    ? await readdir(join(folder, FOLDER)).catch((error: unknown): string[] => {
        problems.push({ file: FOLDER, line: 1, rule: 'folder', message: `cannot be read: ${reason(error)}` });
        return [];
      })
    : [];
  for (const language of entries.toSorted()) {
    if (!/^[a-z]{2}$/.test(language)) {
      const message = 'is no language code of two letters';
      problems.push({ file: join(FOLDER, language), line: 1, rule: 'folder', message });
      continue;
    }
    const read = await readLocale(folder, language);
    problems.push(...read.problems);
    translations.set(language, read.locations);
    heads.set(language, read.lineOf);
    if (read.locale) locales.set(language, read.locale);
  }
  const head = (language: string, path: readonly PropertyKey[]) => ({
    file: join(FOLDER, language, 'pack.yaml'),
    line: heads.get(language)?.(path) ?? 1,
  });
  return { locales, places: { translations, head }, problems };
}

/** The file in which the translation of a fact of this topic belongs, as a path from the pack's folder. */
export function translationFileOf(language: string, topic: string): string {
  return join(FOLDER, language, `${topic}.yaml`);
}

async function readLocale(folder: string, language: string) {
  const problems: Problem[] = [];
  const locations = new Map<string, Place>();
  const path = (name: string) => join(FOLDER, language, name);
  const names = await readdir(join(folder, FOLDER, language)).catch((error: unknown): string[] => {
    problems.push({ file: path('.'), line: 1, rule: 'folder', message: `cannot be read: ${reason(error)}` });
    return [];
  });
  if (problems.length === 0 && !names.includes('pack.yaml')) {
    problems.push({ file: path('pack.yaml'), line: 1, rule: 'folder', message: 'is missing' });
  }
  const head = names.includes('pack.yaml') ? await parseFile(folder, path('pack.yaml'), localeFile) : undefined;
  problems.push(...(head?.problems ?? []));

  const translations = new Map<string, Translation>();
  for (const name of names.filter((other) => other.endsWith('.yaml') && other !== 'pack.yaml').toSorted()) {
    const file = path(name);
    const parsed = await parseFile(folder, file, z.record(z.string(), z.unknown()));
    problems.push(...parsed.problems);
    for (const [id, record] of Object.entries(parsed.value ?? {})) {
      const place = { file, line: parsed.lineOf([id]) };
      const result = translationRecord.safeParse(record);
      const earlier = locations.get(id);
      if (!result.success) {
        const { issues } = result.error;
        problems.push(...issues.map((issue) => schemaProblem(file, parsed.lineOf([id, ...placeOf(issue)]), issue)));
      } else if (earlier) {
        const message = `"${id}" stands already in ${earlier.file}:${earlier.line}`;
        problems.push({ ...place, rule: 'duplicate-id', message });
      } else {
        locations.set(id, place);
        translations.set(id, result.data);
      }
    }
  }
  const locale = head?.value && { language, head: head.value, translations };
  return { locale, locations, lineOf: head?.lineOf ?? (() => 1), problems };
}
