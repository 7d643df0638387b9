/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                                  questions  first right %  answered right %  answered falsely %
 *   held-out examples: answerable            10319           83.3              72.1                 8.3
 *   held-out examples: trap                   8939              –                 –                31.4
 *   development: answerable                    110           94.5              91.8                 4.5
 *   development: off-topic                      10              –                 –                10.0
 *   development: near-miss                      16              –                 –                12.5
 *   second set, first half: answerable         100           94.0              85.0                 5.0
 *   second set, first half: near-miss           35              –                 –                11.4
 *   second set, first half: off-topic           25              –                 –                 4.0
 *   second set, second half: answerable        100           95.0              91.0                 3.0
 *   second set, second half: near-miss          35              –                 –                20.0
 *   second set, second half: off-topic          25              –                 –                 8.0
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.59,
  example: 3.69,
  coverage: 2.74,
  stated: 3.66,
  literal: 2.19,
  year: -2.69,
  number: -0.83,
  country: -0.03,
  direction: -1.21,
  name: -1.31,
  type: -1.36,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.55,
  words: 1.5,
  example: 0.57,
  coverage: 0.86,
  stated: 0.44,
  margin: 1.65,
  missing: -1.46,
  contentWords: 1.17,
  headMissing: -0.89,
  focusMissing: -0.26,
  countMissing: -0.26,
  name: -1.17,
  unknownName: -1.02,
  typed: 0.25,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.48;
