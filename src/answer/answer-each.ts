import { readAddress } from './address.ts';
import type { Answer, AnswerToOne } from './answer.ts';

/**
 * Answers a message by what answers one question at a time, where several answerers contend for each.
 * @param one Undefined where nothing but `whole` can answer, such as what is small talk.
 * @param whole Answers a message in which nothing is asked, or of which nothing is known.
 */
export function answerEach(
  typed: string,
  one: (question: string) => AnswerToOne | undefined,
  whole: (typed: string) => Answer,
): Answer {
  const { questions, talk } = readAddress(typed);
  if (talk !== undefined || questions.length === 0) return whole(typed);
  if (questions.length === 1) return one(typed) ?? whole(typed);
  const known = questions.flatMap((question) => {
    const answer = one(question);
    return answer && answer.kind !== 'unsure' ? [{ question, answer }] : [];
  });
  const [first] = known;
  if (!first) return whole(typed);
  if (known.length === 1) return first.answer;
  return { kind: 'several', answers: known, facts: known.flatMap(({ answer }) => answer.facts) };
}
