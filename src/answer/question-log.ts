/** Remembers, for the curator, what could not be answered. */
export interface QuestionLog {
  readonly unanswered: (question: string) => void;
}

export interface QuestionCounter extends QuestionLog {
  /** How often each question was asked in vain, in the order of first asking. */
  readonly counts: () => ReadonlyMap<string, number>;
}

/** More different questions than a curator reads; beyond it new ones are no longer remembered. */
const MOST_QUESTIONS = 1_000;
const MAX_LENGTH = 300;

/** A question log in memory, for as long as the program runs. Spelling in upper and lower case counts as one. */
export function createQuestionCounter(): QuestionCounter {
  const counts = new Map<string, number>();
  return {
    unanswered: (question) => {
      const key = question.slice(0, MAX_LENGTH).toLowerCase();
      const count = counts.get(key);
      if (count !== undefined || counts.size < MOST_QUESTIONS) counts.set(key, (count ?? 0) + 1);
    },
    counts: () => counts,
  };
}
