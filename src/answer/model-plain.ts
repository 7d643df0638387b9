/*
 * Written by `npm run tune:plain -- --write`; not to be changed by hand. What the weights reach on packs that they were not fitted
 * on:
 *
 *   pack                     from  questions  first right %  answered right %  wrong %  near-misses answered %  off-topic answered %  answer taken out, answered %
 *   climbing-en               0.5         39           84.6              71.8      2.6                     9.1                   0.0                          20.5
 *   repair-de                 0.5         36           91.7              63.9      0.0                    18.2                   0.0                          11.1
 *   school-ru                 0.5         34           76.5              58.8      8.8                     9.1                   0.0                          14.7
 *   fees-en                   0.5         38           84.2              73.7      5.3                    10.0                   0.0                          26.3
 *   games-en, kept            0.5         37           83.8              64.9      8.1                    30.0                  33.3                          24.3
 *   pool-de, kept             0.5         35           88.6              57.1      0.0                    22.2                   0.0                           5.7
 *   housing-kk, kept          0.5         33           93.9              84.8      3.0                    14.3                   0.0                           3.0
 *   cowork-ru, kept           0.5         36           83.3              52.8      0.0                     0.0                   0.0                          11.1
 *   assistant-en, kept half   0.5         60           23.3               1.7      1.7                       –                   6.7                             –
 *   shop-en, kept half        0.5         60           33.3               5.0      3.3                     0.0                   0.0                             –
 */

/** The weights of model.ts for packs that say nothing of matters and kinds of answers. */
export const PLAIN_ORDER = {
  words: 2.06,
  example: 1.64,
  coverage: 1.71,
  stated: 0.82,
  literal: 0,
  missingKnown: -0.4,
  missingUnknown: 0,
  unexplained: -3.66,
  headMissing: 0,
  focusMissing: -0.19,
  indirect: -2.06,
  year: -2.19,
  number: 0,
  country: 0,
  direction: -0.75,
  name: -0.04,
  otherName: -2.11,
  type: -1.47,
  matter: 0,
  otherMatter: 0,
  side: 0,
  otherSide: 0,
  gives: 1.7,
  lacks: 0,
  current: 0,
  past: 0,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: -0.22,
  narrower: -0.56,
  subjectMissing: -1.2,
  concern: 0.29,
  concernMissing: -2.9,
  aspectMissing: -0.66,
  concernUnknown: 0,
  aspectUnknown: 0,
  concernExtra: -0.75,
  concernOpposite: -0.27,
} as const;

export const PLAIN_CONFIDENCE = {
  words: 0,
  example: 0.39,
  coverage: 0.05,
  stated: 0,
  literal: 0.13,
  missingKnown: -1,
  missingUnknown: -0.6,
  unexplained: -2.55,
  headMissing: -0.38,
  focusMissing: -0.17,
  indirect: -0.76,
  year: 0,
  number: -0.24,
  country: 0,
  direction: -0.29,
  name: -0.63,
  otherName: -0.47,
  type: -1.62,
  matter: 0,
  otherMatter: 0,
  side: 0,
  otherSide: 0,
  gives: 0.03,
  lacks: 0,
  current: 0,
  past: 0,
  lead: 0,
  newest: 0,
  superseded: 0,
  planned: 0,
  partial: -0.02,
  narrower: -0.87,
  subjectMissing: -0.3,
  concern: 1.32,
  concernMissing: 0,
  aspectMissing: -0.56,
  concernUnknown: -1.61,
  aspectUnknown: -0.62,
  concernExtra: -0.01,
  concernOpposite: 0,
  bias: -0.83,
  margin: 2.68,
  contentWords: 2.16,
  unknownName: -0.08,
  bare: 1.37,
  isBare: -0.12,
  noMatter: -0.83,
  noConcern: 0.58,
  untyped: -0.83,
  countMissing: -0.6,
  large: -1.13,
} as const;

export const PLAIN_ANSWER_FROM = 0.5;
