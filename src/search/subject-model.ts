import type { Fact } from '../facts/schema.ts';
import type { FactTable } from './inverted-index.ts';
import type { AskedWord } from './question.ts';

/** As many questions as count for what is known of a matter's words beforehand. */
const BEFOREHAND = 6;
/** What a second or third matter of a fact counts of its first. */
const FURTHER = 0.4;
/** From this likeness on, another word tells the matter as well. */
const ALIKE = 0.5;

/** How likely a question is about each matter, from 0 to 1; together 1. Empty where no word tells. */
export type LikelyMatters = ReadonlyMap<string, number>;

/**
 * Learns from the example questions of a pack by which words people ask about which of its matters, all facts of a matter
 * together (naive Bayes): the word that one fact's questions lack is in another's. A pack without matters is parted by its topics.
 */
export function createSubjectModel(
  facts: readonly Fact[],
  { examples }: Pick<FactTable, 'examples'>,
): (words: readonly AskedWord[]) => LikelyMatters {
  const isParted = facts.some(({ matters }) => matters !== undefined);
  /** By term, how often facts of each matter are asked about with it. */
  const asked = new Map<number, Map<string, number>>();
  const questionsOf = new Map<string, number>();
  let total = 0;
  for (const [place, { matters = [], topic }] of facts.entries()) {
    const end = examples.start[place + 1] ?? 0;
    for (let example = examples.start[place] ?? 0; example < end; example++) {
      const terms = examples.term.subarray(examples.termStart[example], examples.termStart[example + 1]);
      for (const [rank, matter] of (isParted ? matters : [topic]).entries()) {
        const share = rank === 0 ? 1 : FURTHER;
        total += share;
        questionsOf.set(matter, (questionsOf.get(matter) ?? 0) + share);
        for (const term of terms) {
          const counts = asked.get(term) ?? new Map<string, number>();
          asked.set(term, counts);
          counts.set(matter, (counts.get(matter) ?? 0) + share);
        }
      }
    }
  }

  return (words) => {
    const telling = words.flatMap(({ term, meanings: [nearest] }) => {
      const counts = term.weight === 1 && nearest && nearest.share >= ALIKE ? asked.get(nearest.term) : undefined;
      return counts ? [counts] : [];
    });
    if (telling.length === 0) return new Map();
    const expected = telling.map((counts) => counts.values().reduce((sum, count) => sum + count, 0) / total);
    const scores = [...questionsOf].map(([matter, questions]) => {
      let score = Math.log(questions / total) / 2;
      for (const [at, counts] of telling.entries()) {
        const usual = expected[at] ?? 0;
        score += Math.log(((counts.get(matter) ?? 0) / usual + BEFOREHAND) / (questions + BEFOREHAND));
      }
      return [matter, score] as const;
    });
    const best = Math.max(...scores.map(([, score]) => score));
    const sum = scores.reduce((all, [, score]) => all + Math.exp(score - best), 0);
    return new Map(scores.map(([matter, score]) => [matter, Math.exp(score - best) / sum]));
  };
}
