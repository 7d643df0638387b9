/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                                    questions  first right %  answered right %  answered falsely %
 *   held-out examples: answerable              10439           84.0              65.5                 5.3
 *   held-out examples: trap                     8886              –                 –                20.5
 *   development and third set: answerable        170           95.9              92.4                 2.4
 *   development and third set: off-topic          25              –                 –                 0.0
 *   development and third set: near-miss          36              –                 –                 2.8
 *   second set, first half: answerable           100           95.0              81.0                 4.0
 *   second set, first half: near-miss             35              –                 –                 8.6
 *   second set, first half: off-topic             25              –                 –                 0.0
 *   second set, second half: answerable          100           96.0              90.0                 0.0
 *   second set, second half: near-miss            35              –                 –                17.1
 *   second set, second half: off-topic            25              –                 –                 4.0
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.77,
  example: 3.56,
  coverage: 2.73,
  stated: 3.56,
  literal: 2.13,
  indirect: -1.24,
  year: -2.8,
  number: -0.83,
  country: 0,
  direction: -1.18,
  name: -1.27,
  type: -0.7,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.95,
  words: 2.38,
  example: 1.25,
  coverage: 1.39,
  stated: 0.45,
  margin: 2.78,
  missing: -2.7,
  contentWords: 1.63,
  headMissing: -1.52,
  focusMissing: -0.59,
  countMissing: -0.23,
  name: -1.99,
  unknownName: -1.36,
  typed: 0.57,
  indirect: -1.34,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.64;
