/** Finds the best fact for a question: its id, or undefined where it finds or answers none. */
export type Engine = (question: string) => string | undefined;
