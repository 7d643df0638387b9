import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Conflict, Fact } from '../facts/schema.ts';
import { createCompletion } from '../search/completion.ts';
import { type Candidate, createSearchIndex } from '../search/index.ts';
import { languageOf } from '../search/languages/languages.ts';
import type { Question } from '../search/question.ts';
import { tidy } from '../util/tidy.ts';
import { bestOf, type Context, confidenceOf, isAnswer } from './confidence.ts';

export interface Hit {
  readonly fact: Fact;
  /** How sure it is that the fact answers, from 0 to 1. */
  readonly score: number;
}

/** What is known about a question. `facts` are the facts that were considered, the one shown first, then the best. */
export type Answer = Found | Disputed | Series | Unsure;

/** One fact answers. */
interface Found {
  readonly kind: 'found';
  readonly fact: Fact;
  readonly facts: readonly Hit[];
}

/** Sources disagree; `others` are the further facts of the conflict, newest first. */
export interface Disputed {
  readonly kind: 'disputed';
  readonly fact: Fact;
  readonly conflict: Conflict;
  readonly others: readonly Fact[];
  readonly facts: readonly Hit[];
}

/** One figure of several of the same measure. */
interface Series {
  readonly kind: 'series';
  readonly fact: Fact;
  readonly series: string;
  readonly facts: readonly Hit[];
}

/** Nothing answers. */
export interface Unsure {
  readonly kind: 'unsure';
  readonly reason: UnsureReason;
  /** The facts nearest to the question, best first; empty where nothing is near. */
  readonly closest: readonly Fact[];
  /** The facts that were considered and not trusted, best first. */
  readonly facts: readonly Hit[];
}

type UnsureReason =
  /** Nothing in the index is about this. */
  | { readonly kind: 'unknown' }
  /** A measure is known, but not for the year asked; `years` are those that are. */
  | { readonly kind: 'year'; readonly asked: string; readonly years: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly max: number };

export interface Answerer {
  /** Answers a question; never throws, whatever was typed. */
  readonly answer: (question: string) => Answer;
  /** The answer that shows a given fact: found, disputed or series. */
  readonly show: (factId: string) => Answer | undefined;
  /** Known questions that continue what is being typed, misspelt or not, best first. */
  readonly suggest: (typed: string, limit: number) => readonly Suggestion[];
  /** The words of a question that carry meaning, by what the index takes them for, with their weights. */
  readonly gist: (question: string) => ReadonlyMap<string, number>;
  /** Facts about the same things as this one, best first. */
  readonly related: (factId: string, limit: number) => readonly string[];
  /** The share of a question's words that the pack or its language has, as they are written, from 0 to 1. */
  readonly understands: (question: string) => number;
}

/** Longest question, in UTF-16 code units: a chat message's worth, far longer than any question. */
export const MAX_QUESTION = 500;
/** A fact that shares less than this of the question is no near one. */
const NEAR = 0.4;
const MOST_CLOSEST = 3;
const MOST_HITS = 5;

/** Builds the index of a pack and answers from it. */
export function createAnswerer(pack: Pack): Answerer {
  const index = createSearchIndex(pack, languageOf(pack.language));
  const suggest = createSuggester(pack);

  function decide(question: Question, candidates: readonly Candidate[]): Answer | undefined {
    const top = bestOf(candidates, pack);
    const context = { candidates, question, pack };
    if (!top || !isAnswer(top, confidenceOf(top, context))) return undefined;
    const chosen = chooseInSeries(pack, question, candidates, top);
    const ranked = [chosen, ...candidates.filter((candidate) => candidate !== chosen)];
    return showFact(pack, chosen.fact, hits(ranked, context));
  }

  /** People add what they have heard or think; where the whole is not understood, its question alone may be. */
  function decideSentence(whole: Question): Answer | undefined {
    const sentences = whole.text.match(/[^.?!]+\?/g) ?? [];
    const [only] = sentences;
    if (only === undefined || sentences.length > 1 || only.length === whole.text.length) return undefined;
    // What the rest of the text names binds the answer all the same.
    const question = { ...index.read(only), traits: whole.traits, names: whole.names };
    return question.contentWords < 2 ? undefined : decide(question, index.search(question));
  }

  function hits(candidates: readonly Candidate[], context: Context): readonly Hit[] {
    return candidates
      .slice(0, MOST_HITS)
      .map((candidate) => ({ fact: candidate.fact, score: rounded(confidenceOf(candidate, context)) }));
  }

  function unsure(question: Question, candidates: readonly Candidate[]): Answer {
    const facts = hits(candidates, { candidates, question, pack });
    const near = candidates.filter(({ coverage }) => coverage >= NEAR);
    const closest = (some: readonly Candidate[]) => some.slice(0, MOST_CLOSEST).map(({ fact }) => fact);
    const [asked] = question.traits.years;
    const otherYear = near.find(
      ({ fact, vetoes }) => fact.series && vetoes.length > 0 && vetoes.every((veto) => veto === 'year'),
    );
    const series = otherYear?.fact.series?.id;
    if (asked !== undefined && series !== undefined) {
      const years = yearsOf(pack.factsOfSeries(series));
      const same = near.filter(({ fact }) => fact.series?.id === series);
      if (!years.includes(asked)) {
        return { kind: 'unsure', reason: { kind: 'year', asked, years }, closest: closest(same), facts };
      }
    }
    return { kind: 'unsure', reason: { kind: 'unknown' }, closest: closest(near), facts };
  }

  return {
    answer: (typed) => {
      const text = tidy(typed);
      if (text === '') return silent({ kind: 'empty' });
      if (text.length > MAX_QUESTION) return silent({ kind: 'too-long', max: MAX_QUESTION });
      const question = index.read(text);
      if (question.words.length === 0) return silent({ kind: 'no-words' });
      const candidates = question.contentWords === 0 ? [] : index.search(question);
      return decide(question, candidates) ?? decideSentence(question) ?? unsure(question, candidates);
    },
    show: (factId) => {
      const fact = pack.fact(factId);
      return fact && showFact(pack, fact, [{ fact, score: 1 }]);
    },
    suggest,
    understands: (typed) => {
      const { words } = index.read(tidy(typed).slice(0, MAX_QUESTION));
      // Numbers are the same in all languages.
      const read = words.filter(({ term }) => term.token.kind === 'word');
      const known = read.filter(({ term, meanings }) => term.weight < 1 || meanings[0]?.share === 1);
      return read.length === 0 ? 0 : known.length / read.length;
    },
    gist: (typed) => {
      const { words } = index.read(tidy(typed).slice(0, MAX_QUESTION));
      const telling = words.filter(({ term }) => term.weight === 1);
      // A word that is misspelt, or another word for the same, is the pack's own.
      return new Map(
        (telling.length > 0 ? telling : words).map(({ term, meanings: [nearest], weight }) => [
          nearest ? `#${nearest.term}` : term.key,
          weight,
        ]),
      );
    },
    related: (factId, limit) => {
      const fact = pack.fact(factId);
      if (!fact) return [];
      const known = new Set([factId, ...pack.conflictsOf(factId).flatMap(({ facts }) => facts)]);
      const text = [fact.statement, ...fact.entities].join('. ').slice(0, MAX_QUESTION);
      const others = index.similar(index.read(text));
      return others
        .map((other) => other.fact.id)
        .filter((id) => !known.has(id))
        .slice(0, limit);
    },
  };
}

function silent(reason: Extract<Answer, { kind: 'unsure' }>['reason']): Answer {
  return { kind: 'unsure', reason, closest: [], facts: [] };
}

/** How a fact of a pack is shown: with the facts that contradict it, with the other dates of its measure, or by itself. */
export function showFact(pack: Pack, fact: Fact, facts: readonly Hit[]): Answer {
  const [conflict] = pack.conflictsOf(fact.id);
  if (conflict) {
    const others = conflict.facts
      .filter((id) => id !== fact.id)
      .map((id) => pack.fact(id))
      .filter((other) => other !== undefined);
    return { kind: 'disputed', fact, conflict, others, facts };
  }
  const series = fact.series?.id;
  return series !== undefined && pack.factsOfSeries(series).length > 1
    ? { kind: 'series', fact, series, facts }
    : { kind: 'found', fact, facts };
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}

function yearsOf(facts: readonly Fact[]): string[] {
  return [
    ...new Set(facts.map(({ series }) => series?.period.slice(0, 4) ?? '').filter((year) => year !== '')),
  ].toSorted();
}

/**
 * A newer figure takes the place of the best one if it explains nearly as much of the question. Its example questions
 * do not count: which of two figures has the one that is worded like the question is chance.
 */
const NEARLY = 0.9;

/**
 * Of several figures of one measure: the one for the year or the counterpart in the question; without one, the newest.
 * Vetoes have already ruled out figures of other years, and a figure by another's count explains less of the question.
 */
function chooseInSeries(pack: Pack, question: Question, candidates: readonly Candidate[], top: Candidate): Candidate {
  if (question.traits.years.size > 0) return top;
  const rivals = candidates.filter(
    (candidate) =>
      candidate.vetoes.length <= top.vetoes.length &&
      ((sameSeries(top.fact, candidate.fact) && candidate.coverage >= NEARLY * top.coverage) ||
        (pack.supersededBy(top.fact.id).includes(candidate.fact) && candidate.score >= NEARLY * top.score)),
  );
  return [top, ...rivals].toSorted((a, b) => newestFirst(periodOf(a.fact), periodOf(b.fact)))[0] ?? top;
}

function sameSeries(fact: Fact, other: Fact): boolean {
  return fact.series !== undefined && fact.series.id === other.series?.id;
}

function periodOf({ series, date }: Fact): string | null {
  return series?.period ?? date;
}

export interface Suggestion {
  /** An example question of the fact. */
  readonly question: string;
  readonly factId: string;
}

/** Suggests known questions as people type: typos and words in any order are found. Indexed when first asked. */
export function createSuggester(pack: Pick<Pack, 'facts'>): (typed: string, limit: number) => readonly Suggestion[] {
  const suggestions = pack.facts.flatMap(({ id, questions: [question] }) =>
    question === undefined ? [] : [{ question, factId: id }],
  );
  let complete: ReturnType<typeof createCompletion> | undefined;
  return (typed, limit) => {
    if (typed.trim() === '') return suggestions.slice(0, limit);
    complete ??= createCompletion(suggestions.map(({ question }) => question));
    return complete(typed, limit).flatMap((place) => suggestions[place] ?? []);
  };
}
