import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { createQuestionCompletion, type Suggestion } from '../search/completion.ts';
import type { Candidate } from '../search/index.ts';
import { languageOf } from '../search/languages/languages.ts';
import type { Question } from '../search/question.ts';
import { tidy } from '../util/tidy.ts';
import { readAddress, withoutMarkup } from './address.ts';
import {
  type Answer,
  type AnswerToOne,
  type FactAnswer,
  type Hit,
  type Several,
  shownFacts,
  type Unsure,
} from './answer.ts';
import { createCandidateFinder } from './candidates.ts';
import { createEntities } from './entities.ts';
import { candidatesToExplain, type Explanation, explainCandidates, plainReading } from './explain.ts';
import { comparisonFor, extremeOf } from './figures.ts';
import { isAnswer, isOwnQuestion, type Judged } from './judge.ts';
import { gistOf, type KnownWord, tellingWords, understoodShare } from './known-words.ts';
import { chooseOverview } from './overview.ts';
import type { Reading } from './reading.ts';
import { createResolver, type Resolver } from './resolve.ts';
import { chooseInSeries } from './series.ts';
import { readLooseTalk } from './talk/read-talk.ts';

export interface Answerer {
  /** Answers a question; never throws, whatever was typed. */
  readonly answer: (question: string) => Answer;
  /** How each question of a message is read, and why the facts that come closest are shown or not, in English. */
  readonly explain: (question: string) => readonly Explanation[];
  /** The answer that shows a given fact: found, disputed or series. */
  readonly show: (factId: string) => Answer | undefined;
  /** Known questions that continue what is being typed, misspelt or not, best first. */
  readonly suggest: (typed: string, limit: number) => readonly Suggestion[];
  /** The words of a question that carry meaning, by what the index takes them for, with their weights. */
  readonly gist: (question: string) => ReadonlyMap<string, number>;
  /** The words by which a question says what it is about, as they are written, and what the pack makes of them. */
  readonly wordsOf: (question: string) => ReadonlyMap<string, KnownWord>;
  /** Facts about the same things as this one, best first. */
  readonly related: (factId: string, limit: number) => readonly string[];
  /** How questions are read, and completed by what was said before. */
  readonly resolver: () => Resolver;
  readonly read: (question: string) => Reading;
  /** The share of a question's words that the pack or its language has, as they are written, from 0 to 1. */
  readonly understands: (question: string) => number;
}

/** What is read of a question, in UTF-16 code units: far more than any has. */
const MAX_QUESTION = 600;
/** A fact that shares less than this of the question is no near one. */
const NEAR = 0.4;
const MOST_CLOSEST = 3;
const MOST_HITS = 5;
/** So much of a binding word may stay unexplained where a figure is computed. */
const LITTLE = 0.5;
/** Likeness to an example question from which it is that one. */
const OWN_WORDS = 0.97;

/** Builds the index of a pack and answers from it. */
export function createAnswerer(pack: Pack): Answerer {
  const { index, judge, read, find } = createCandidateFinder(pack, languageOf(pack.language));
  const suggest = createQuestionCompletion(pack.facts);
  let resolver: Resolver | undefined;
  /** Made when a conversation first needs it. */
  const resolve = (): Resolver => {
    resolver ??= createResolver({
      pack,
      language: pack.language,
      index,
      entities: createEntities(pack, index.lexicon),
      read: readTidy,
      find,
      decide,
      show: (fact, asks) => ({ ...showFact(pack, fact, [{ fact, score: 1 }]), asks }),
    });
    return resolver;
  };

  function wordsIn(typed: string): Question['words'] {
    return index.read(tidy(typed).slice(0, MAX_QUESTION)).words;
  }

  function readTidy(typed: string): Reading {
    return read(tidy(typed).slice(0, MAX_QUESTION));
  }

  function decide(reading: Reading, ranked: readonly Judged[]): AnswerToOne | undefined {
    const [top] = ranked;
    if (!top) return undefined;
    const confidence = judge.confidenceOf(top, ranked, reading);
    // Who wrote the fact says that it answers this question, word for word.
    const isOwn = isOwnQuestion(top.candidate);
    const isTrusted = isOwn || isAnswer(top, confidence);
    const isAsWritten = isOwn && !reading.isBare;
    if (reading.shape === 'overview' && !isAsWritten && !(isTrusted && isSingle(top, reading))) {
      const overview = chooseOverview(pack, ranked, reading);
      if (overview) return { kind: 'overview', ...overview, facts: hits(ranked, reading) };
    }
    const isComputable = !isAsWritten && (isTrusted || isExplained(top, reading));
    const computed = isComputable ? compute(reading, top, ranked) : undefined;
    if (computed) return computed;
    if (!isTrusted) return undefined;
    const chosen = isAsWritten && reading.turn !== undefined ? top : chooseInSeries(pack, reading, ranked, top);
    const order = [chosen, ...ranked.filter((other) => other !== chosen)];
    return { ...showFact(pack, chosen.candidate.fact, hits(order, reading)), asks: reading.asks };
  }

  /** Whether the fact is of the matter that is asked about and leaves next to nothing of the question unexplained. */
  function isExplained({ candidate, features, isExcluded }: Judged, { asks }: Reading): boolean {
    const isFigure =
      asks === undefined ||
      asks === 'howMuch' ||
      asks === 'howMany' ||
      asks === 'whether' ||
      asks === 'how' ||
      asks === 'when';
    return (
      !isExcluded && isFigure && features.matter > 0 && features.otherSide === 0 && candidate.unexplained <= LITTLE
    );
  }

  /** What follows from several figures: the highest, the lowest, a change. */
  function compute(
    reading: Reading,
    { candidate: { fact } }: Judged,
    ranked: readonly Judged[],
  ): AnswerToOne | undefined {
    const { shape } = reading;
    const series = fact.series?.id;
    if (series === undefined) return undefined;
    if (shape === 'change') {
      const comparison = comparisonFor(pack, fact, reading);
      return comparison && { kind: 'change', series, ...comparison, facts: hits(ranked, reading) };
    }
    const extreme = shape === 'highest' || shape === 'lowest' ? extremeOf(pack, fact, shape) : undefined;
    return (
      extreme && {
        kind: 'series',
        fact: extreme,
        series,
        extreme: shape === 'lowest' ? 'lowest' : 'highest',
        facts: hits(ranked, reading),
      }
    );
  }

  function answerOne(typed: string): AnswerToOne {
    const reading = readTidy(typed);
    if (reading.question.words.length === 0) return silent({ kind: 'no-words' });
    const ranked = find(reading);
    return decide(reading, ranked) ?? decideSentence(reading) ?? unsure(reading, ranked);
  }

  function explainOne(typed: string): Explanation {
    const reading = readTidy(typed);
    const ranked = find(reading);
    const shown = new Set(shownFacts(answerOne(typed)).map(({ id }) => id));
    const examined = candidatesToExplain(ranked).map((judged) => ({
      judged,
      features: judge.confidenceFeatures(judged, ranked, reading),
      confidence: rounded(judge.confidenceOf(judged, ranked, reading)),
    }));
    return {
      read: plainReading(reading, pack),
      candidates: explainCandidates(examined, reading, shown, index.lexicon, judge.weights),
    };
  }

  /** A measure by its name asks for its figure, and what is worded like an example for that fact, not for all there is. */
  function isSingle({ candidate: { fact }, features }: Judged, { isBare, question }: Reading): boolean {
    if (isBare) return fact.series !== undefined && (question.traits.years.size > 0 || features.lead > 0);
    return features.example >= OWN_WORDS;
  }

  /** People add what they have heard or think; where the whole is not understood, its question alone may be. */
  function decideSentence(whole: Reading): AnswerToOne | undefined {
    const sentences = whole.question.text.match(/[^.?!]+\?/g) ?? [];
    const [only] = sentences;
    if (only === undefined || sentences.length > 1 || only.length === whole.question.text.length) return undefined;
    const alone = read(only);
    // What the rest of the text names binds the answer all the same.
    const question = { ...alone.question, traits: whole.question.traits, names: whole.question.names };
    const reading = { ...alone, question };
    return question.contentWords < 2 ? undefined : decide(reading, find(reading));
  }

  function hits(ranked: readonly Judged[], reading: Reading): readonly Hit[] {
    return ranked.slice(0, MOST_HITS).map((judged) => ({
      fact: judged.candidate.fact,
      score: rounded(judge.confidenceOf(judged, ranked, reading)),
    }));
  }

  function unsure(reading: Reading, ranked: readonly Judged[]): AnswerToOne {
    const facts = hits(ranked, reading);
    const near = ranked.map(({ candidate }) => candidate).filter(({ coverage }) => coverage >= NEAR);
    const closest = (some: readonly Candidate[]) => some.slice(0, MOST_CLOSEST).map(({ fact }) => fact);
    const [asked] = reading.question.traits.years;
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

  /** Where nothing is found, it may be because nothing was asked. */
  function talkInstead(typed: string, { question, answer }: Several['answers'][number]): Answer | undefined {
    if (answer.kind !== 'unsure' || answer.reason.kind !== 'unknown') return undefined;
    // "Could you tell me …" is not asked of the bot itself.
    const isAsked = question.endsWith('?') || withoutMarkup(typed).trim().length === question.length;
    const loose = readLooseTalk(isAsked ? question : withoutMarkup(typed), namesOwnWord);
    return loose && { kind: 'talk', talk: loose.talk, facts: [] };
  }

  /** Whether a text has a word of the pack, as it is written there, that is none of everyday language. */
  function namesOwnWord(text: string): boolean {
    return index.read(text).words.some(({ term, meanings }) => term.weight === 1 && meanings[0]?.share === 1);
  }

  return {
    answer: (typed) => {
      if (tidy(typed) === '') return silent({ kind: 'empty' });
      const { questions, talk } = readAddress(typed);
      if (talk !== undefined) return { kind: 'talk', talk, facts: [] };
      const answers = questions.map((question) => ({ question, answer: answerOne(question) }));
      const [first] = answers;
      if (!first) return silent({ kind: 'no-words' });
      if (answers.length === 1) return talkInstead(typed, first) ?? first.answer;
      // Of several questions the bot says what it knows; that it does not know one is said where it knows none.
      const known = answers.filter(({ answer }) => answer.kind !== 'unsure');
      if (known.length < 2) return known[0]?.answer ?? first.answer;
      return { kind: 'several', answers: known, facts: known.flatMap(({ answer }) => answer.facts) };
    },
    explain: (typed) => readAddress(typed).questions.map(explainOne),
    show: (factId) => {
      const fact = pack.fact(factId);
      return fact && showFact(pack, fact, [{ fact, score: 1 }]);
    },
    suggest,
    resolver: resolve,
    read: readTidy,
    understands: (typed) => understoodShare(wordsIn(typed)),
    gist: (typed) => gistOf(wordsIn(typed)),
    wordsOf: (typed) => tellingWords(wordsIn(typed)),
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

function silent(reason: Unsure['reason']): Unsure {
  return { kind: 'unsure', reason, closest: [], facts: [] };
}

/** How a fact of a pack is shown: with the facts that contradict it, with the other dates of its measure, or by itself. */
export function showFact(pack: Pack, fact: Fact, facts: readonly Hit[]): FactAnswer {
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
