import type { QuestionLog } from '../answer/question-log.ts';
import type { Questions } from './store.ts';

interface QuestionLogSettings {
  readonly store: Questions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a question could not be remembered; it is answered all the same. */
  readonly report: (error: unknown) => void;
}

/** A question log in the store. Nobody waits for it. */
export function createQuestionLog({ store, now, report }: QuestionLogSettings): QuestionLog {
  return {
    unanswered: (question) => {
      store.rememberQuestion(question, new Date(now()).toISOString().slice(0, 10)).catch(report);
    },
  };
}
