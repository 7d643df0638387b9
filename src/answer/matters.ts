import type { Pack } from '../facts/pack.ts';
import { createCompounds } from '../search/compounds.ts';
import type { Language } from '../search/languages/language.ts';
import type { Lexicon, Term } from '../search/lexicon.ts';
import { createVocabulary } from '../search/vocabulary.ts';

/** A matter of the pack that a question names. */
export interface AskedMatter {
  readonly id: string;
  /** How the pack calls it there. */
  readonly name: string;
  /** The terms that name it, as they are in the question. */
  readonly keys: readonly string[];
  /** How surely it is meant, from 0 to 1; less than 1 where it is misspelt. */
  readonly share: number;
}

interface Name {
  readonly id: string;
  readonly form: string;
  readonly keys: readonly string[];
}

/** A word as the parts under which a matter may know it: one, or those of a compound. */
interface Piece {
  readonly key: string;
  readonly word: string;
  readonly share: number;
}

/**
 * Finds which of the pack's matters a question names: the longest name first, whole words by their stems, compounds by
 * their parts, slips by fuse.js over the words of all names. `isKnown` says which terms the facts have: these are no slips.
 */
export function createMatterFinder(
  { matters }: Pick<Pack, 'matters'>,
  lexicon: Lexicon,
  language: Language,
  isKnown: (key: string) => boolean,
): (terms: readonly Term[]) => readonly AskedMatter[] {
  const names = new Map<string, Name[]>();
  const words = new Map<string, string>();
  for (const [id, forms] of Object.entries(matters)) {
    for (const form of forms) {
      const terms = contentOf(lexicon.terms(form));
      const [first, ...rest] = terms.map(({ key }) => key);
      // A subject by itself is in nearly every question.
      if (first === undefined || (rest.length === 0 && terms[0]?.weight !== 1)) continue;
      const others = names.get(first) ?? [];
      names.set(
        first,
        [...others, { id, form, keys: [first, ...rest] }].toSorted((a, b) => b.keys.length - a.keys.length),
      );
      for (const { key, token } of terms) if (token.kind === 'word') words.set(token.text, key);
    }
  }
  if (names.size === 0) return () => [];
  const keys = new Set(words.values());
  const vocabulary = createVocabulary([...words.keys()]);
  const compounds = createCompounds(language, (key) => keys.has(key));

  function piecesOf({ key, token, weight }: Term): Piece[] {
    const piece = (known: string, share: number): Piece => ({ key: known, word: key, share });
    if (keys.has(key) || weight < 1 || token.kind !== 'word') return [piece(key, 1)];
    const parts = compounds.partsOf(token.text);
    if (parts.length > 0) return parts.map((part) => piece(part, parts.length > 1 ? 1 : PART));
    const [alike] = isKnown(key) ? [] : vocabulary.alike(token.text).filter(({ likeness }) => likeness >= SLIP);
    return [alike ? piece(words.get(alike.word) ?? key, alike.likeness) : piece(key, 1)];
  }

  return (terms) => {
    const pieces = contentOf(terms).flatMap(piecesOf);
    const found = new Map<string, AskedMatter>();
    for (let at = 0; at < pieces.length; ) {
      const here = names.get(pieces[at]?.key ?? '') ?? [];
      const fits = here.filter((name) => name.keys.every((key, offset) => pieces[at + offset]?.key === key));
      const length = fits[0]?.keys.length ?? 0;
      for (const { id, form, keys: named } of fits) {
        if (named.length < length || found.has(id)) continue;
        const used = pieces.slice(at, at + length);
        found.set(id, {
          id,
          name: form,
          keys: used.map(({ word }) => word),
          share: Math.min(...used.map(({ share }) => share)),
        });
      }
      at += Math.max(1, length);
    }
    return [...found.values()];
  };
}

/** A word that is less like the one of a name is another word: "Borat" is no slip for "borrow". */
const SLIP = 0.7;

/** What the one known part of a compound says of the whole. */
const PART = 0.6;

function contentOf(terms: readonly Term[]): Term[] {
  return terms.filter(({ weight, subject }) => weight === 1 || subject !== undefined);
}
