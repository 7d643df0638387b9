/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                                       questions  first right %  answered right %  answered falsely %
 *   held-out examples: answerable                 13317           84.8              71.3                 6.8
 *   held-out examples: trap                       11268              –                 –                27.2
 *   development and third set: answerable           170           96.5              94.7                 1.8
 *   development and third set: off-topic             25              –                 –                 0.0
 *   development and third set: near-miss             36              –                 –                 5.6
 *   second set, first half: answerable              100           97.0              92.0                 2.0
 *   second set, first half: near-miss                35              –                 –                 8.6
 *   second set, first half: off-topic                25              –                 –                 4.0
 *   second set, second half: answerable             100           99.0              93.0                 0.0
 *   second set, second half: near-miss               35              –                 –                20.0
 *   second set, second half: off-topic               25              –                 –                 0.0
 *   assistant-en, second half: answerable            60           26.7               0.0                 0.0
 *   assistant-en, second half: off-topic             15              –                 –                 0.0
 *   encyclopedia-de, second half: answerable         50           52.0              12.0                 0.0
 *   encyclopedia-de, second half: near-miss          12              –                 –                41.7
 *   encyclopedia-de, second half: off-topic           6              –                 –                 0.0
 *   encyclopedia-en, second half: answerable        100           75.0              25.0                 2.0
 *   encyclopedia-en, second half: near-miss          25              –                 –                16.0
 *   encyclopedia-en, second half: off-topic          12              –                 –                 0.0
 *   shop-en, second half: answerable                 60           30.0               1.7                 3.3
 *   shop-en, second half: near-miss                   7              –                 –                 0.0
 *   shop-en, second half: off-topic                   7              –                 –                 0.0
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.77,
  example: 3.62,
  coverage: 2.9,
  stated: 3.37,
  literal: 2.39,
  indirect: -1.24,
  year: -2.38,
  number: -0.51,
  country: 0,
  direction: -1.08,
  name: -0.3,
  otherName: -1.18,
  type: -0.66,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.9,
  words: 2.37,
  example: 1.13,
  coverage: 1.32,
  stated: 0.27,
  margin: 2.68,
  missing: -4.44,
  contentWords: 1.72,
  headMissing: -1.18,
  focusMissing: -0.48,
  countMissing: -0.77,
  name: -1.71,
  otherName: -1.66,
  unknownName: -0.66,
  typed: 0.37,
  indirect: -1.31,
  bare: 1.09,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
