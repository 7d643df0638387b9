/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      114              –                 –                10.5
 *   people: overview                      64           68.8              34.4                 3.1
 *   people: answer                       264           70.1              52.3                 6.4
 *   people: silent                       141              –                 –                12.8
 *   people en: partial                    29              –                 –                 6.9
 *   people en: overview                   19           84.2              47.4                 5.3
 *   people en: answer                     77           80.5              66.2                 7.8
 *   people en: silent                     39              –                 –                10.3
 *   people de: silent                     43              –                 –                 9.3
 *   people de: partial                    28              –                 –                 7.1
 *   people de: answer                     76           64.5              44.7                 7.9
 *   people de: overview                   18           61.1              27.8                 0.0
 *   people ru: answer                     67           71.6              53.7                 1.5
 *   people ru: partial                    38              –                 –                10.5
 *   people ru: overview                   14           57.1              35.7                 0.0
 *   people ru: silent                     33              –                 –                21.2
 *   people kk: silent                     26              –                 –                11.5
 *   people kk: partial                    19              –                 –                21.1
 *   people kk: answer                     44           59.1              38.6                 9.1
 *   people kk: overview                   13           69.2              23.1                 7.7
 *   files: answerable                    491           95.9              89.4                 2.2
 *   files: off-topic                      93              –                 –                 1.1
 *   files: near-miss                     137              –                 –                13.1
 *   files, kept: answerable              123           95.9              80.5                 2.4
 *   files, kept: near-miss                50              –                 –                20.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.8              11.9                 2.6
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                22.7
 *   held-out examples: answerable       5430           82.2              66.5                 6.4
 *   traps: trap                         4583              –                 –                18.6
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.8,
  example: 3.94,
  coverage: 1.61,
  stated: 2.5,
  literal: 1.44,
  missingKnown: -0.12,
  missingUnknown: 0,
  unexplained: -2.26,
  headMissing: -0.25,
  focusMissing: -0.64,
  indirect: -1.04,
  year: -1.67,
  number: 0,
  country: -0.53,
  direction: -1.4,
  name: -0.42,
  otherName: -1.52,
  type: -0.32,
  matter: 1.08,
  otherMatter: -0.37,
  side: 0.94,
  otherSide: -0.62,
  gives: 1.24,
  lacks: -1.9,
  current: 1.22,
  past: -0.94,
  lead: 0.15,
  newest: 0.34,
  superseded: 0,
  planned: -0.61,
  partial: -0.69,
  counted: 0.28,
  countsOther: -0.28,
  narrower: -1.01,
  subjectMissing: -1.14,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.62,
  example: 2.68,
  coverage: 0.83,
  stated: 0.13,
  literal: 0,
  missingKnown: -2.25,
  missingUnknown: -1.9,
  unexplained: -0.99,
  headMissing: -0.52,
  focusMissing: -0.55,
  indirect: -1.37,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.51,
  name: -0.56,
  otherName: -1.45,
  type: -1.03,
  matter: 0,
  otherMatter: -0.51,
  side: 0.38,
  otherSide: -0.43,
  gives: 0.14,
  lacks: -0.51,
  current: 0.72,
  past: 0,
  lead: 0.16,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0.11,
  countsOther: -0.36,
  narrower: -0.99,
  subjectMissing: -0.21,
  bias: -4.35,
  margin: 2.9,
  contentWords: 2.5,
  unknownName: 0,
  typed: 0.06,
  bare: 0,
  isBare: -0.41,
  noMatter: -0.53,
  untyped: 2.55,
  countMissing: -0.11,
  asksWho: -0.51,
  asksWhen: 0.11,
  asksWhere: 0.46,
  asksWhich: 0.22,
  asksHowMany: -0.25,
  asksHowMuch: -0.35,
  asksWhat: -0.29,
  asksWhy: 0.36,
  asksHow: 0.35,
  asksWhether: -0.01,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.55;
