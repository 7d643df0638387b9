import type { FactTable } from './inverted-index.ts';
import type { Language } from './languages/language.ts';
import type { Term } from './lexicon.ts';
import { WEIGHTS } from './model.ts';

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

interface PackWords {
  readonly table: Pick<FactTable, 'termId' | 'rarity'>;
  readonly language: Language;
  /** The words of the facts as written, and the number of the term of each. */
  readonly words: readonly string[];
  readonly termOfWord: readonly number[];
}

/**
 * A compound means its parts a little, and a part the compounds that end or begin with it: both ways, since either may
 * stand in the question.
 */
export function createCompoundTerms({ table, language, words, termOfWord }: PackWords) {
  if (!language.compoundLinks) return () => [];
  const known = (key: string) => {
    const id = table.termId(key);
    return id !== undefined && (table.rarity[id] ?? 0) > 0;
  };
  const compounds = createCompounds(language, known);
  const wholes = new Map<string, Set<number>>();
  words.forEach((word, at) => {
    const id = termOfWord[at];
    const parts = compounds.partsOf(word);
    if (id === undefined || parts.length < 2) return;
    for (const part of parts) wholes.set(part, (wholes.get(part) ?? new Set()).add(id));
  });
  return ({ key, token }: Term): { readonly id: number; readonly share: number }[] => {
    const parts = token.kind === 'word' ? compounds.partsOf(token.text) : [];
    const whole = [...(wholes.get(key) ?? [])].map((id) => ({ id, share: WEIGHTS.compound }));
    const part = parts.map((one, at) => ({
      id: table.termId(one),
      share: at === parts.length - 1 ? WEIGHTS.compound : WEIGHTS.compound * 0.9,
    }));
    return [...whole, ...part].flatMap(({ id, share }) => (id === undefined ? [] : [{ id, share }]));
  };
}
