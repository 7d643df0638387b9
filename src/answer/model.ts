/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      114              –                 –                 9.6
 *   people: overview                      64           73.4              37.5                 1.6
 *   people: answer                       264           68.9              51.5                 6.1
 *   people: silent                       141              –                 –                11.3
 *   people en: partial                    29              –                 –                 6.9
 *   people en: overview                   19           84.2              52.6                 5.3
 *   people en: answer                     77           77.9              63.6                 7.8
 *   people en: silent                     39              –                 –                10.3
 *   people de: silent                     43              –                 –                 9.3
 *   people de: partial                    28              –                 –                 7.1
 *   people de: answer                     76           61.8              46.1                 6.6
 *   people de: overview                   18           72.2              27.8                 0.0
 *   people ru: answer                     67           73.1              53.7                 1.5
 *   people ru: partial                    38              –                 –                10.5
 *   people ru: overview                   14           57.1              42.9                 0.0
 *   people ru: silent                     33              –                 –                15.2
 *   people kk: silent                     26              –                 –                11.5
 *   people kk: partial                    19              –                 –                15.8
 *   people kk: answer                     44           59.1              36.4                 9.1
 *   people kk: overview                   13           76.9              23.1                 0.0
 *   files: answerable                    491           95.7              89.6                 2.0
 *   files: off-topic                      93              –                 –                 1.1
 *   files: near-miss                     137              –                 –                16.1
 *   files, kept: answerable              123           95.9              80.5                 2.4
 *   files, kept: near-miss                50              –                 –                24.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.4              12.2                 2.6
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                22.7
 *   held-out examples: answerable       5430           82.3              66.4                 6.4
 *   traps: trap                         4583              –                 –                19.3
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.66,
  example: 3.91,
  coverage: 1.75,
  stated: 2.46,
  literal: 1.5,
  missingKnown: -0.15,
  missingUnknown: 0,
  unexplained: -2.04,
  headMissing: -0.17,
  focusMissing: -0.65,
  indirect: -1.08,
  year: -1.68,
  number: 0,
  country: -0.31,
  direction: -1.28,
  name: -0.42,
  otherName: -1.46,
  type: -0.26,
  matter: 1.03,
  otherMatter: -0.38,
  side: 0.91,
  otherSide: -0.59,
  gives: 1.26,
  lacks: -1.85,
  current: 1.17,
  past: -1.11,
  lead: 0.19,
  newest: 0.36,
  superseded: 0,
  planned: -0.57,
  partial: -0.8,
  counted: 0.29,
  countsOther: -0.29,
  narrower: -1,
  subjectMissing: -1.08,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 2.25,
  example: 2.67,
  coverage: 0.75,
  stated: 0,
  literal: 0,
  missingKnown: -2.27,
  missingUnknown: -2.28,
  unexplained: -0.91,
  headMissing: -0.44,
  focusMissing: -0.65,
  indirect: -1.52,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.55,
  name: -1.05,
  otherName: -1.52,
  type: -1.03,
  matter: 0,
  otherMatter: -0.41,
  side: 0.32,
  otherSide: -0.49,
  gives: 0.24,
  lacks: -0.34,
  current: 0.57,
  past: 0,
  lead: 0.2,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0.07,
  countsOther: -0.37,
  narrower: -0.99,
  subjectMissing: 0,
  bias: -4.73,
  margin: 2.92,
  contentWords: 2.65,
  unknownName: 0,
  typed: 0.05,
  bare: 0,
  isBare: -0.4,
  noMatter: -0.66,
  untyped: 2.88,
  countMissing: -0.05,
  asksWho: -0.56,
  asksWhen: 0.09,
  asksWhere: 0.48,
  asksWhich: 0.3,
  asksHowMany: -0.3,
  asksHowMuch: -0.39,
  asksWhat: -0.16,
  asksWhy: 0.52,
  asksHow: 0.12,
  asksWhether: 0.02,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.55;
