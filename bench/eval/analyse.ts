import { type CandidateFinder, createCandidateFinder } from '../../src/answer/candidates.ts';
import { FEATURES } from '../../src/answer/features.ts';
import { CONTEXT_FEATURES, type ConfidenceFeatures, type Judged } from '../../src/answer/judge.ts';
import type { Weights } from '../../src/answer/weights.ts';
import { localizePack } from '../../src/facts/localize.ts';
import type { Pack } from '../../src/facts/pack.ts';
import { languageOf } from '../../src/search/languages/languages.ts';
import { accepts } from './judge.ts';
import type { EvalQuestion } from './question-file.ts';

/** What was made of a question before anything was decided: its best candidate, and how far that is trusted. */
export interface Analysis {
  readonly question: EvalQuestion;
  readonly best: Judged | undefined;
  /** Whether the best candidate is one that answers. */
  readonly right: boolean;
  /** 0 where something in the question rules the candidate out. */
  readonly confidence: number;
  /** Why the best candidate came first or was not trusted, for a person to read. */
  readonly reason: string;
}

const MOST_REASONS = 3;

/** Analyses questions, each in its own language. */
export function createAnalysis(pack: Pack): (question: EvalQuestion) => Analysis {
  const finders = new Map<string, CandidateFinder>();
  return (question) => {
    const local = localizePack(pack, question.lang);
    const finder = finders.get(question.lang) ?? createCandidateFinder(local, languageOf(local.language));
    finders.set(question.lang, finder);
    const reading = finder.read(question.q);
    const ranked = finder.find(reading);
    const [best] = ranked;
    if (!best) return { question, best, right: false, confidence: 0, reason: 'no fact has any word of it' };
    const isRight = ({ candidate }: Judged) =>
      question.kind === 'answerable' && accepts(question, candidate.fact.id, pack);
    const right = isRight(best);
    const better = ranked.find(isRight);
    const reasons = [
      best.isExcluded
        ? `ruled out by ${best.candidate.vetoes.join(', ')}`
        : `held back by ${doubts(finder.judge.confidenceFeatures(best, ranked, reading), finder.judge.weights)}`,
      ...(better && !right
        ? [`before ${better.candidate.fact.id} by ${advantages(best, better, finder.judge.weights)}`]
        : []),
      ...(question.kind === 'answerable' && !better ? ['the right fact is not among the candidates'] : []),
    ];
    return {
      question,
      best,
      right,
      confidence: best.isExcluded ? 0 : finder.judge.confidenceOf(best, ranked, reading),
      reason: reasons.join('; '),
    };
  };
}

/** By what the one candidate came before the other, as log-odds, the most first. */
function advantages({ features: a }: Judged, { features: b }: Judged, { order }: Weights): string {
  return mostOf(FEATURES.map((name) => [name, order(name) * (a[name] - b[name])]));
}

/** What costs most of the confidence, against a candidate that has it all, as log-odds. */
function doubts(features: ConfidenceFeatures, { confidence }: Weights): string {
  return mostOf(
    [...FEATURES, ...CONTEXT_FEATURES]
      .filter((name) => name !== 'bias' && name !== 'typed')
      .map((name) => [
        name,
        confidence(name) > 0 ? confidence(name) * (1 - features[name]) : -confidence(name) * features[name],
      ]),
  );
}

function mostOf(parts: readonly (readonly [string, number])[]): string {
  return parts
    .filter(([, value]) => value > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_REASONS)
    .map(([name, value]) => `${name} ${value.toFixed(1)}`)
    .join(', ');
}

/** What would be answered at several confidences, as rows of a table. */
export function thresholdRows(analyses: readonly Analysis[], thresholds: readonly number[]): Record<string, string>[] {
  const share = (some: readonly Analysis[], test: (one: Analysis) => boolean) =>
    some.length === 0 ? '–' : ((100 * some.filter(test).length) / some.length).toFixed(1);
  const of = (kind: EvalQuestion['kind']) => analyses.filter(({ question }) => question.kind === kind);
  return thresholds.map((threshold) => {
    const answered = ({ confidence }: Analysis) => confidence > 0 && confidence >= threshold;
    return {
      'answers from': threshold.toFixed(2),
      'answered right %': share(of('answerable'), (one) => answered(one) && one.right),
      'answered wrong %': share(of('answerable'), (one) => answered(one) && !one.right),
      'left open %': share(of('answerable'), (one) => !answered(one)),
      'near-misses answered %': share(of('near-miss'), answered),
      'off-topic answered %': share(of('off-topic'), answered),
    };
  });
}

/** How often answers of about a confidence are right, as rows of a table: calibrated if the two columns agree. */
export function reliabilityRows(analyses: readonly Analysis[]): Record<string, string | number>[] {
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return steps.slice(0, -1).map((from, at) => {
    const to = steps[at + 1] ?? 1;
    const some = analyses.filter(({ confidence }) => confidence > from && confidence <= to);
    const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
    const right = some.filter((one) => one.right).length / some.length;
    return {
      confidence: `${from.toFixed(1)} to ${to.toFixed(1)}`,
      questions: some.length,
      'mean confidence': some.length === 0 ? '–' : mean.toFixed(2),
      'share right': some.length === 0 ? '–' : right.toFixed(2),
    };
  });
}
