import { readFileSync } from 'node:fs';
import { createCompoundTerms } from './compounds.ts';
import { type FactTable, rarityOf } from './inverted-index.ts';
import { commonWordsOf } from './languages/common-words.ts';
import type { Language } from './languages/language.ts';
import type { Lexicon, Term } from './lexicon.ts';
import { WEIGHTS } from './model.ts';
import type { Meaning } from './question.ts';
import { createVocabulary } from './vocabulary.ts';

/** More would cost time and say little. */
const MOST_MEANINGS = 16;
/** Words commoner in the language than this rank say little of a subject. */
const EVERYDAY_RANK = 300;
/** What the thesaurus gives to words that mean the same. */
const SAME = 0.8;

export interface Meanings {
  /** The terms of the pack that count as this one. */
  readonly of: (term: Term) => readonly Meaning[];
  /** A stop word or a subject that was misspelt or spelt another way, read as such: it would weigh as much as a rare word. */
  readonly correct: (term: Term) => Term;
  /** Says little of a subject. */
  readonly isEveryday: (term: Term) => boolean;
  /** How much a word says of a subject, from 0 to 1. */
  readonly specificityOf: (term: Term) => number;
  /** How much a word of a question weighs. */
  readonly weightOf: (term: Term, meanings: readonly Meaning[]) => number;
}

interface Words {
  readonly table: FactTable;
  readonly lexicon: Lexicon;
  readonly language: Language;
  /** The words of the facts as written, and the number of the term of each. */
  readonly words: readonly string[];
  readonly termOfWord: readonly number[];
}

export function createMeanings({ table, lexicon, language, words, termOfWord }: Words): Meanings {
  const thesaurus: Thesaurus | undefined = language.thesaurus?.();
  const compounds = createCompoundTerms({ table, language, words, termOfWord });
  const basic = lexicon.basicWords;
  // Where no thesaurus tells which words there are, the everyday ones do, in all their forms.
  const everydayKeys = new Set(thesaurus ? [] : [...language.everydayWords].map(language.stem));
  const vocabulary = createVocabulary([...words, ...basic]);
  const common = commonWordsOf(language.code, language.stem);
  const unknownRarity = rarityOf(0, table.facts);

  /** A word that the language has is not misspelt, if the pack lacks it. */
  const alike = (term: Term) => {
    const { key, token, weight } = term;
    const known = inPack(key) || thesaurus?.rank(key) !== undefined || everydayKeys.has(key);
    return weight < 1 || token.kind !== 'word' || known ? [] : vocabulary.alike(token.text);
  };
  /** Where all words of the language are known, one that stands in example questions alone may be a slip there. */
  const inPack = (key: string) => {
    const id = table.termId(key);
    return id !== undefined && (!thesaurus || table.isStated[id] === 1);
  };

  return {
    of: (term) => {
      const found = new Map<number, number>();
      const add = (key: string, share: number) => {
        const id = table.termId(key);
        if (id !== undefined) found.set(id, Math.max(found.get(id) ?? 0, share));
      };
      const addWithRelated = (key: string, share: number) => {
        add(key, share);
        for (const other of lexicon.synonyms(key)) add(other, share * WEIGHTS.synonym);
        // A name has no synonyms.
        if (term.token.capitalised && !found.has(table.termId(key) ?? -1)) return;
        for (const { stem, worth } of thesaurus?.related(key) ?? []) add(stem, share * worth * WEIGHTS.thesaurus);
      };
      if (term.weight === 1) addWithRelated(term.key, 1);
      else if (term.subject === undefined) add(term.key, 1);
      else for (const key of [term.key, ...lexicon.subjectKeys(term.subject)]) add(key, 1);
      if (term.weight === 1)
        for (const { id, share } of compounds(term)) found.set(id, Math.max(found.get(id) ?? 0, share));
      for (const { word, place, likeness } of alike(term)) {
        const id = termOfWord[place];
        const share = likeness * WEIGHTS.misspelt;
        if (id !== undefined) found.set(id, Math.max(found.get(id) ?? 0, share));
        addWithRelated(lexicon.term(word).key, share);
      }
      // Only where the pack lacks the word itself: parts of a compound, or a compound of it.
      const isName = term.token.capitalised && !language.capitalisesNouns;
      if (found.size === 0 && term.weight === 1 && term.token.kind === 'word' && !isName) {
        for (const { place, likeness } of vocabulary.akin(term.token.text)) {
          const id = termOfWord[place];
          const share = likeness * WEIGHTS.akin;
          if (id !== undefined && share > (found.get(id) ?? 0)) found.set(id, share);
        }
      }
      return [...found]
        .map(([id, share]) => ({ term: id, share }))
        .sort((a, b) => b.share - a.share)
        .slice(0, MOST_MEANINGS);
    },
    correct: (term) => {
      const [best] = alike(term);
      if (!best || best.likeness < WEIGHTS.surelyMeant) return subjectFor(term) ?? term;
      const meant = lexicon.term(best.word);
      return meant.weight < 1 ? meant : term;
    },
    isEveryday,
    // What the pack has a name for is what it is about, however common the word.
    specificityOf: ({ key, token }) =>
      token.kind !== 'word' || key.startsWith('=') || inPack(key) ? 1 : (common.get(key) ?? 1),
    weightOf: ({ key, token, weight }, meanings) => {
      const own = table.termId(key);
      if (own !== undefined) return weight * (table.rarity[own] ?? 0);
      const [nearest] = meanings;
      // A misspelt word is as rare as what it most likely stands for.
      const rarity = nearest
        ? Math.min(unknownRarity, (table.rarity[nearest.term] ?? 0) + (1 - nearest.share) * unknownRarity)
        : unknownRarity;
      return weight * rarity * (nearest ? 1 : commonness(token.text, key));
    },
  };

  /** The subject that a word which the pack lacks is another spelling of, or another word for: Kazakstan. */
  function subjectFor({ key }: Term): Term | undefined {
    if (inPack(key)) return undefined;
    return thesaurus
      ?.related(key)
      .filter(({ worth }) => worth >= SAME)
      .map(({ stem }) => lexicon.term(stem))
      .find(({ subject }) => subject !== undefined);
  }

  function isEveryday({ token, key }: { readonly token: { readonly text: string }; readonly key: string }): boolean {
    return language.everydayWords.has(token.text) || everydayKeys.has(key);
  }

  /** What an unknown word counts for: everyday words say less of a subject than rare ones. */
  function commonness(word: string, key: string): number {
    if (isEveryday({ token: { text: word }, key })) return WEIGHTS.everyday;
    const rank = thesaurus?.rank(key);
    if (!thesaurus || rank === undefined) return Math.max(WEIGHTS.everyday, common.get(key) ?? 1);
    const share = Math.log(Math.max(1, rank / EVERYDAY_RANK)) / Math.log(thesaurus.stems.length / EVERYDAY_RANK);
    return WEIGHTS.everyday + (1 - WEIGHTS.everyday) * share;
  }
}

export interface Thesaurus {
  /** Place of a stem among the stems of the language's common words, the commonest first, from 0. */
  readonly rank: (stem: string) => number | undefined;
  /** All stems, the commonest first. */
  readonly stems: readonly string[];
  /** Stems that may stand for this one, with what they are worth, from 0 to 1. */
  readonly related: (stem: string) => readonly RelatedStem[];
}
interface RelatedStem {
  readonly stem: string;
  readonly worth: number;
}

const files = new Map<string, Thesaurus>();

/**
 * Reads a thesaurus file: a line for each stem of a common word, the commonest first, and on it, after tabs, each stem
 * that may stand for it, its worth in hundredths and where that comes from: `s`ynonym, si`s`milar, `d`erived word or
 * `h`ypernym in WordNet, or alike `v`ectors. Each file is read once; a line is taken apart when its stem is asked for.
 */
export function readThesaurus(path: string): Thesaurus {
  const known = files.get(path);
  if (known) return known;
  const lines = new Map<string, { readonly rank: number; readonly related: string }>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const tab = line.indexOf('\t');
    const stem = tab < 0 ? line : line.slice(0, tab);
    if (stem !== '') lines.set(stem, { rank: lines.size, related: tab < 0 ? '' : line.slice(tab + 1) });
  }
  const thesaurus: Thesaurus = {
    rank: (stem) => lines.get(stem)?.rank,
    stems: [...lines.keys()],
    related: (stem) => {
      const related = lines.get(stem)?.related;
      return related ? related.split('\t').map(parseRelated) : [];
    },
  };
  files.set(path, thesaurus);
  return thesaurus;
}

function parseRelated(entry: string): RelatedStem {
  const [stem = '', hundredths = '0'] = entry.split(' ');
  return { stem, worth: Number(hundredths) / 100 };
}
