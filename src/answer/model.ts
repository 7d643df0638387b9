/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      161              –                 –                 9.3
 *   people: overview                      92           80.4              34.8                 1.1
 *   people: answer                       373           73.2              54.7                 4.0
 *   people: silent                       177              –                 –                 9.6
 *   people en: partial                    40              –                 –                15.0
 *   people en: overview                   29           86.2              48.3                 0.0
 *   people en: answer                    115           74.8              60.9                 5.2
 *   people en: silent                     50              –                 –                10.0
 *   people de: silent                     56              –                 –                10.7
 *   people de: partial                    43              –                 –                 7.0
 *   people de: answer                     99           68.7              49.5                 3.0
 *   people de: overview                   27           81.5              22.2                 0.0
 *   people ru: answer                     94           79.8              56.4                 0.0
 *   people ru: partial                    52              –                 –                 7.7
 *   people ru: overview                   19           68.4              42.1                 5.3
 *   people ru: silent                     41              –                 –                 9.8
 *   people kk: silent                     30              –                 –                 6.7
 *   people kk: partial                    26              –                 –                 7.7
 *   people kk: answer                     65           67.7              49.2                 9.2
 *   people kk: overview                   17           82.4              23.5                 0.0
 *   files: answerable                    491           96.3              90.4                 2.0
 *   files: off-topic                      93              –                 –                 0.0
 *   files: near-miss                     137              –                 –                12.4
 *   files, kept: answerable              123           96.7              84.6                 3.3
 *   files, kept: near-miss                50              –                 –                16.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        410           61.7              29.8                 2.0
 *   other packs, kept: off-topic          50              –                 –                 0.0
 *   other packs, kept: near-miss          87              –                 –                19.5
 *   held-out examples: answerable      24800           68.9              40.1                 3.2
 *   traps: trap                        17588              –                 –                11.3
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.16,
  example: 2.37,
  examples: 3.48,
  coverage: 1.32,
  stated: 2.12,
  literal: 1.38,
  missingKnown: 0,
  missingUnknown: 0,
  unexplained: -3.12,
  headMissing: 0,
  focusMissing: -0.19,
  indirect: -1.05,
  year: -1.56,
  number: 0,
  country: -0.26,
  direction: -1.28,
  name: -0.71,
  otherName: -1.15,
  type: -0.66,
  matter: 0.91,
  otherMatter: -0.13,
  likelyMatter: 0.42,
  unlikelyMatter: -1.19,
  side: 0.97,
  otherSide: -0.59,
  gives: 0.89,
  lacks: -1.43,
  current: 0.75,
  past: -0.81,
  lead: 0.38,
  newest: 0.39,
  superseded: -0.24,
  planned: -0.37,
  partial: -0.64,
  figureOnly: -0.42,
  total: 0.2,
  counted: 0.46,
  countsOther: -0.46,
  narrower: -0.41,
  subjectMissing: -0.8,
  concern: 0.8,
  concernMissing: -0.91,
  aspectMissing: -0.19,
  concernUnknown: 0,
  aspectUnknown: 0,
  concernExtra: -0.76,
  concernOpposite: 0,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.74,
  example: 0.15,
  examples: 2.32,
  coverage: 1.41,
  stated: 0.52,
  literal: 0,
  missingKnown: -0.69,
  missingUnknown: -0.56,
  unexplained: -1.29,
  headMissing: -0.52,
  focusMissing: 0,
  indirect: -1.09,
  year: -0.02,
  number: 0,
  country: 0,
  direction: -0.58,
  name: -0.2,
  otherName: -1.27,
  type: -0.84,
  matter: 0.12,
  otherMatter: -0.37,
  likelyMatter: 0,
  unlikelyMatter: -0.82,
  side: 0.26,
  otherSide: -0.5,
  gives: 0.14,
  lacks: -0.32,
  current: 0.36,
  past: -0.04,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: -0.08,
  partial: -0.05,
  figureOnly: -0.23,
  total: 0,
  counted: 0,
  countsOther: -0.24,
  narrower: -0.48,
  subjectMissing: -0.25,
  concern: 0,
  concernMissing: -0.6,
  aspectMissing: -0.86,
  concernUnknown: -0.85,
  aspectUnknown: -0.17,
  concernExtra: -0.79,
  concernOpposite: 0,
  bias: -2.63,
  margin: 2.24,
  matterMargin: 0.58,
  exampleMargin: 0,
  contentWords: 2.38,
  unknownName: 0,
  typed: -0.1,
  bare: 1.36,
  isBare: -0.36,
  noMatter: -0.37,
  noConcern: -0.97,
  untyped: 0.69,
  countMissing: 0,
  large: -1.72,
  asksWho: -0.2,
  asksWhen: 0.01,
  asksWhere: 0.37,
  asksWhich: -0.08,
  asksHowMany: -0.26,
  asksHowMuch: -0.23,
  asksWhat: 0.01,
  asksWhy: 0.36,
  asksHow: 0,
  asksWhether: -0.08,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.6;
