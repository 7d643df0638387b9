import { percent } from '../table.ts';
import type { Asked } from './cases.ts';

export interface Judged {
  readonly asked: Asked;
  /** The best candidate is right. */
  readonly right: boolean;
  /** It tells a part of what was asked. */
  readonly partial: boolean;
  /** It is out of the question, whatever the confidence. */
  readonly excluded: boolean;
  readonly confidence: number;
}

const ANSWERABLE: ReadonlySet<string> = new Set(['answerable', 'answer', 'overview']);

/** What a set of judged questions comes to at a threshold, as rows of a table. */
export function rowsOf(set: string, judged: readonly Judged[], threshold: number): Record<string, string | number>[] {
  const answered = (one: Judged) => !one.excluded && one.confidence >= threshold;
  const kinds = Map.groupBy(judged, ({ asked }) => asked.kind);
  const share = (some: readonly Judged[], test: (one: Judged) => boolean) =>
    percent(some.filter(test).length, some.length);
  return [...kinds].map(([kind, some]) => ({
    set: `${set}: ${kind}`,
    questions: some.length,
    'first right %': ANSWERABLE.has(kind) ? share(some, ({ right }) => right) : '–',
    'answered right %': ANSWERABLE.has(kind) ? share(some, (one) => one.right && answered(one)) : '–',
    'answered falsely %': share(some, (one) => !one.right && !one.partial && answered(one)),
  }));
}
