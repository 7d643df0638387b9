/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      114              –                 –                12.3
 *   people: overview                      64           73.4              39.1                 3.1
 *   people: answer                       264           68.9              54.2                 8.0
 *   people: silent                       141              –                 –                14.2
 *   people en: partial                    29              –                 –                10.3
 *   people en: overview                   19           84.2              52.6                 5.3
 *   people en: answer                     77           77.9              66.2                 9.1
 *   people en: silent                     39              –                 –                12.8
 *   people de: silent                     43              –                 –                11.6
 *   people de: partial                    28              –                 –                14.3
 *   people de: answer                     76           61.8              48.7                10.5
 *   people de: overview                   18           72.2              27.8                 0.0
 *   people ru: answer                     67           73.1              55.2                 1.5
 *   people ru: partial                    38              –                 –                10.5
 *   people ru: overview                   14           57.1              42.9                 0.0
 *   people ru: silent                     33              –                 –                18.2
 *   people kk: silent                     26              –                 –                15.4
 *   people kk: partial                    19              –                 –                15.8
 *   people kk: answer                     44           59.1              40.9                11.4
 *   people kk: overview                   13           76.9              30.8                 7.7
 *   files: answerable                    491           95.7              90.0                 2.2
 *   files: off-topic                      93              –                 –                 1.1
 *   files: near-miss                     137              –                 –                18.2
 *   files, kept: answerable              123           95.9              81.3                 2.4
 *   files, kept: near-miss                50              –                 –                24.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.4               2.2                 0.0
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                 9.1
 *   held-out examples: answerable       5430           82.2              68.5                 7.2
 *   traps: trap                         4583              –                 –                21.9
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.65,
  example: 3.92,
  coverage: 1.74,
  stated: 2.47,
  literal: 1.51,
  missingKnown: -0.16,
  missingUnknown: 0,
  unexplained: -2.04,
  headMissing: -0.17,
  focusMissing: -0.65,
  indirect: -1.08,
  year: -1.68,
  number: 0,
  country: -0.32,
  direction: -1.29,
  name: -0.42,
  otherName: -1.46,
  type: -0.27,
  matter: 1.03,
  otherMatter: -0.39,
  side: 0.92,
  otherSide: -0.58,
  gives: 1.26,
  lacks: -1.87,
  current: 1.17,
  past: -1.15,
  lead: 0.2,
  newest: 0.36,
  superseded: 0,
  planned: -0.56,
  partial: -0.79,
  counted: 0.29,
  countsOther: -0.29,
  narrower: -1,
  subjectMissing: -1.08,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 2.34,
  example: 2.42,
  coverage: 0.78,
  stated: 0,
  literal: 0,
  missingKnown: -2.26,
  missingUnknown: -2.36,
  unexplained: -0.7,
  headMissing: -0.46,
  focusMissing: -0.63,
  indirect: -1.61,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.49,
  name: -1.34,
  otherName: -1.48,
  type: -1.16,
  matter: 0,
  otherMatter: -0.45,
  side: 0.23,
  otherSide: -0.58,
  gives: 0,
  lacks: -0.59,
  current: 0.51,
  past: 0,
  lead: 0.38,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: 0,
  counted: 0.25,
  countsOther: -0.44,
  narrower: -1.05,
  subjectMissing: 0,
  bias: -4.57,
  margin: 3.01,
  contentWords: 2.39,
  unknownName: 0,
  typed: 0.11,
  bare: 0.24,
  isBare: -0.64,
  untyped: 0,
  noMatter: -0.21,
  countMissing: -0.35,
  asksWho: -0.6,
  asksWhen: 0.15,
  asksWhere: 0.39,
  asksWhich: 0.32,
  asksHowMany: -0.2,
  asksHowMuch: -0.41,
  asksWhat: -0.26,
  asksWhy: 0.49,
  asksHow: 0.21,
  asksWhether: 0.01,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
