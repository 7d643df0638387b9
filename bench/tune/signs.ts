import type { ConfidenceFeature } from '../../src/answer/judge.ts';
import type { Sign } from './fit.ts';

/** What can only speak against a fact. */
const AGAINST: ReadonlySet<string> = new Set<ConfidenceFeature>([
  'missingKnown',
  'coreMissing',
  'coreNameMissing',
  'missingUnknown',
  'unexplained',
  'countsOther',
  'figureOnly',
  'narrower',
  'subjectMissing',
  'headMissing',
  'focusMissing',
  'indirect',
  'year',
  'number',
  'country',
  'direction',
  'name',
  'otherName',
  'type',
  'otherMatter',
  'unlikelyMatter',
  'otherSide',
  'lacks',
  'past',
  'superseded',
  'planned',
  'partial',
  'concernMissing',
  'aspectMissing',
  'concernUnknown',
  'aspectUnknown',
  'concernExtra',
  'concernOpposite',
  'unknownName',
  'countMissing',
  'large',
]);
/** What may speak for and against. */
const EITHER: ReadonlySet<string> = new Set<ConfidenceFeature>([
  'bias',
  'typed',
  'isBare',
  'noMatter',
  'noConcern',
  'untyped',
  'contentWords',
  'current',
]);

/** Whether a feature may only speak for a fact (1), only against it (-1), or either (0). */
export function signOf(name: ConfidenceFeature): Sign {
  if (EITHER.has(name) || name.startsWith('asks')) return 0;
  return AGAINST.has(name) ? -1 : 1;
}
