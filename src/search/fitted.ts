/** Found by `npm run tune`, which writes this file; docs/quality.md says how. Do not change by hand. */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.64,
  example: 3.76,
  coverage: 2.75,
  stated: 3.65,
  literal: 2.22,
  year: -2.67,
  number: -0.84,
  country: -0.3,
  direction: -1.21,
  name: -1.27,
  type: -1.4,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.55,
  words: 1.18,
  example: 0.33,
  coverage: 1.07,
  stated: 0.71,
  margin: 1.49,
  missing: -1.4,
  contentWords: 1.14,
  headMissing: -0.41,
  focusMissing: -0.58,
  name: -1.47,
  unknownName: -0.98,
  typed: 0.22,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.4;
