/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                                       questions  first right %  answered right %  answered falsely %
 *   held-out examples: answerable                 13308           84.7              71.9                 7.1
 *   held-out examples: trap                       11255              –                 –                28.7
 *   development and third set: answerable           170           95.9              94.1                 2.4
 *   development and third set: off-topic             25              –                 –                 0.0
 *   development and third set: near-miss             36              –                 –                 8.3
 *   second set, first half: answerable              100           97.0              92.0                 2.0
 *   second set, first half: near-miss                35              –                 –                11.4
 *   second set, first half: off-topic                25              –                 –                 4.0
 *   second set, second half: answerable             100           99.0              92.0                 0.0
 *   second set, second half: near-miss               35              –                 –                20.0
 *   second set, second half: off-topic               25              –                 –                 4.0
 *   assistant-en, second half: answerable            60           26.7               0.0                 0.0
 *   assistant-en, second half: off-topic             15              –                 –                 0.0
 *   encyclopedia-de, second half: answerable         50           52.0              12.0                 0.0
 *   encyclopedia-de, second half: near-miss          12              –                 –                41.7
 *   encyclopedia-de, second half: off-topic           6              –                 –                 0.0
 *   encyclopedia-en, second half: answerable        100           75.0              27.0                 2.0
 *   encyclopedia-en, second half: near-miss          25              –                 –                24.0
 *   encyclopedia-en, second half: off-topic          12              –                 –                 0.0
 *   shop-en, second half: answerable                 60           30.0               1.7                 3.3
 *   shop-en, second half: near-miss                   7              –                 –                 0.0
 *   shop-en, second half: off-topic                   7              –                 –                 0.0
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const RANK = {
  words: 4.77,
  example: 3.65,
  coverage: 2.86,
  stated: 3.36,
  literal: 2.42,
  indirect: -1.23,
  year: -2.41,
  number: -0.57,
  country: 0,
  direction: -1.09,
  name: -0.31,
  otherName: -1.22,
  type: -0.64,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const GATE = {
  bias: -2.99,
  words: 2.29,
  example: 1.23,
  coverage: 1.23,
  stated: 0.35,
  margin: 2.67,
  missing: -4.43,
  contentWords: 1.81,
  headMissing: -1.16,
  focusMissing: -0.52,
  countMissing: -0.71,
  name: -1.62,
  otherName: -1.42,
  unknownName: -0.74,
  typed: 0.37,
  indirect: -1.32,
  bare: 1.14,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.46;
