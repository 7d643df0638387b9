import { problemOf, type Rule } from '../facts/lint/rule.ts';
import type { Fact } from '../facts/schema.ts';
import { type Answerer, createAnswerer } from './answerer.ts';

/** No example question may be answered by another fact than its own, or one that is shown together with it. */
export const answeredByAnother: Rule = (linted) => {
  const { pack } = linted;
  const answerer: Pick<Answerer, 'answer'> = createAnswerer(pack);
  const together = (fact: Fact, other: Fact) =>
    fact === other ||
    (fact.series !== undefined && fact.series.id === other.series?.id) ||
    (other.supersedes ?? []).includes(fact.id) ||
    (fact.supersedes ?? []).includes(other.id) ||
    pack.conflictsOf(fact.id).some(({ facts }) => facts.includes(other.id));
  return pack.facts.flatMap((fact) =>
    fact.questions.flatMap((question) => {
      const answer = answerer.answer(question);
      if (answer.kind === 'unsure' || together(fact, answer.fact)) return [];
      return [
        problemOf(linted, fact, 'answered-by-another', `the question "${question}" is answered by ${answer.fact.id}`),
      ];
    }),
  );
};
