import type { QuestionLog } from '../answer/question-log.ts';
import { questionId } from './question-id.ts';
import type { AnswerVotes, Questions } from './store.ts';

interface QuestionLogSettings {
  readonly store: Questions & AnswerVotes;
  /** Days for which a question is kept; with 0 nothing that a person typed is. */
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told when a question could not be remembered; it is answered all the same. */
  readonly report: (error: unknown) => void;
}

/** More than a curator looks through at a time. Reading them to group them takes about half a millisecond each. */
const MOST_OPEN = 200;

/** A question log in the store. */
export function createQuestionLog({ store, retentionDays, now, report }: QuestionLogSettings): QuestionLog {
  const keeps = retentionDays > 0;
  const underWay = new Set<Promise<void>>();
  const inPassing = (work: Promise<void>) => {
    const done = work.catch(report).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const today = () => new Date(now()).toISOString().slice(0, 10);
  return {
    retentionDays,
    unanswered: (question, place) => {
      if (keeps) inPassing(store.rememberQuestion(question, place, today()));
    },
    answered: (question, place) => {
      if (!keeps) return undefined;
      const id = questionId(question, place);
      inPassing(store.rememberAnswered(id, question, now()));
      return id;
    },
    vote: async ({ fact, isUp, asked, example }, place) => {
      await Promise.all(underWay);
      await store.countVote(fact, place, isUp);
      if (isUp || !keeps) return;
      const question = await store.answeredQuestion(asked);
      await store.rememberQuestion(question ?? example, place, today(), fact);
    },
    open: async (place) => {
      // Who asks something and then looks is to find it.
      await Promise.all(underWay);
      return await store.questions(place, MOST_OPEN);
    },
    votes: (facts, place) => store.votesOf(facts, place),
    dismiss: (ids, place) => store.dismissQuestions(ids, place),
  };
}
