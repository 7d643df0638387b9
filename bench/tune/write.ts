import { FEATURES } from '../../src/answer/features.ts';
import { CONTEXT_FEATURES } from '../../src/answer/judge.ts';

/** The text of src/answer/model.ts. */
export function modelFile(
  { order, confidence }: { readonly order: readonly number[]; readonly confidence: readonly number[] },
  threshold: number,
  figures: string,
): string {
  const object = (names: readonly string[], values: readonly number[]) =>
    names.map((name, at) => `  ${name}: ${Number((values[at] ?? 0).toFixed(2))},\n`).join('');
  return `/*
 * Written by \`npm run tune -- --write\`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
${figures.replaceAll(/^/gm, ' *   ')}
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
${object(FEATURES, order)}} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
${object([...FEATURES, ...CONTEXT_FEATURES], confidence)}} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = ${threshold};
`;
}
