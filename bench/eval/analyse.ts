import { bestOf, confidenceOf, GATE_FEATURES, gateFeatures, isExcluded } from '../../src/answer/confidence.ts';
import { localizePack } from '../../src/facts/localize.ts';
import type { Pack } from '../../src/facts/pack.ts';
import { GATE, RANK } from '../../src/search/fitted-weights.ts';
import { type Candidate, createSearchIndex } from '../../src/search/index.ts';
import { languageOf } from '../../src/search/languages/languages.ts';
import { RANK_FEATURES, rankFeatures } from '../../src/search/model.ts';
import { accepts } from './judge.ts';
import type { EvalQuestion } from './question-file.ts';

/** What was made of a question before anything was decided: its best candidate, and how far that is trusted. */
export interface Analysis {
  readonly question: EvalQuestion;
  readonly best: Candidate | undefined;
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
  const indexes = new Map<string, ReturnType<typeof createSearchIndex>>();
  return (question) => {
    const local = localizePack(pack, question.lang);
    const index = indexes.get(question.lang) ?? createSearchIndex(local, languageOf(local.language));
    indexes.set(question.lang, index);
    const read = index.read(question.q);
    const candidates = read.contentWords === 0 ? [] : index.search(read);
    const best = bestOf(candidates, local);
    if (!best) return { question, best, right: false, confidence: 0, reason: 'no fact has any word of it' };
    const context = { candidates, question: read, pack: local };
    const isRight = ({ fact }: Candidate) => question.kind === 'answerable' && accepts(question, fact.id, pack);
    const right = isRight(best);
    const better = candidates.find(isRight);
    const reasons = [
      isExcluded(best)
        ? `ruled out by ${best.vetoes.join(', ')}`
        : `held back by ${doubts(gateFeatures(best, context))}`,
      ...(better && !right ? [`before ${better.fact.id} by ${advantages(best, better)}`] : []),
      ...(question.kind === 'answerable' && !better ? ['the right fact is not among the candidates'] : []),
    ];
    return {
      question,
      best,
      right,
      confidence: isExcluded(best) ? 0 : confidenceOf(best, context),
      reason: reasons.join('; '),
    };
  };
}

/** By what the one candidate came before the other, as log-odds, the most first. */
function advantages(first: Candidate, second: Candidate): string {
  const [a, b] = [rankFeatures(first), rankFeatures(second)];
  return mostOf(RANK_FEATURES.map((name) => [name, RANK[name] * (a[name] - b[name])]));
}

/** What costs most of the confidence, against a candidate that has it all, as log-odds. */
function doubts(features: ReturnType<typeof gateFeatures>): string {
  return mostOf(
    GATE_FEATURES.filter((name) => name !== 'bias' && name !== 'typed').map((name) => [
      name,
      GATE[name] > 0 ? GATE[name] * (1 - features[name]) : -GATE[name] * features[name],
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
