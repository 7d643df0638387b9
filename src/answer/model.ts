/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                       48              –                 –                10.4
 *   people: overview                      35           71.4              54.3                 5.7
 *   people: answer                       139           67.6              57.6                 8.6
 *   people: silent                        56              –                 –                14.3
 *   people en: partial                    11              –                 –                 9.1
 *   people en: overview                   10           90.0              80.0                 0.0
 *   people en: answer                     42           73.8              64.3                14.3
 *   people en: silent                     15              –                 –                20.0
 *   people de: silent                     18              –                 –                 5.6
 *   people de: partial                     9              –                 –                11.1
 *   people de: answer                     42           61.9              47.6                 7.1
 *   people de: overview                    8           75.0              50.0                12.5
 *   people ru: answer                     35           71.4              60.0                 5.7
 *   people ru: partial                    17              –                 –                11.8
 *   people ru: overview                   10           70.0              60.0                 0.0
 *   people ru: silent                     11              –                 –                18.2
 *   people kk: silent                     12              –                 –                16.7
 *   people kk: partial                    11              –                 –                 9.1
 *   people kk: answer                     20           60.0              60.0                 5.0
 *   people kk: overview                    7           42.9              14.3                14.3
 *   files: answerable                    491           96.5              90.4                 2.4
 *   files: off-topic                      93              –                 –                 2.2
 *   files: near-miss                     137              –                 –                16.1
 *   files, kept: answerable              123           95.1              87.8                 3.3
 *   files, kept: near-miss                50              –                 –                22.0
 *   files, kept: off-topic                32              –                 –                 3.1
 *   other packs, kept: answerable        270           47.4               8.9                 0.4
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                20.5
 *   held-out examples: answerable      13840           82.9              69.2                 7.1
 *   traps: trap                        11626              –                 –                23.1
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 4.46,
  example: 4.1,
  coverage: 2.64,
  stated: 3.13,
  literal: 2.24,
  missing: 0,
  headMissing: 0,
  focusMissing: -0.43,
  indirect: -1.21,
  year: -2.12,
  number: 0,
  country: -0.31,
  direction: -0.85,
  name: -0.55,
  otherName: -1.32,
  type: -0.42,
  matter: 1.25,
  otherMatter: -0.19,
  side: 0.78,
  otherSide: -0.58,
  gives: 0.84,
  lacks: -1.61,
  current: 0.65,
  past: -0.62,
  lead: 0.25,
  newest: -0.12,
  superseded: 0,
  planned: -0.48,
  partial: -0.32,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.25,
  example: 1.52,
  coverage: 0.88,
  stated: 0.46,
  literal: 0,
  missing: -2.32,
  headMissing: -1.02,
  focusMissing: -0.43,
  indirect: -1.53,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.5,
  name: -1.36,
  otherName: -1.23,
  type: -0.3,
  matter: 0,
  otherMatter: -0.59,
  side: 0.2,
  otherSide: -0.61,
  gives: 0,
  lacks: -0.99,
  current: 0.34,
  past: -0.19,
  lead: 0.06,
  newest: -0.43,
  superseded: 0,
  planned: 0,
  partial: -0.02,
  bias: -2.81,
  margin: 2.43,
  contentWords: 1.62,
  unknownName: -0.25,
  typed: -0.02,
  bare: 0.56,
  isBare: -0.34,
  noMatter: -0.16,
  countMissing: -0.16,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
