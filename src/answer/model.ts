/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                      161              –                 –                 8.1
 *   people: overview                      92           81.5              33.7                 2.2
 *   people: answer                       373           72.7              55.5                 4.3
 *   people: silent                       177              –                 –                 9.0
 *   people en: partial                    40              –                 –                12.5
 *   people en: overview                   29           86.2              51.7                 0.0
 *   people en: answer                    115           74.8              60.0                 7.0
 *   people en: silent                     50              –                 –                 4.0
 *   people de: silent                     56              –                 –                10.7
 *   people de: partial                    43              –                 –                 4.7
 *   people de: answer                     99           69.7              52.5                 3.0
 *   people de: overview                   27           85.2              18.5                 3.7
 *   people ru: answer                     94           76.6              56.4                 0.0
 *   people ru: partial                    52              –                 –                 7.7
 *   people ru: overview                   19           68.4              36.8                 5.3
 *   people ru: silent                     41              –                 –                12.2
 *   people kk: silent                     30              –                 –                10.0
 *   people kk: partial                    26              –                 –                 7.7
 *   people kk: answer                     65           67.7              50.8                 7.7
 *   people kk: overview                   17           82.4              23.5                 0.0
 *   files: answerable                    491           96.1              90.6                 2.0
 *   files: off-topic                      93              –                 –                 0.0
 *   files: near-miss                     137              –                 –                12.4
 *   files, kept: answerable              123           96.7              83.7                 2.4
 *   files, kept: near-miss                50              –                 –                18.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        410           62.0              29.3                 2.0
 *   other packs, kept: off-topic          50              –                 –                 0.0
 *   other packs, kept: near-miss          87              –                 –                21.8
 *   held-out examples: answerable      24800           69.1              40.0                 3.2
 *   traps: trap                        17588              –                 –                11.4
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.17,
  example: 2.35,
  examples: 3.22,
  coreMissing: -0.64,
  coreNameMissing: 0,
  coverage: 1.36,
  stated: 2.07,
  literal: 1.4,
  missingKnown: 0,
  missingUnknown: 0,
  unexplained: -3.12,
  headMissing: 0,
  focusMissing: -0.18,
  indirect: -1.07,
  year: -1.46,
  number: 0,
  country: -0.27,
  direction: -1.28,
  name: -0.67,
  otherName: -1.12,
  type: -0.66,
  matter: 0.82,
  otherMatter: -0.19,
  likelyMatter: 0.42,
  unlikelyMatter: -1.17,
  side: 0.95,
  otherSide: -0.61,
  gives: 0.86,
  lacks: -1.43,
  current: 0.7,
  past: -0.83,
  lead: 0.39,
  newest: 0.43,
  superseded: -0.21,
  planned: -0.34,
  partial: -0.64,
  figureOnly: -0.4,
  total: 0.24,
  counted: 0.43,
  countsOther: -0.43,
  narrower: -0.38,
  subjectMissing: -0.77,
  concern: 0.81,
  concernMissing: -0.93,
  aspectMissing: -0.18,
  concernUnknown: 0,
  aspectUnknown: 0,
  concernExtra: -0.75,
  concernOpposite: 0,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 1.81,
  example: 0.05,
  examples: 1.95,
  coreMissing: -0.69,
  coreNameMissing: -0.46,
  coverage: 1.43,
  stated: 0.64,
  literal: 0,
  missingKnown: -0.62,
  missingUnknown: -0.56,
  unexplained: -1.25,
  headMissing: -0.57,
  focusMissing: 0,
  indirect: -1.1,
  year: -0.01,
  number: 0,
  country: 0,
  direction: -0.57,
  name: -0.19,
  otherName: -1.24,
  type: -0.91,
  matter: 0.19,
  otherMatter: -0.26,
  likelyMatter: 0,
  unlikelyMatter: -0.87,
  side: 0.24,
  otherSide: -0.59,
  gives: 0,
  lacks: -0.35,
  current: 0.38,
  past: -0.11,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: -0.03,
  partial: -0.03,
  figureOnly: -0.25,
  total: 0,
  counted: 0.11,
  countsOther: -0.28,
  narrower: -0.38,
  subjectMissing: -0.18,
  concern: 0,
  concernMissing: -0.69,
  aspectMissing: -0.76,
  concernUnknown: -0.8,
  aspectUnknown: -0.13,
  concernExtra: -0.83,
  concernOpposite: 0,
  bias: -2.43,
  margin: 2.31,
  matterMargin: 0.63,
  exampleMargin: 0.01,
  contentWords: 2.45,
  unknownName: 0,
  typed: -0.12,
  bare: 0.83,
  isBare: -0.36,
  noMatter: -0.36,
  noConcern: -0.91,
  untyped: 0.76,
  countMissing: 0,
  large: -1.68,
  asksWho: -0.19,
  asksWhen: 0,
  asksWhere: 0.34,
  asksWhich: -0.03,
  asksHowMany: -0.17,
  asksHowMuch: -0.31,
  asksWhat: 0.01,
  asksWhy: 0.32,
  asksHow: 0.04,
  asksWhether: -0.11,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.6;
