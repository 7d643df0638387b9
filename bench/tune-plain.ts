import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FEATURES } from '../src/answer/features.ts';
import { CONTEXT_FEATURES, type ConfidenceFeature } from '../src/answer/judge.ts';
import { percent, table } from './table.ts';
import type { Asked } from './tune/cases.ts';
import { dot, fitLogistic, fitOrder } from './tune/fit.ts';
import { askMainParts, askPacks, type PlainSet } from './tune/plain-cases.ts';
import { signOf } from './tune/signs.ts';

/**
 * Finds the weights of src/answer/model-plain.ts, for packs without matters and typed answers: on community packs of
 * bench/packs, half of the questions to its other packs, and parts of the main pack: `tune-plain.ts [--write]
 * [--threshold N]`. Prints what they reach on community packs that they were not fitted on.
 */
const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, threshold: { type: 'string', default: '0.5' } },
});

const LEARNT = ['climbing-en', 'repair-de', 'school-ru', 'fees-en', 'games-en', 'pool-de', 'housing-kk', 'cowork-ru'];
const OTHERS = ['assistant-en', 'shop-en'];
/** How much a case counts, and how often its list is repeated when the order is learnt. */
const COUNTS = { community: 14, other: 4, main: 0.5 } as const;
const REPEATED = { community: 4, other: 3, main: 1 } as const;
/** What a question counts to which the answer was taken out, of what it counts as it is. */
const REMOVED = 0.6;
const MOST_COMPARED = 16;
const MODEL = fileURLToPath(new URL('../src/answer/model-plain.ts', import.meta.url));
/** What packs differ in: which kinds of answer are easy to be sure of, and whether figures are given as quantities. */
const isLearnt = (name: ConfidenceFeature) =>
  name !== 'typed' && name !== 'counted' && name !== 'countsOther' && !name.startsWith('asks');
const ORDERING = FEATURES.filter(isLearnt);
const ALL = [...FEATURES, ...CONTEXT_FEATURES].filter(isLearnt);

interface Model {
  readonly order: readonly number[];
  readonly confidence: readonly number[];
}

function judge(asked: Asked, order: readonly number[]) {
  const candidates = asked.candidates
    .map((one) => ({
      ...one,
      score: dot(
        ORDERING.map((name) => one.features[name]),
        order,
      ),
    }))
    .toSorted((a, b) => Number(a.isExcluded) - Number(b.isExcluded) || b.score - a.score);
  const [top] = candidates;
  const features = top && asked.finder.judge.confidenceFeatures(top, candidates, asked.reading);
  return {
    right: top !== undefined && asked.isRight(top.candidate.fact),
    partial: top !== undefined && asked.isPartial(top.candidate.fact),
    excluded: top === undefined || top.isExcluded,
    features: features ? ALL.map((name) => features[name]) : [],
  };
}

function learn(sets: readonly PlainSet[]): Model {
  const lists = sets.flatMap(({ cases, from }) =>
    cases.flatMap((asked) => {
      const list = asked.candidates.slice(0, MOST_COMPARED).map(({ features, candidate }) => ({
        features: ORDERING.map((name) => features[name]),
        right: asked.isRight(candidate.fact),
      }));
      return Array.from({ length: REPEATED[from] }, () => list);
    }),
  );
  const order = fitOrder(lists, ORDERING.map(signOf));
  const judged = sets.flatMap(({ from, cases, removed }) => [
    ...cases
      .filter(({ kind }) => kind !== 'overview')
      .map((asked) => ({ ...judge(asked, order), weight: COUNTS[from] })),
    ...removed.map((asked) => ({ ...judge(asked, order), weight: COUNTS[from] * REMOVED })),
  ]);
  const usable = judged.filter(({ excluded, partial }) => !excluded && !partial);
  return { order, confidence: fitLogistic(usable, ALL.map(signOf)) };
}

const THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6];

function rows(
  name: string,
  { cases, removed }: Pick<PlainSet, 'cases' | 'removed'>,
  model: Model,
  thresholds: readonly number[],
) {
  const confidences = (some: readonly Asked[]) =>
    some.map((asked) => {
      const { features, ...one } = judge(asked, model.order);
      return { ...one, confidence: one.excluded ? 0 : 1 / (1 + Math.exp(-dot(features, model.confidence))) };
    });
  const of = (kinds: readonly string[]) => confidences(cases.filter(({ kind }) => kinds.includes(kind)));
  const [answerable, nearMisses, offTopic] = [
    of(['answerable', 'answer']),
    of(['near-miss', 'silent']),
    of(['off-topic']),
  ];
  const without = confidences(removed);
  return thresholds.map((threshold) => {
    const share = (some: typeof answerable, test: (one: (typeof answerable)[number]) => boolean) =>
      percent(some.filter((one) => one.confidence >= threshold && test(one)).length, some.length);
    return {
      pack: name,
      from: threshold,
      questions: answerable.length,
      'first right %': percent(answerable.filter(({ right }) => right).length, answerable.length),
      'answered right %': share(answerable, ({ right }) => right),
      'wrong %': share(answerable, ({ right, partial }) => !right && !partial),
      'near-misses answered %': share(nearMisses, () => true),
      'off-topic answered %': share(offTopic, () => true),
      'answer taken out, answered %': share(without, () => true),
    };
  });
}

const isFirstHalf = (id: string) => Number(id.slice(-1)) % 2 === 1;
const halved = ({ cases, ...rest }: PlainSet, first: boolean): PlainSet => ({
  ...rest,
  cases: cases.filter(({ id }) => isFirstHalf(id) === first),
});
const [packs, main] = [await askPacks(LEARNT, OTHERS), await askMainParts()];
const community = packs.filter(({ from }) => from === 'community');
const others = packs.filter(({ from }) => from === 'other');
const training = [...community, ...others.map((set) => halved(set, true)), ...main];
const whole = learn(training);
const answerFrom = Number(values.threshold);

const crossed = community.map((held) => ({ held, model: learn(training.filter((set) => set !== held)) }));
const curve = crossed.flatMap(({ held, model }) => rows(held.name, held, model, THRESHOLDS));
process.stdout.write(`${table(curve)}\n\n`);
const figures = table([
  ...crossed.flatMap(({ held, model }) => rows(held.name, held, model, [answerFrom])),
  ...others.flatMap((set) => rows(`${set.name}, kept half`, halved(set, false), whole, [answerFrom])),
]);
process.stdout.write(`${figures}\n\n`);

const object = (names: readonly string[], weights: readonly number[]) =>
  names.map((name, at) => `  ${name}: ${Number((weights[at] ?? 0).toFixed(2))},\n`).join('');
const text = `/*
 * Written by \`npm run tune:plain -- --write\`; not to be changed by hand. What the weights reach on packs that they were not fitted
 * on:
 *
${figures.replaceAll(/^/gm, ' *   ')}
 */

/** The weights of model.ts for packs that say nothing of matters and kinds of answers. */
export const PLAIN_ORDER = {
${object(ORDERING, whole.order)}} as const;

export const PLAIN_CONFIDENCE = {
${object(ALL, whole.confidence)}} as const;

export const PLAIN_ANSWER_FROM = ${answerFrom};
`;
if (values.write) writeFileSync(MODEL, text);
