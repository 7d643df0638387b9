import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Language } from './languages/language.ts';
import { createLexicon, type Term } from './lexicon.ts';
import { createPostings } from './postings.ts';
import { describeFacts, type FactProfile } from './profile.ts';
import { type Question, readQuestion } from './question.ts';
import { createScorer } from './score.ts';
import { createTraits } from './traits.ts';
import { createVocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

/** A fact with everything that speaks for and against it as an answer. */
export interface Candidate {
  readonly fact: Fact;
  /** Weighted sum of what follows; orders candidates. */
  readonly score: number;
  /** Share of the question's weight that the fact's words explain, from 0 to 1. */
  readonly coverage: number;
  /** Likeness of the question to the fact's best example question, from 0 to 1. */
  readonly example: number;
  /** Words in common, from 0 to 1 as a share of the best that the question allows. */
  readonly words: number;
  /** What the question names and the fact does not carry. */
  readonly vetoes: readonly Veto[];
  /** Share of the question's weight that the statement itself explains, without the example questions. */
  readonly stated: number;
  /** The most important word that the fact does not explain, as a share of the question's weight. */
  readonly missing: number;
}
export type Veto = 'year' | 'number' | 'country' | 'direction' | 'name' | 'type';

export interface SearchIndex {
  readonly read: (question: string) => Question;
  /** Candidates for a question, best first; none if no word of it is known. */
  readonly search: (question: Question) => readonly Candidate[];
}

/** Builds the index of a pack's facts. Takes time and memory once; a search then touches only its words' postings. */
export function createSearchIndex(pack: Pack, language: Language): SearchIndex {
  const lexicon = createLexicon(pack, language);
  const traitsOf = createTraits(language);
  const profiles = describeFacts(pack, language, lexicon, traitsOf);
  const facts = createPostings(profiles.map(({ weights }) => weights));
  const examples = profiles.flatMap((profile, at) => profile.examples.map((terms) => ({ at, terms })));
  const examplePostings = createPostings(
    examples.map(({ terms }) => new Map([...terms].map(([key, weight]) => [key, weight * idfOf(facts, key)]))),
  );
  const words = new Map<string, string>();
  for (const { vocabulary } of profiles) for (const [word, key] of vocabulary) words.set(word, key);
  for (const word of lexicon.basicWords) words.set(word, lexicon.term(word).key);
  const vocabulary = createVocabulary(new Set(words.keys()));

  const alike = ({ key, token, weight }: Term) =>
    facts.termId(key) !== undefined || weight < 1 || token.kind !== 'word' || vocabulary.has(token.text)
      ? []
      : vocabulary.alike(token.text);
  /** A stop word or a subject that was misspelt is read as such, or it would weigh as much as a rare word. */
  const mend = (term: Term): Term => {
    const [best] = alike(term);
    if (!best || best.likeness < WEIGHTS.surelyMeant) return term;
    const meant = lexicon.term(best.word);
    return meant.weight < 1 ? meant : term;
  };
  const expand = (term: Term): Map<string, number> => {
    const expansions = new Map<string, number>([[term.key, 1]]);
    for (const key of lexicon.synonyms(term.key)) expansions.set(key, WEIGHTS.synonym);
    for (const { word, likeness } of alike(term)) {
      const key = words.get(word);
      if (key === undefined) continue;
      expansions.set(key, Math.max(expansions.get(key) ?? 0, likeness * WEIGHTS.misspelt));
      for (const other of lexicon.synonyms(key)) {
        if (!expansions.has(other)) expansions.set(other, likeness * WEIGHTS.misspelt * WEIGHTS.synonym);
      }
    }
    return expansions;
  };
  const properNames = new Set(profiles.flatMap((profile) => [...profile.properNames]));
  for (const { lowerCase } of profiles) for (const key of lowerCase) properNames.delete(key);
  const score = createScorer({ facts, examples: examplePostings, factOfExample: examples.map(({ at }) => at) });

  return {
    read: (text) =>
      readQuestion(text, {
        language,
        lexicon,
        traitsOf,
        mend,
        expand,
        idf: (key) => idfOf(facts, key),
        known: (key) => facts.termId(key) !== undefined,
        isName: (key) => properNames.has(key),
      }),
    search: (question) =>
      score(question)
        .map(({ at, ...scored }) => {
          const profile = profiles[at];
          return profile ? judge(question, profile, scored) : undefined;
        })
        .filter((candidate) => candidate !== undefined)
        .sort((a, b) => b.score - a.score),
  };
}

function judge(
  question: Question,
  profile: FactProfile,
  { words, example, coverage }: { words: number; example: number; coverage: number },
): Candidate {
  const vetoes = vetoesOf(question, profile);
  const hard = vetoes.filter((veto) => veto !== 'type').length;
  const type = question.answerType === undefined ? 0 : vetoes.includes('type') ? -WEIGHTS.wrongType : WEIGHTS.rightType;
  const sum = WEIGHTS.words * words + WEIGHTS.example * example + WEIGHTS.coverage * coverage;
  return {
    fact: profile.fact,
    words,
    example,
    coverage,
    vetoes,
    missing: explained(question, (key) => profile.weights.has(key)).missing,
    stated: explained(question, (key) => profile.statedKeys.has(key)).share,
    score: sum + type - WEIGHTS.veto * Math.min(hard, 2),
  };
}

/** How much of the question a set of terms explains, and the most important word that it does not, as shares. */
function explained({ words }: Question, has: (key: string) => boolean): { share: number; missing: number } {
  let total = 0;
  let share = 0;
  let missing = 0;
  for (const { weight, expansions } of words) {
    let best = 0;
    for (const [key, counts] of expansions) if (counts > best && has(key)) best = counts;
    total += weight;
    share += weight * best;
    missing = Math.max(missing, weight * (1 - best));
  }
  return total === 0 ? { share: 0, missing: 0 } : { share: share / total, missing: missing / total };
}

function vetoesOf(
  { traits, answerType, names }: Question,
  { traits: own, ownYears, answers, nameKeys }: FactProfile,
): Veto[] {
  const vetoes: Veto[] = [];
  // A fact may mention a year for comparison only; one of the question's years must be its own.
  const sameYear = traits.years.size === 0 || [...traits.years].some((year) => ownYears.has(year));
  if (!sameYear || !subsetOf(traits.years, own.years)) vetoes.push('year');
  if (!subsetOf(traits.numbers, own.numbers)) vetoes.push('number');
  if (!subsetOf(traits.countries, own.countries)) vetoes.push('country');
  if (opposed(traits.directions, own.directions)) vetoes.push('direction');
  if (names.some((keys) => !keys.some((key) => nameKeys.has(key)))) vetoes.push('name');
  if (answerType !== undefined && !answers.has(answerType)) vetoes.push('type');
  return vetoes;
}

function subsetOf(asked: ReadonlySet<string>, carried: ReadonlySet<string>): boolean {
  for (const item of asked) if (!carried.has(item)) return false;
  return true;
}

/** The question puts a subject on one side of a relation, and the fact puts only another there. */
function opposed(asked: ReadonlySet<string>, carried: ReadonlySet<string>): boolean {
  for (const direction of asked) {
    if (carried.has(direction)) continue;
    const relation = direction.slice(0, direction.lastIndexOf(':') + 1);
    for (const other of carried) if (other.startsWith(relation)) return true;
  }
  return false;
}

function idfOf(postings: ReturnType<typeof createPostings>, key: string): number {
  const id = postings.termId(key);
  return id === undefined ? Math.log(1 + (postings.documents + 0.5) / 0.5) : (postings.idf[id] ?? 0);
}
