import type { OpenQuestion } from './question-log.ts';

/** Questions that ask the same, as far as their words tell. */
export interface QuestionGroup {
  /** The one asked most often stands for all. */
  readonly question: OpenQuestion;
  readonly others: readonly OpenQuestion[];
  /** How often all together went unanswered or were voted down. */
  readonly count: number;
  readonly firstAsked: string;
  readonly lastAsked: string;
}

/** The share of their weight that two questions have in common, from which on they ask the same. */
const ALIKE = 0.6;

/**
 * Puts questions that are alike together: each goes to the group whose first question it is most like, or begins a new
 * one. The group that was asked after most often comes first.
 * @param questions Those asked most often first.
 * @param gistOf The words of a question that carry meaning, with their weights.
 */
export function groupQuestions(
  questions: readonly OpenQuestion[],
  gistOf: (question: string) => ReadonlyMap<string, number>,
): QuestionGroup[] {
  const groups: { readonly gist: ReadonlyMap<string, number>; readonly members: OpenQuestion[] }[] = [];
  for (const question of questions) {
    const gist = gistOf(question.question);
    const near = groups.map((group) => ({ group, likeness: likeness(group.gist, gist) }));
    const best = near.toSorted((a, b) => b.likeness - a.likeness)[0];
    if (best && best.likeness >= ALIKE) best.group.members.push(question);
    else groups.push({ gist, members: [question] });
  }
  return groups.flatMap(({ members }) => groupOf(members)).toSorted((a, b) => b.count - a.count);
}

/** Twice what both have, by all that they have: from 0 to 1. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [word, weight] of one) {
    all += weight;
    const same = other.get(word);
    if (same !== undefined) shared += weight + same;
  }
  for (const weight of other.values()) all += weight;
  return all === 0 ? 0 : shared / all;
}

function groupOf(members: readonly OpenQuestion[]): QuestionGroup[] {
  const [question, ...others] = members;
  if (!question) return [];
  return [
    {
      question,
      others,
      count: members.reduce((sum, { times, down }) => sum + times + down, 0),
      firstAsked: members.map(({ firstAsked }) => firstAsked).toSorted()[0] ?? question.firstAsked,
      lastAsked:
        members
          .map(({ lastAsked }) => lastAsked)
          .toSorted()
          .at(-1) ?? question.lastAsked,
    },
  ];
}
