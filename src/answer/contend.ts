import type { Answer } from './answer.ts';
import type { KnownWord } from './known-words.ts';
import { isInAuthorsWords } from './local.ts';
import { ANSWER_FROM } from './model.ts';

/** The telling words of a question, as a pack knows them. */
type Words = ReadonlyMap<string, KnownWord>;

/** Log-odds by which an answer is less likely for each word that another pack knows and this one doesn't. */
const FOREIGN_WORD = 0.85;
/** Less is in what says nothing of a subject: "how much is it", "with whom". */
const LEAST_KNOWN = 0.5;
/** An answer is ahead of what another pack has close by so many log-odds. */
const AHEAD = 0.7;
const MOST_CLOSEST = 3;

/**
 * Which of several packs answers a question: the surest, whose fact is also well ahead of what the others have close by. A
 * pack that lacks words which another has is likely not what the question is about. Where none answers, what is close of each,
 * nearest first.
 * @param answers What each pack says, at least one.
 * @param words For each pack.
 * @returns the answer and the place of its pack.
 */
export function contend(
  question: string,
  answers: readonly Answer[],
  words: readonly Words[],
): { readonly answer: Answer; readonly at: number } {
  const foreign = foreignTo(words);
  const nearest = Math.min(...foreign);
  const ranked = answers
    .map((answer, at) => {
      const excess = (foreign[at] ?? 0) - nearest;
      const sureness = logOdds(likelihoodOf(answer)) - FOREIGN_WORD * excess;
      const isOwn = isAnswer(answer) && isInAuthorsWords(answer, question);
      return { answer, at, excess, sureness, isOwn };
    })
    .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.sureness - a.sureness);
  const winner = ranked.find(({ answer }) => isAnswer(answer));
  if (winner) {
    const { answer, at, excess, sureness, isOwn } = winner;
    const rival = Math.max(...ranked.filter((other) => !isAnswer(other.answer)).map((other) => other.sureness));
    const isLikely = (excess === 0 || sureness >= logOdds(ANSWER_FROM)) && sureness - rival >= AHEAD;
    if (isOwn || isLikely) return { answer, at };
  }
  return silent(ranked);
}

/** A word that only resembles one of the pack is hardly known to it. */
function knownness({ share }: KnownWord): number {
  return share ** 2;
}

/** Whether a question names something that a pack knows. */
export function namesSomething(words: Words): boolean {
  return [...words.values()].reduce((sum, word) => sum + word.weight * knownness(word), 0) >= LEAST_KNOWN;
}

interface Ranked {
  readonly answer: Answer;
  readonly at: number;
  readonly excess: number;
}

/** A line in kind where the pack that knows the question's words best takes it for small talk; else what is close. */
function silent(ranked: readonly Ranked[]): { readonly answer: Answer; readonly at: number } {
  const byWords = ranked.toSorted((a, b) => a.excess - b.excess);
  const [first] = byWords;
  if (!first) throw new RangeError('No pack has contended.');
  if (first.answer.kind === 'talk') return { answer: first.answer, at: first.at };
  const closest = byWords.flatMap(({ answer }) =>
    answer.kind === 'unsure' ? answer.closest : answer.facts.slice(0, 1).map(({ fact }) => fact),
  );
  const unsure = byWords.filter(({ answer }) => answer.kind === 'unsure');
  // That a figure of another year is known says more than that nothing is.
  const leading = unsure.find(({ answer }) => answer.kind === 'unsure' && answer.reason.kind === 'year') ?? unsure[0];
  const reason = leading?.answer.kind === 'unsure' ? leading.answer.reason : ({ kind: 'unknown' } as const);
  const { answer, at } = leading ?? first;
  return { at, answer: { kind: 'unsure', reason, closest: closest.slice(0, MOST_CLOSEST), facts: answer.facts } };
}

function isAnswer({ kind }: Answer): boolean {
  return kind !== 'unsure' && kind !== 'talk';
}

/** What is listed or computed is judged by more than its first fact, so that may be far less likely. */
function likelihoodOf(answer: Answer): number {
  const score = answer.facts[0]?.score ?? 0;
  return isAnswer(answer) ? Math.max(score, ANSWER_FROM) : score;
}

const LEAST = 0.001;

function logOdds(likelihood: number): number {
  const within = Math.min(1 - LEAST, Math.max(LEAST, likelihood));
  return Math.log(within / (1 - within));
}

/** The place of the pack that knows the words of a question best. */
export function nearestOf(words: readonly Words[]): number {
  const foreign = foreignTo(words);
  return foreign.indexOf(Math.min(...foreign));
}

/** For each pack, how much of the question's words is known to another and not to it. */
function foreignTo(words: readonly Words[]): readonly number[] {
  const texts = new Set(words.flatMap((known) => [...known.keys()]));
  const totals = words.map(() => 0);
  for (const text of texts) {
    const known = words.map((one) => one.get(text));
    for (const [at, own] of known.entries()) {
      // What is no telling word to a pack, or part of a longer name there, is nothing that it lacks.
      if (!own) continue;
      const lacks = known.map((other) => (other ? Math.max(0, knownness(other) - knownness(own)) * other.weight : 0));
      totals[at] = (totals[at] ?? 0) + Math.max(...lacks);
    }
  }
  return totals;
}
