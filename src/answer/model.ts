/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                       74              –                 –                14.9
 *   people: overview                      48           77.1              43.8                 4.2
 *   people: answer                       189           69.3              59.8                 6.9
 *   people: silent                        72              –                 –                15.3
 *   people en: partial                    17              –                 –                17.6
 *   people en: overview                   16           87.5              56.3                 6.3
 *   people en: answer                     56           76.8              67.9                10.7
 *   people en: silent                     19              –                 –                10.5
 *   people de: silent                     23              –                 –                21.7
 *   people de: partial                    15              –                 –                20.0
 *   people de: answer                     56           60.7              51.8                 8.9
 *   people de: overview                   13           84.6              38.5                 0.0
 *   people ru: answer                     46           73.9              58.7                 2.2
 *   people ru: partial                    27              –                 –                11.1
 *   people ru: overview                   11           72.7              45.5                 0.0
 *   people ru: silent                     16              –                 –                18.8
 *   people kk: silent                     14              –                 –                 7.1
 *   people kk: partial                    15              –                 –                13.3
 *   people kk: answer                     31           64.5              61.3                 3.2
 *   people kk: overview                    8           50.0              25.0                12.5
 *   files: answerable                    491           96.7              90.4                 2.0
 *   files: off-topic                      93              –                 –                 1.1
 *   files: near-miss                     137              –                 –                16.1
 *   files, kept: answerable              123           95.1              84.6                 3.3
 *   files, kept: near-miss                50              –                 –                20.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.4               4.1                 0.7
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                 6.8
 *   held-out examples: answerable       5430           82.3              69.4                 7.6
 *   traps: trap                         4585              –                 –                23.2
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.51,
  example: 3.98,
  coverage: 2.12,
  stated: 2.58,
  literal: 1.62,
  missingKnown: -0.41,
  missingUnknown: 0,
  unexplained: -1.98,
  headMissing: 0,
  focusMissing: -0.36,
  indirect: -1.18,
  year: -2.03,
  number: 0,
  country: -0.39,
  direction: -1.08,
  name: -0.49,
  otherName: -1.49,
  type: -0.54,
  matter: 1.19,
  otherMatter: 0,
  side: 0.96,
  otherSide: -0.75,
  gives: 1.07,
  lacks: -1.88,
  current: 1.17,
  past: -1.15,
  lead: 0.43,
  newest: 0.01,
  superseded: -0.02,
  planned: -0.6,
  partial: -0.68,
  counted: 0.34,
  countsOther: -0.34,
  narrower: -0.55,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.74,
  example: 3.24,
  coverage: 0.33,
  stated: 0,
  literal: 0,
  missingKnown: -3.13,
  missingUnknown: -2.35,
  unexplained: -0.48,
  headMissing: -0.84,
  focusMissing: -0.33,
  indirect: -2.08,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.94,
  name: -1.13,
  otherName: -1.69,
  type: -0.67,
  matter: 0,
  otherMatter: -0.5,
  side: 0.62,
  otherSide: -0.38,
  gives: 0,
  lacks: -0.87,
  current: 0.48,
  past: -0.18,
  lead: 1,
  newest: -0.45,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0.01,
  countsOther: -0.37,
  narrower: -0.74,
  bias: -4.61,
  margin: 3.16,
  contentWords: 2.76,
  unknownName: 0,
  typed: 0.16,
  bare: 0.32,
  isBare: -0.46,
  noMatter: 0.1,
  countMissing: -0.57,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
