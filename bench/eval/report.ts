import { percent } from '../table.ts';
import type { Figures, Verdict } from './judge.ts';

/**
 * The verdicts in the groups that are reported: by language and kind, by language and typo, by language and style.
 * Typo and style compare right answers, so they count answerable questions alone.
 */
export function groupsOf(verdicts: readonly Verdict[]): Map<string, readonly Verdict[]> {
  const answerable = verdicts.filter(({ question }) => question.kind === 'answerable');
  const groups = new Map<string, readonly Verdict[]>();
  const add = (some: readonly Verdict[], name: (verdict: Verdict) => string) => {
    const named = [...Map.groupBy(some, name)].toSorted(([a], [b]) => a.localeCompare(b));
    for (const [key, members] of named) groups.set(key, members);
  };
  add(verdicts, ({ question }) => `${question.lang} ${question.kind}`);
  add(answerable, ({ question }) => `${question.lang} ${question.typo ? 'misspelt' : 'well spelt'}`);
  add(answerable, ({ question }) => `${question.lang} ${question.style}`);
  return groups;
}

/** One line of the table. What a group cannot have (a right answer to an unanswerable question) is a dash. */
export function rowOf(group: string, figures: Figures): Record<string, string | number> {
  const { questions, answerable, right, firstRight, disputed, disputedShown, abstained, falsely } = figures;
  return {
    group,
    questions,
    'right %': percent(right, answerable),
    'right fact first %': percent(firstRight, answerable),
    'disputed shown %': percent(disputedShown, disputed),
    'abstained %': percent(abstained, questions),
    'answered falsely %': percent(falsely, questions),
  };
}

/** A false answer is the worst mistake, an answerable question left open the lesser one. */
export function mistakesOf(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts
    .filter(({ question, right, abstained }) => (question.kind === 'answerable' ? !right : !abstained))
    .toSorted((a, b) => Number(b.falsely) - Number(a.falsely));
}

/** A mistake for a person to read: the question, what was answered, what was expected. */
export function describeMistake({ question, kind, first, text }: Verdict): string {
  const [answered = ''] = text.split('\n');
  const wanted =
    question.kind === 'answerable'
      ? `${question.expect.join(' and ')} (${question.accept.join(', ')})`
      : `no answer (${question.kind})`;
  return [
    `${question.id}: ${question.q}`,
    `  answered: ${kind}${first === undefined ? '' : ` ${first}`}: ${answered}`,
    `  expected: ${wanted}`,
  ].join('\n');
}
