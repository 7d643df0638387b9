import type { Language } from './languages/language.ts';

export interface Compounds {
  /** The terms that a word is put together from, the last one being what it is a kind of; none if it is no compound. */
  readonly partsOf: (word: string) => readonly string[];
}

/** Shorter parts are endings, or chance. */
const MIN_PART = 4;
/** Longer words are rarely typed, and taking them apart would cost time. */
const MAX_COMPOUND = 40;

/**
 * Takes compounds apart into words that the pack has: "Handelsvolumen" into those for trade and volume. Where only one
 * part is known, it stands alone; where none is, the word is no compound as far as the pack is concerned.
 */
export function createCompounds(
  { stem, compoundLinks = [] }: Pick<Language, 'stem' | 'compoundLinks'>,
  known: (key: string) => boolean,
): Compounds {
  /** The term of a first part, with or without what links it to the next. */
  function headOf(text: string): string | undefined {
    for (const link of compoundLinks) {
      const base = text.endsWith(link) ? text.slice(0, text.length - link.length) : '';
      const key = base.length >= MIN_PART ? stem(base) : '';
      if (key !== '' && known(key)) return key;
    }
    return undefined;
  }

  return {
    partsOf: (word) => {
      if (compoundLinks.length === 0 || word.length > MAX_COMPOUND) return [];
      let alone: string | undefined;
      // The longest last part first: it says what the whole is.
      for (let at = MIN_PART; at <= word.length - MIN_PART; at++) {
        const tail = stem(word.slice(at));
        const head = headOf(word.slice(0, at));
        const tailKnown = known(tail);
        if (head !== undefined && tailKnown) return [head, tail];
        alone ??= tailKnown ? tail : undefined;
        if (head !== undefined && head.length > MIN_PART) alone ??= head;
      }
      return alone === undefined ? [] : [alone];
    },
  };
}
