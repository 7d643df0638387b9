import { createPack, dataOf, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { Language } from '../search/languages/language.ts';
import { tokenize } from '../search/tokenize.ts';
import { type CandidateFinder, createCandidateFinder } from './candidates.ts';
import { isAnswer, type Judged } from './judge.ts';

/** One of the pack's own questions, or one made of it, and what the pack says to it without knowing it. */
interface OwnCase {
  readonly question: string;
  /** The fact whose question it is. */
  readonly fact: Fact;
  /** Whether the fact was among those looked at; where it was taken out, nothing answers. */
  readonly kind: 'held-out' | 'taken-out';
  /** The fact that comes first, if any is found. */
  readonly best: Fact | undefined;
  readonly isAnswered: boolean;
}

/** What the author of a pack can expect of it, by its own questions. */
export interface Expectation {
  readonly questions: number;
  /** Of those, how many its own fact answers, and how many another one. */
  readonly right: number;
  readonly wrong: number;
  /** How many would be answered by another fact if the pack did not have the one that answers. */
  readonly withoutAnswer: number;
  /** Pairs of facts of which the second answers a question of the first. */
  readonly mistaken: readonly (readonly [asked: string, answering: string])[];
  /** The facts of which no question is answered, by their ids. */
  readonly silent: readonly string[];
}

/** Each question is left out of the index once; more parts would build more indexes and tell little more. */
const PARTS = 2;
/** More questions tell no more. */
const MOST_ASKED = 400;
/** A statement is asked as a question by so many of its words, where a fact has no example. */
const WORDS_OF_STATEMENT = 4;

/**
 * What can be expected of a pack: people's questions are answered about as often as the author's own, if these are not
 * known. Takes less than a second for 1,000 facts; the same for the same pack.
 */
export function expectationOf(pack: Pack, language: Language): Expectation {
  const cases = askOwnQuestions(pack, language);
  const heldOut = cases.filter(({ kind }) => kind === 'held-out');
  const answered = heldOut.filter(({ isAnswered }) => isAnswered);
  const right = answered.filter(({ fact, best }) => best !== undefined && standsFor(pack, best, fact));
  const wrong = answered.filter((one) => !right.includes(one));
  const mistaken = new Map(
    wrong.flatMap(({ fact, best }) =>
      best === undefined ? [] : [[`${fact.id} ${best.id}`, [fact.id, best.id] as const] as const],
    ),
  );
  const isSilent = (fact: Fact) => !answered.some((one) => one.fact === fact);
  return {
    questions: heldOut.length,
    right: right.length,
    wrong: wrong.length,
    withoutAnswer: cases.filter(({ kind, isAnswered }) => kind === 'taken-out' && isAnswered).length,
    mistaken: [...mistaken.values()],
    silent: [...new Set(heldOut.map(({ fact }) => fact))].filter(isSilent).map(({ id }) => id),
  };
}

/** Whether a fact answers as well as another: they are shown together. */
function standsFor(pack: Pack, answering: Fact, { id, series }: Fact): boolean {
  return (
    answering.id === id ||
    (series !== undefined && answering.series?.id === series.id) ||
    pack.conflictsOf(id).some(({ facts }) => facts.includes(answering.id)) ||
    (answering.supersedes ?? []).includes(id)
  );
}

/**
 * Asks a pack its own questions, each of an index that does not know it, and the same without the fact that answers. A fact
 * without example questions is asked for by words of its statement.
 */
function askOwnQuestions(pack: Pack, language: Language): readonly OwnCase[] {
  const finders = Array.from({ length: PARTS }, (_, part) =>
    createCandidateFinder(
      withFacts(pack, (fact) => ({ ...fact, questions: fact.questions.filter((__, at) => at % PARTS !== part) })),
      language,
    ),
  );
  const step = Math.max(1, Math.ceil(pack.facts.length / MOST_ASKED));
  const asked = pack.facts.filter((_, at) => at % step === 0);
  const words = asked.map((fact) =>
    tellingWords(finders[0], [fact.statement, fact.answer, ...fact.questions].join('. ')),
  );
  return asked.flatMap((fact, at) => {
    const questions = fact.questions.length > 0 ? fact.questions.slice(0, PARTS) : [ofStatement(fact, words[at] ?? [])];
    return questions.flatMap((question, place): OwnCase[] => {
      const finder = finders[place % PARTS];
      if (!finder || question === '') return [];
      return [ask(finder, question, fact, 'held-out'), ask(finder, question, fact, 'taken-out')];
    });
  });
}

function ask(finder: CandidateFinder, question: string, fact: Fact, kind: OwnCase['kind']): OwnCase {
  const reading = finder.read(question);
  const isLeft = ({ candidate }: Judged) => kind !== 'taken-out' || candidate.fact.id !== fact.id;
  const ranked = finder.find(reading).filter(isLeft);
  const [top] = ranked;
  return {
    question,
    fact,
    kind,
    best: top?.candidate.fact,
    isAnswered: top !== undefined && isAnswer(top, finder.judge.confidenceOf(top, ranked, reading)),
  };
}

function tellingWords(finder: CandidateFinder | undefined, text: string): string[] {
  const words = tokenize(text)
    .filter(
      ({ kind, text: word }) => kind !== 'word' || (word.length > 3 && finder?.index.lexicon.term(word).weight === 1),
    )
    .map(({ text: word }) => word);
  return [...new Set(words)];
}

function ofStatement({ statement }: Fact, words: readonly string[]): string {
  const own = new Set(tokenize(statement).map(({ text }) => text));
  return words
    .filter((word) => own.has(word))
    .slice(0, WORDS_OF_STATEMENT)
    .join(' ');
}

function withFacts(pack: Pack, change: (fact: Fact) => Fact): Pack {
  return createPack(dataOf(pack).file, pack.facts.map(change), pack.conflicts, pack.locales, pack.writtenIn);
}
