import type { Pack } from '../src/facts/pack.ts';
import { seeded } from './generate.ts';

/** A question and the fact that answers it. */
export interface PackQuestion {
  readonly text: string;
  readonly id: string;
}

/** Shorter words are rarely misspelt, and hardly anyone's engine repairs them. */
const MIN_MISSPELT = 4;

/** Example questions of a pack, every second one with one slip of the finger; the same seed gives the same questions. */
export function questionsAbout(pack: Pack, count: number, seed = 2): PackQuestion[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => {
    const fact = pack.facts[Math.floor(random() * pack.facts.length)];
    const question = fact?.questions[Math.floor(random() * fact.questions.length)] ?? '';
    return { text: at % 2 === 0 ? question : misspell(question, random), id: fact?.id ?? '' };
  });
}

/**
 * One slip in one word: a letter left out, typed twice, or exchanged with the next. Word and place vary: if the same
 * words were always misspelt the same way, an engine that remembers what it has repaired would look fast.
 */
export function misspell(question: string, random: () => number): string {
  const words = [...question.matchAll(/\p{L}+/gu)].filter(([word]) => word.length >= MIN_MISSPELT);
  const match = words[Math.floor(random() * words.length)];
  if (!match) return question;
  const [word] = match;
  // Not the first letter: slips there are rare.
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [letter = '', next = ''] = word.slice(at, at + 2);
  const slip = [next, letter + letter + next, next + letter][Math.floor(random() * 3)] ?? '';
  return (
    question.slice(0, match.index) +
    word.slice(0, at) +
    slip +
    word.slice(at + 2) +
    question.slice(match.index + word.length)
  );
}
