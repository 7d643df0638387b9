import type { Fact } from '../facts/schema.ts';
import type { Ask } from './reading.ts';

/** What a reply begins with: a short answer, the date of the fact, or its statement where nothing shorter is asked for. */
export type Headline =
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'date'; readonly period: string }
  | { readonly kind: 'statement' };

/** Kinds that languages and people part differently: "сколько нефти" is how much, "wie heißt der Botschafter" is who. */
export const TWINS: ReadonlyMap<Ask, readonly Ask[]> = new Map<Ask, readonly Ask[]>([
  ['howMany', ['howMuch']],
  ['howMuch', ['howMany']],
  ['which', ['who', 'what']],
  ['what', ['which']],
  ['who', ['which']],
]);

/** An answer of a kind that is hardly told from the one that is asked for. */
function twinOf(answers: NonNullable<Fact['answers']>, asks: Ask): string | undefined {
  return TWINS.get(asks)
    ?.map((twin) => answers[twin])
    .find((text) => text !== undefined);
}

/**
 * The shortest text of a fact that answers what was asked: its answer of that kind, else its usual answer where that is of
 * the kind, else its statement. A fact without typed answers has its usual answer for everything.
 */
export function headlineOf({ answer, answers, date, quantity }: Fact, asks: Ask | undefined): Headline {
  const usual: Headline = { kind: 'answer', text: answer };
  if (asks === undefined || answers === undefined) return usual;
  const typed = answers[asks] ?? (quantity === undefined ? twinOf(answers, asks) : undefined);
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
