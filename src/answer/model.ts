/*
 * Written by `npm run tune -- --write`; not to be changed by hand. docs/quality.md says how the weights are found. What
 * they reached on questions that they were not fitted on:
 *
 *   set                            questions  first right %  answered right %  answered falsely %
 *   people: partial                       96              –                 –                12.5
 *   people: overview                      60           75.0              38.3                 3.3
 *   people: answer                       229           69.0              57.2                 7.9
 *   people: silent                       103              –                 –                13.6
 *   people en: partial                    23              –                 –                13.0
 *   people en: overview                   18           83.3              55.6                 5.6
 *   people en: answer                     68           77.9              66.2                10.3
 *   people en: silent                     29              –                 –                13.8
 *   people de: silent                     33              –                 –                12.1
 *   people de: partial                    22              –                 –                18.2
 *   people de: answer                     66           62.1              48.5                 9.1
 *   people de: overview                   16           81.3              31.3                 0.0
 *   people ru: answer                     57           73.7              61.4                 1.8
 *   people ru: partial                    34              –                 –                11.8
 *   people ru: overview                   14           57.1              35.7                 0.0
 *   people ru: silent                     22              –                 –                13.6
 *   people kk: silent                     19              –                 –                15.8
 *   people kk: partial                    17              –                 –                 5.9
 *   people kk: answer                     38           57.9              50.0                10.5
 *   people kk: overview                   12           75.0              25.0                 8.3
 *   files: answerable                    491           95.7              90.4                 2.4
 *   files: off-topic                      93              –                 –                 2.2
 *   files: near-miss                     137              –                 –                16.8
 *   files, kept: answerable              123           95.9              79.7                 2.4
 *   files, kept: near-miss                50              –                 –                22.0
 *   files, kept: off-topic                32              –                 –                 0.0
 *   other packs, kept: answerable        270           47.4               3.7                 0.7
 *   other packs, kept: off-topic          40              –                 –                 0.0
 *   other packs, kept: near-miss          44              –                 –                 9.1
 *   held-out examples: answerable       5430           82.1              68.3                 6.9
 *   traps: trap                         4583              –                 –                22.7
 */

/** What speaks for and against a fact, as log-odds that add up to its score. */
export const ORDER = {
  words: 3.51,
  example: 3.97,
  coverage: 1.89,
  stated: 2.45,
  literal: 1.5,
  missingKnown: -0.16,
  missingUnknown: 0,
  unexplained: -2.1,
  headMissing: -0.12,
  focusMissing: -0.62,
  indirect: -1.1,
  year: -1.77,
  number: 0,
  country: -0.32,
  direction: -1.24,
  name: -0.44,
  otherName: -1.4,
  type: -0.5,
  matter: 1.18,
  otherMatter: -0.17,
  side: 0.97,
  otherSide: -0.63,
  gives: 1.25,
  lacks: -1.92,
  current: 1.06,
  past: -1.23,
  lead: 0.16,
  newest: 0.38,
  superseded: -0.06,
  planned: -0.57,
  partial: -0.78,
  counted: 0.32,
  countsOther: -0.32,
  narrower: -1.06,
  subjectMissing: -0.99,
} as const;

/** How far the best candidate can be trusted, as log-odds. */
export const CONFIDENCE = {
  words: 2.07,
  example: 2.85,
  coverage: 0.58,
  stated: 0,
  literal: 0,
  missingKnown: -2.41,
  missingUnknown: -2.05,
  unexplained: -0.62,
  headMissing: -0.71,
  focusMissing: -0.67,
  indirect: -1.73,
  year: 0,
  number: 0,
  country: 0,
  direction: -0.86,
  name: -1.03,
  otherName: -1.55,
  type: -1.36,
  matter: 0,
  otherMatter: -0.41,
  side: 0.36,
  otherSide: -0.59,
  gives: 0,
  lacks: -0.5,
  current: 0.73,
  past: 0,
  lead: 0.41,
  newest: 0,
  superseded: 0,
  planned: -0.06,
  partial: 0,
  counted: 0.11,
  countsOther: -0.66,
  narrower: -1.02,
  subjectMissing: 0,
  bias: -4.87,
  margin: 3.38,
  contentWords: 2.57,
  unknownName: 0,
  typed: 0.14,
  bare: 0.4,
  isBare: -0.69,
  noMatter: -0.07,
  asksWho: 0,
  asksWhen: 0,
  asksWhere: 0,
  asksWhich: 0,
  asksHowMany: 0,
  asksHowMuch: 0,
  asksWhat: 0,
  asksWhy: 0,
  asksHow: 0,
  asksWhether: 0,
  countMissing: -0.49,
} as const;

/** Answers from this confidence on. */
export const ANSWER_FROM = 0.5;
