import type { Fact } from '../facts/schema.ts';
import type { Ask } from './reading.ts';

/** What a reply begins with: a short answer, the date of the fact, or its statement where nothing shorter is asked for. */
export type Headline =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'date'; readonly period: string }
  | { readonly kind: 'statement' };

/** Languages part these two differently: "сколько нефти" is how much. */
const TWINS: ReadonlyMap<Ask, Ask> = new Map([
  ['howMany', 'howMuch'],
  ['howMuch', 'howMany'],
]);

/**
 * The shortest text of a fact that answers what was asked: its answer of that kind, else its usual answer where that is of
 * the kind, else its statement. A fact without typed answers has its usual answer for everything.
 */
export function headlineOf({ answer, answers, date, quantity }: Fact, asks: Ask | undefined): Headline {
  const usual: Headline = { kind: 'answer', text: answer };
  if (asks === undefined || answers === undefined) return usual;
  const typed = answers[asks] ?? (quantity === undefined ? answers[TWINS.get(asks) ?? asks] : undefined);
  if (typed !== undefined) return { kind: 'answer', text: typed };
  switch (asks) {
    case 'when':
      return date === null || /\d{4}/.test(answer) ? usual : { kind: 'date', period: date };
    case 'howMany':
    case 'howMuch':
      return quantity === undefined ? { kind: 'statement' } : usual;
    default:
      return { kind: 'statement' };
  }
}
