/** Remembers, for the curator, what could not be answered. The store will implement it. */
export interface QuestionLog {
  readonly unanswered: (question: string) => void;
}
