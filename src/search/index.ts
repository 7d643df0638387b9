import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { createTraits } from './constraints.ts';
import { profilesOf } from './document.ts';
import { createMatcher } from './features.ts';
import { createFactTable } from './inverted-index.ts';
import type { Language } from './languages/language.ts';
import { createLexicon, createSlipCorrection, type Lexicon } from './lexicon.ts';
import { type Rankable, scoreOf, WEIGHTS } from './model.ts';
import { createMeanings } from './query-expansion.ts';
import { type AskedWord, type Question, readQuestion } from './question.ts';
import { createRetriever } from './retrieve.ts';
import { createSides } from './sides.ts';
import { createSpecificity } from './specificity.ts';
import { createSubjectModel, type LikelyMatters } from './subject-model.ts';

/** From this likeness on, a word stands for another. */
const STANDS_FOR = 0.5;

/** A fact with everything that speaks for and against it as an answer. */
export interface Candidate extends Rankable {
  readonly fact: Fact;
  /** Orders candidates: the log-odds that this one is right where one of them is. */
  readonly score: number;
}
/** More are never looked at. */
const MOST_CANDIDATES = 96;

export interface SearchIndex {
  readonly read: (question: string) => Question;
  /**
   * Candidates for a question, best first; none if no word of it that carries meaning is known. `further` are places of
   * facts that are looked at beside those that share its words.
   */
  readonly search: (question: Question, further?: readonly number[]) => readonly Candidate[];
  /** The same for a fact's own text: the fact itself gains so much that all others would seem not worth a look. */
  readonly similar: (text: Question) => readonly Candidate[];
  readonly lexicon: Lexicon;
  /** Whether any fact has the term. */
  readonly isKnown: (key: string) => boolean;
  /** Whether a word of a question stands for a term: it is the same word, a slip for it or another word for it. */
  readonly standsFor: (word: AskedWord, key: string) => boolean;
  /** How likely a question is about each of the pack's matters, by the words of its example questions. */
  readonly likelyMatters: (question: Question) => LikelyMatters;
  /** The side of a fact that a relation in a question names ("to:0", "adj visa:1"), learnt from the facts. */
  readonly sideOf: (direction: string) => Side | undefined;
}
export type Side = 'from' | 'to';

/** Builds the index of a pack's facts. Takes time and memory once; a search then touches only its words' postings. */
export function createSearchIndex(pack: Pack, language: Language): SearchIndex {
  const lexicon = createLexicon(pack, language);
  const traitsOf = createTraits(language, pack.names);
  const words: string[] = [];
  const termOfWord: number[] = [];
  const sides = createSides(pack, traitsOf);
  const profiles = profilesOf({ pack, language, lexicon, traitsOf });
  const specificity = createSpecificity();
  const table = createFactTable(specificity.learnFrom(sides.learnFrom(profiles)), (word, term) => {
    words.push(word);
    termOfWord.push(term);
  });
  const meanings = createMeanings({ table, lexicon, language, words, termOfWord });
  const correctSlips = createSlipCorrection(language, (word) => table.termId(lexicon.term(word).key) !== undefined);
  const retrieve = createRetriever(table);
  const likelyMatters = createSubjectModel(pack.facts, table);
  const match = createMatcher(table, pack.subjects.length);

  function find(question: Question, worthALook: number, further: readonly number[] = []): readonly Candidate[] {
    const shared = retrieve(question.words, worthALook);
    const known = new Set(shared.map(({ fact }) => fact));
    const retrieved = [...shared, ...further.filter((fact) => !known.has(fact)).map((fact) => ({ fact, words: 0 }))];
    const matches = match(
      question,
      retrieved.map(({ fact }) => fact),
    );
    return retrieved
      .flatMap(({ fact: place, words }, at): Candidate[] => {
        const [fact, matched] = [pack.facts[place], matches[at]];
        if (!fact || !matched) return [];
        const rankable = { ...matched, words };
        return [{ ...rankable, fact, score: scoreOf(rankable) + ownQuestion(rankable) }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_CANDIDATES);
  }

  return {
    read: (text) =>
      readQuestion(text, {
        language,
        lexicon,
        traitsOf,
        correct: meanings.correct,
        correctSlips,
        isEveryday: meanings.isEveryday,
        meaningsOf: meanings.of,
        weightOf: meanings.weightOf,
        isName: (key) => table.isName[table.termId(key) ?? -1] === 1,
        specificityOf: (term) => specificity.of(term.key, meanings.specificityOf(term)),
      }),
    search: (question, further) => find(question, WEIGHTS.worthALook, further),
    similar: (text) => find(text, 0),
    lexicon,
    isKnown: (key) => table.termId(key) !== undefined,
    standsFor: ({ term, meanings }, key) => {
      const id = table.termId(key);
      return term.key === key || meanings.some((meaning) => meaning.term === id && meaning.share >= STANDS_FOR);
    },
    likelyMatters: ({ words }) => likelyMatters(words),
    sideOf: sides.of,
  };
}

/** The cosine from which two questions have the same words; rounding keeps it from being 1. */
const SAME_WORDS = 0.999;
/** More log-odds than all else together: who wrote the fact says that it answers this question. */
const OWN_QUESTION = 8;

/** What a question gains that is one of the fact's own example questions, unless something of it speaks against the fact. */
function ownQuestion({ example, vetoes }: Rankable): number {
  return example >= SAME_WORDS && vetoes.length === 0 ? OWN_QUESTION : 0;
}
