/*
 * Written by `npm run tune:plain -- --write`; not to be changed by hand. What the weights reach on packs that they were not fitted
 * on:
 *
 *   pack                     from  questions  first right %  answered right %  wrong %  near-misses answered %  off-topic answered %  answer taken out, answered %
 *   climbing-en               0.5         39           89.7              69.2      2.6                     9.1                   0.0                          17.9
 *   repair-de                 0.5         36           88.9              66.7      0.0                     9.1                   0.0                          11.1
 *   school-ru                 0.5         34           82.4              58.8      5.9                    18.2                   0.0                          26.5
 *   fees-en                   0.5         38           84.2              76.3      2.6                    10.0                   0.0                          23.7
 *   games-en                  0.5         37           81.1              64.9      8.1                    30.0                  33.3                          21.6
 *   pool-de                   0.5         35           88.6              57.1      0.0                    22.2                   0.0                           5.7
 *   housing-kk                0.5         33           93.9              81.8      3.0                    14.3                   0.0                           3.0
 *   cowork-ru                 0.5         36           86.1              55.6      0.0                     0.0                   0.0                           8.3
 *   assistant-en, kept half   0.5         60           23.3               1.7      1.7                       –                  13.3                             –
 *   shop-en, kept half        0.5         60           31.7               8.3      3.3                    14.3                   0.0                             –
 */

/** The weights of model.ts for packs that say nothing of matters and kinds of answers. */
export const PLAIN_ORDER = {
  words: 1.25,
  example: 1.09,
  examples: 1.35,
  coverage: 2.01,
  stated: 1.3,
  literal: 0,
  missingKnown: 0,
  missingUnknown: 0,
  unexplained: -3.63,
  headMissing: 0,
  focusMissing: -0.18,
  indirect: -0.99,
  year: -1.76,
  number: -0.15,
  country: 0,
  direction: -0.93,
  name: -0.63,
  otherName: -1.81,
  type: -1.87,
  matter: 0,
  otherMatter: 0,
  likelyMatter: 0.05,
  unlikelyMatter: -0.85,
  side: 0,
  otherSide: 0,
  gives: 1.2,
  lacks: 0,
  current: 0,
  past: 0,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: -0.56,
  figureOnly: -0.96,
  total: 0,
  narrower: -0.77,
  subjectMissing: -1.08,
  concern: 0.48,
  concernMissing: -3.27,
  aspectMissing: -0.65,
  concernUnknown: 0,
  aspectUnknown: 0,
  concernExtra: -1.12,
  concernOpposite: -0.15,
} as const;

export const PLAIN_CONFIDENCE = {
  words: 0,
  example: 0,
  examples: 0.06,
  coverage: 0.18,
  stated: 0.08,
  literal: 0.27,
  missingKnown: -0.23,
  missingUnknown: 0,
  unexplained: -1.87,
  headMissing: -0.01,
  focusMissing: -0.03,
  indirect: -0.3,
  year: 0,
  number: -0.55,
  country: 0,
  direction: -0.28,
  name: -0.6,
  otherName: -0.35,
  type: -2.12,
  matter: 0,
  otherMatter: 0,
  likelyMatter: 0,
  unlikelyMatter: -0.88,
  side: 0,
  otherSide: 0,
  gives: 0,
  lacks: 0,
  current: 0,
  past: 0,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: -0.07,
  figureOnly: -0.21,
  total: 0,
  narrower: -0.76,
  subjectMissing: -0.27,
  concern: 1.26,
  concernMissing: 0,
  aspectMissing: -0.17,
  concernUnknown: -1.59,
  aspectUnknown: -0.24,
  concernExtra: -0.13,
  concernOpposite: 0,
  bias: -0.92,
  margin: 1.39,
  matterMargin: 1.39,
  exampleMargin: 0.81,
  contentWords: 1.56,
  unknownName: -0.18,
  bare: 1.16,
  isBare: -0.08,
  noMatter: -0.92,
  noConcern: 0.51,
  untyped: -0.92,
  countMissing: -0.55,
  large: -0.93,
} as const;

export const PLAIN_ANSWER_FROM = 0.5;
