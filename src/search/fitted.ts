/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                                  questions  first right %  answered right %  answered falsely %
 *   held-out examples: answerable            10319           83.4              63.2                 4.7
 *   held-out examples: trap                   8939              –                 –                18.6
 *   development: answerable                    110           94.5              90.9                 3.6
 *   development: off-topic                      10              –                 –                 0.0
 *   development: near-miss                      16              –                 –                 6.3
 *   second set, first half: answerable         100           94.0              75.0                 4.0
 *   second set, first half: near-miss           35              –                 –                 5.7
 *   second set, first half: off-topic           25              –                 –                 0.0
 *   second set, second half: answerable        100           95.0              89.0                 0.0
 *   second set, second half: near-miss          35              –                 –                17.1
 *   second set, second half: off-topic          25              –                 –                 0.0
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.68,
  example: 3.67,
  coverage: 2.67,
  stated: 3.64,
  literal: 2.12,
  year: -2.71,
  number: -0.84,
  country: 0,
  direction: -1.18,
  name: -1.29,
  type: -1.37,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.94,
  words: 2.28,
  example: 0.89,
  coverage: 1.29,
  stated: 0.67,
  margin: 2.5,
  missing: -2.2,
  contentWords: 1.79,
  headMissing: -1.32,
  focusMissing: -0.39,
  countMissing: -0.37,
  name: -1.74,
  unknownName: -1.4,
  typed: 0.37,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.71;
