/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      161              –                 –                 9.9
 *   people: overview                      92           80.4              33.7                 1.1
 *   people: answer                       373           72.9              55.0                 4.0
 *   people: silent                       177              –                 –                10.2
 *   people en: partial                    40              –                 –                15.0
 *   people en: overview                   29           86.2              48.3                 0.0
 *   people en: answer                    115           74.8              60.9                 5.2
 *   people en: silent                     50              –                 –                10.0
 *   people de: silent                     56              –                 –                10.7
 *   people de: partial                    43              –                 –                 7.0
 *   people de: answer                     99           67.7              49.5                 3.0
 *   people de: overview                   27           81.5              18.5                 0.0
 *   people ru: answer                     94           79.8              57.4                 0.0
 *   people ru: partial                    52              –                 –                 9.6
 *   people ru: overview                   19           68.4              42.1                 5.3
 *   people ru: silent                     41              –                 –                12.2
 *   people kk: silent                     30              –                 –                 6.7
 *   people kk: partial                    26              –                 –                 7.7
 *   people kk: answer                     65           67.7              49.2                 9.2
 *   people kk: overview                   17           82.4              23.5                 0.0
 *   files: answerable                    491           96.3              90.4                 2.0
 *   files: off-topic                      93              –                 –                 0.0
 *   files: near-miss                     137              –                 –                12.4
 *   files, kept: answerable              123           96.7              83.7                 3.3
 *   files, kept: near-miss                50              –                 –                18.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           48.5              11.5                 0.7
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                29.5
 *   held-out examples: answerable      24800           69.0              40.0                 3.2
 *   traps: trap                        17587              –                 –                11.4
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.17,
  example: 2.42,
  examples: 3.46,
  coverage: 1.38,
  stated: 2.16,
  literal: 1.41,
  missingKnown: 0,
  missingUnknown: 0,
  unexplained: -3.09,
  headMissing: 0,
  focusMissing: -0.22,
  indirect: -1.11,
  year: -1.56,
  number: 0,
  country: -0.29,
  direction: -1.29,
  name: -0.71,
  otherName: -1.15,
  type: -0.59,
  matter: 0.9,
  otherMatter: -0.14,
  likelyMatter: 0.41,
  unlikelyMatter: -1.19,
  side: 0.97,
  otherSide: -0.6,
  gives: 0.89,
  lacks: -1.44,
  current: 0.75,
  past: -0.83,
  lead: 0.39,
  newest: 0.39,
  superseded: -0.23,
  planned: -0.38,
  partial: -0.64,
  figureOnly: -0.43,
  total: 0.18,
  counted: 0.43,
  countsOther: -0.43,
  narrower: -0.41,
  subjectMissing: -0.8,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.77,
  example: 0.21,
  examples: 2.16,
  coverage: 1.14,
  stated: 0.5,
  literal: 0,
  missingKnown: -0.9,
  missingUnknown: -0.87,
  unexplained: -1.35,
  headMissing: -0.6,
  focusMissing: 0,
  indirect: -1.1,
  year: -0.02,
  number: 0,
  country: 0,
  direction: -0.6,
  name: -0.2,
  otherName: -1.29,
  type: -0.83,
  matter: 0,
  otherMatter: -0.5,
  likelyMatter: 0.02,
  unlikelyMatter: -0.84,
  side: 0.23,
  otherSide: -0.52,
  gives: 0.1,
  lacks: -0.4,
  current: 0.29,
  past: -0.11,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: -0.1,
  partial: -0.03,
  figureOnly: -0.2,
  total: 0,
  counted: 0,
  countsOther: -0.1,
  narrower: -0.52,
  subjectMissing: -0.26,
  bias: -4.49,
  margin: 2.28,
  matterMargin: 0.56,
  exampleMargin: 0.08,
  contentWords: 2.18,
  unknownName: 0,
  typed: -0.2,
  bare: 1.28,
  isBare: -0.51,
  noMatter: -0.5,
  untyped: 1.5,
  countMissing: 0,
  asksWho: -0.21,
  asksWhen: 0.04,
  asksWhere: 0.33,
  asksWhich: -0.07,
  asksHowMany: -0.36,
  asksHowMuch: -0.19,
  asksWhat: -0.08,
  asksWhy: 0.34,
  asksHow: 0.08,
  asksWhether: -0.08,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.6;
