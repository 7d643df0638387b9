/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                       48              –                 –                10.4
 *   people: overview                      35           68.6              48.6                 5.7
 *   people: answer                       139           65.5              55.4                 7.9
 *   people: silent                        56              –                 –                19.6
 *   people en: partial                    11              –                 –                 9.1
 *   people en: overview                   10           90.0              60.0                 0.0
 *   people en: answer                     42           73.8              64.3                11.9
 *   people en: silent                     15              –                 –                20.0
 *   people de: silent                     18              –                 –                22.2
 *   people de: partial                     9              –                 –                 0.0
 *   people de: answer                     42           57.1              45.2                 7.1
 *   people de: overview                    8           62.5              50.0                12.5
 *   people ru: answer                     35           68.6              54.3                 5.7
 *   people ru: partial                    17              –                 –                17.6
 *   people ru: overview                   10           70.0              60.0                 0.0
 *   people ru: silent                     11              –                 –                18.2
 *   people kk: silent                     12              –                 –                16.7
 *   people kk: partial                    11              –                 –                 9.1
 *   people kk: answer                     20           60.0              60.0                 5.0
 *   people kk: overview                    7           42.9              14.3                14.3
 *   files: answerable                    491           96.3              90.6                 2.2
 *   files: off-topic                      93              –                 –                 2.2
 *   files: near-miss                     137              –                 –                16.1
 *   files, kept: answerable              123           95.1              86.2                 3.3
 *   files, kept: near-miss                50              –                 –                22.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.4               5.9                 0.4
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                15.9
 *   held-out examples: answerable      13849           83.0              69.2                 6.6
 *   traps: trap                        11684              –                 –                22.9
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 4.27,
  example: 4.11,
  coverage: 2.11,
  stated: 2.95,
  literal: 2.16,
  missingKnown: 0,
  missingUnknown: 0,
  unexplained: -1.94,
  headMissing: -0.02,
  focusMissing: -0.41,
  indirect: -1.28,
  year: -2.02,
  number: 0,
  country: -0.16,
  direction: -0.82,
  name: -0.55,
  otherName: -1.05,
  type: -0.37,
  matter: 1.37,
  otherMatter: 0,
  side: 0.78,
  otherSide: -0.56,
  gives: 0.77,
  lacks: -1.62,
  current: 0.85,
  past: -0.55,
  lead: 0.22,
  newest: -0.13,
  superseded: 0,
  planned: -0.47,
  partial: -0.38,
  counted: 0.27,
  countsOther: -0.27,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.58,
  example: 1.6,
  coverage: 0.83,
  stated: 0.26,
  literal: 0,
  missingKnown: -2.24,
  missingUnknown: -1.9,
  unexplained: -1.79,
  headMissing: -1.01,
  focusMissing: -0.26,
  indirect: -1.69,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.62,
  name: -1.37,
  otherName: -1.14,
  type: -0.77,
  matter: 0,
  otherMatter: -0.48,
  side: 0.16,
  otherSide: -0.75,
  gives: 0,
  lacks: -1.09,
  current: 0.41,
  past: -0.28,
  lead: 0.15,
  newest: -0.41,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0.06,
  countsOther: -0.24,
  bias: -3.48,
  margin: 2.64,
  contentWords: 2.18,
  unknownName: -0.22,
  typed: 0.05,
  bare: 0.58,
  isBare: -0.37,
  noMatter: -0.19,
  countMissing: 0,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
