import { LRUCache } from 'lru-cache';
import { dataOf, type Pack, packOf } from '../facts/pack.ts';
import { PackError } from '../facts/parse.ts';
import { qualifyPack, tooLongToQualify } from '../facts/qualify.ts';
import { joinKnowledge } from './joined.ts';
import { type KnowledgeBase, openKnowledgeBase } from './knowledge-base.ts';
import type { Knowledge } from './languages.ts';

/** The packs that a process has, of which each place uses some or all. */
export interface Library extends Pick<KnowledgeBase, 'languageOf' | 'warm'> {
  /**
   * What is known from some packs, named by their ids, for readers of a language; from all packs if none of those is there
   * or none is named, and in the language of the first one if no language is.
   */
  readonly current: (language?: string, packs?: readonly string[]) => Knowledge;
  /** Each pack by itself, with its folder. */
  readonly bases: readonly { readonly folder: string; readonly base: KnowledgeBase }[];
}

/** Choices that are held in memory, in each language; another is joined again when it is needed, in a few milliseconds. */
const MOST_JOINED = 200;
/** Stand for something else where a pack is named, or before the number of a community's own fact. */
const RESERVED: readonly string[] = ['all', 'local'];

/**
 * Opens the packs in some folders, at least one. The ids of the first are as in its files; those of the others have the
 * pack's own before them, so that each fact is one pack's.
 * @throws PackError if one has problems, or cannot be used beside the others.
 */
export async function openLibrary(folders: readonly string[]): Promise<Library> {
  const bases: Library['bases'][number][] = [];
  for (const [at, folder] of folders.entries()) {
    const prepare = (pack: Pack) => {
      const others = bases.filter((_, place) => place !== at);
      if (folders.length > 1) checkId(pack, folder, others);
      return at === 0 ? pack : qualified(pack, folder);
    };
    bases.push({ folder, base: await openKnowledgeBase(folder, prepare) });
  }
  const [only, ...others] = bases.map(({ base }) => base);
  if (!only) throw new RangeError('There is no folder to read.');
  if (others.length === 0) return { ...only, current: (language) => only.current(language), bases };
  return { ...joined([only, ...others]), bases };
}

function joined(bases: readonly [KnowledgeBase, ...KnowledgeBase[]]): Omit<Library, 'bases'> {
  const made = new LRUCache<string, { readonly parts: readonly Knowledge[]; readonly knowledge: Knowledge }>({
    max: MOST_JOINED,
  });

  function current(language: string | undefined, chosen: readonly string[] = []): Knowledge {
    const all = bases.map((base) => base.current(language ?? idOf(bases[0]).language));
    const some = all.filter(({ pack }) => chosen.includes(pack.id));
    const parts = some.length > 0 ? some : all;
    const [one, two, ...more] = parts;
    if (!one || !two) return one ?? bases[0].current(language);
    const reader = parts.some(({ pack }) => pack.language === language) ? language : undefined;
    const key = [reader ?? '', ...parts.map(({ pack }) => pack.id)].join(' ');
    const known = made.get(key);
    // A pack that was read again is another one.
    if (known?.parts.every((part, at) => part === parts[at])) return known.knowledge;
    const knowledge = joinKnowledge([one, two, ...more], reader ?? one.pack.language);
    made.set(key, { parts, knowledge });
    return knowledge;
  }

  function languageOf(text: string, preferred?: string): string {
    const read = bases.map((base) => ({ base, language: base.languageOf(text, preferred) }));
    const [first, ...others] = read.map(({ language }) => language);
    if (first !== undefined && others.every((language) => language === first)) return first;
    // Where they take it for different languages, the one that knows most of it.
    return read
      .map(({ base, language }) => ({ language, share: base.understands(text, language) }))
      .reduce((best, other) => (other.share > best.share ? other : best)).language;
  }

  return {
    current,
    languageOf,
    warm: async () => {
      for (const base of bases) await base.warm();
    },
  };
}

function idOf(base: KnowledgeBase): Pick<Pack, 'id' | 'language'> {
  return base.current().pack;
}

function checkId({ id }: Pack, folder: string, others: Library['bases']): void {
  const same = others.find(({ base }) => idOf(base).id === id);
  if (same) throw unusable(folder, `the pack in ${same.folder} has the id "${id}" too; change one of them`);
  if (RESERVED.includes(id)) throw unusable(folder, `"${id}" cannot be the id of one pack of several; change it`);
}

function qualified(pack: Pack, folder: string): Pack {
  const data = dataOf(pack);
  const [long] = tooLongToQualify(data);
  if (long === undefined) return packOf(qualifyPack(data));
  throw unusable(folder, `"${pack.id}" and "${long}" are longer than 60 characters together; shorten one of the ids`);
}

function unusable(folder: string, message: string): PackError {
  return new PackError(folder, [{ file: 'pack.yaml', line: 1, rule: 'id', message }]);
}
