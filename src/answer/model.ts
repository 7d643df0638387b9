/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                       48              –                 –                 6.3
 *   people: overview                      35           71.4              37.1                 5.7
 *   people: answer                       139           68.3              57.6                 7.2
 *   people: silent                        56              –                 –                17.9
 *   people en: partial                    11              –                 –                 9.1
 *   people en: overview                   10           90.0              40.0                 0.0
 *   people en: answer                     42           73.8              61.9                14.3
 *   people en: silent                     15              –                 –                13.3
 *   people de: silent                     18              –                 –                22.2
 *   people de: partial                     9              –                 –                 0.0
 *   people de: answer                     42           57.1              45.2                 7.1
 *   people de: overview                    8           75.0              50.0                12.5
 *   people ru: answer                     35           74.3              60.0                 2.9
 *   people ru: partial                    17              –                 –                11.8
 *   people ru: overview                   10           70.0              40.0                 0.0
 *   people ru: silent                     11              –                 –                18.2
 *   people kk: silent                     12              –                 –                16.7
 *   people kk: partial                    11              –                 –                 0.0
 *   people kk: answer                     20           70.0              70.0                 0.0
 *   people kk: overview                    7           42.9              14.3                14.3
 *   files: answerable                    491           96.3              90.4                 2.4
 *   files: off-topic                      93              –                 –                 2.2
 *   files: near-miss                     137              –                 –                16.8
 *   files, kept: answerable              123           95.1              86.2                 3.3
 *   files, kept: near-miss                50              –                 –                20.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.8               4.8                 0.7
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                 6.8
 *   held-out examples: answerable       5430           82.1              70.6                 7.8
 *   traps: trap                         4585              –                 –                24.7
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.48,
  example: 3.79,
  coverage: 2.2,
  stated: 2.78,
  literal: 1.77,
  missingKnown: -0.43,
  missingUnknown: 0,
  unexplained: -1.83,
  headMissing: 0,
  focusMissing: -0.32,
  indirect: -1.38,
  year: -2.01,
  number: 0,
  country: -0.18,
  direction: -0.97,
  name: -0.48,
  otherName: -1.48,
  type: -0.26,
  matter: 1.23,
  otherMatter: -0.16,
  side: 0.94,
  otherSide: -0.66,
  gives: 0.97,
  lacks: -1.97,
  current: 1.02,
  past: -0.85,
  lead: 0.23,
  newest: -0.03,
  superseded: 0,
  planned: -0.57,
  partial: -0.61,
  counted: 0.36,
  narrower: 0,
  countsOther: -0.36,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.57,
  example: 2.67,
  coverage: 0.59,
  stated: 0,
  literal: 0,
  missingKnown: -2.83,
  missingUnknown: -2.42,
  unexplained: -1.27,
  headMissing: -0.72,
  focusMissing: -0.31,
  indirect: -1.9,
  year: 0,
  number: 0,
  country: 0,
  direction: -1.05,
  name: -0.98,
  otherName: -1.77,
  type: -0.43,
  matter: 0,
  otherMatter: -0.47,
  side: 0.21,
  otherSide: -0.47,
  gives: 0,
  lacks: -1.63,
  current: 0.82,
  past: -0.22,
  lead: 0.64,
  newest: -0.73,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0,
  narrower: 0,
  countsOther: -0.41,
  bias: -4.28,
  margin: 3.22,
  contentWords: 2.83,
  unknownName: 0,
  typed: 0.05,
  bare: 0.14,
  isBare: -0.45,
  noMatter: 0.08,
  countMissing: -0.38,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
