import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GATE_FEATURES, gateFeatures, isExcluded } from '../src/answer/confidence.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { english } from '../src/search/languages/english.ts';
import { languageOf } from '../src/search/languages/languages.ts';
import { RANK_FEATURES, rankFeatures } from '../src/search/model.ts';
import { readQuestions } from './eval/question-file.ts';
import { seeded } from './generate.ts';
import { table } from './table.ts';
import { type Asked, askFile, askHeldOut, PARTS } from './tune/cases.ts';
import { dot, fitLogistic, fitOrder, type Sign } from './tune/fit.ts';
import { type Judged, rowsOf } from './tune/report.ts';
import { fittedFile } from './tune/write.ts';

/**
 * Finds the weights of ranking and of the gate on held-out example questions, traps made of them, the development
 * questions, the third set, the first half of the second, and half of the questions to the packs in bench/packs:
 * `tune.ts [--write]`. Prints what they reach on parts that they were not fitted on, and on the second halves, which
 * nothing is ever fitted on.
 */
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

/** Shares that may be answered all the same. */
const MOST_FALSE = { nearMiss: 0.08, offTopic: 0.02 } as const;
/** How much a case counts. Questions written by people are few and matter most. */
const COUNTS = { 'held-out': 1, trap: 1.2, file: 20, other: 8 } as const;
/** Candidates further down hardly ever come first. */
const MOST_COMPARED = 8;
const OTHER_PACKS = fileURLToPath(new URL('./packs', import.meta.url));
const FITTED = fileURLToPath(new URL('../src/search/fitted-weights.ts', import.meta.url));

const RANK_SIGNS: readonly Sign[] = RANK_FEATURES.map((_, at) => (at < 5 ? 1 : -1));
const NEGATIVE = new Set([
  'missing',
  'headMissing',
  'focusMissing',
  'countMissing',
  'name',
  'otherName',
  'unknownName',
  'indirect',
]);
const GATE_SIGNS: readonly Sign[] = GATE_FEATURES.map((name) =>
  name === 'bias' || name === 'typed' ? 0 : NEGATIVE.has(name) ? -1 : 1,
);

const { pack } = await loadPack(DEFAULT_PACK);
const file = (name: string) =>
  readQuestions(fileURLToPath(new URL(`./questions/${name}.yaml`, import.meta.url))).filter(
    ({ lang }) => lang === 'en',
  );
const second = file('second');
const isFirstHalf = (id: string) => Number(id.slice(-1)) % 2 === 1;
const common = english.thesaurus?.().stems ?? [];
const heldOut = [...askHeldOut({ pack, language: english, common, random: seeded(7) })];
const development = askFile(pack, english, [...file('dev'), ...file('third')]);
const firstHalf = askFile(
  pack,
  english,
  second.filter(({ id }) => isFirstHalf(id)),
);
const secondHalf = askFile(
  pack,
  english,
  second.filter(({ id }) => !isFirstHalf(id)),
);
/** Packs on other subjects, some without example questions: the weights are not to be those of one pack. */
const others = new Map(
  await Promise.all(
    readdirSync(OTHER_PACKS).map(async (name) => {
      const { pack } = await loadPack(join(OTHER_PACKS, name, 'facts'));
      const questions = readQuestions(join(OTHER_PACKS, name, 'questions.yaml'));
      return [name, askFile(pack, languageOf(pack.language), questions, 'other')] as const;
    }),
  ),
);
const isOfFirstHalf = ({ written }: Asked) => written !== undefined && isFirstHalf(written.id);
const training = [...heldOut, ...development, ...firstHalf, ...[...others.values()].flat().filter(isOfFirstHalf)];

const listOf = (asked: Asked) =>
  asked.candidates.slice(0, MOST_COMPARED).map((candidate) => {
    const features = rankFeatures(candidate);
    return { features: RANK_FEATURES.map((name) => features[name]), right: asked.isRight(candidate.fact) };
  });

function judge(asked: Asked, order: readonly number[]): Omit<Judged, 'confidence'> & { features: number[] } {
  const candidates = asked.candidates
    .map((candidate) => {
      const features = rankFeatures(candidate);
      return {
        ...candidate,
        score: dot(
          RANK_FEATURES.map((name) => features[name]),
          order,
        ),
      };
    })
    .toSorted((a, b) => b.score - a.score);
  const [top] = candidates;
  const features = top && gateFeatures(top, { candidates, question: asked.question, pack: asked.pack });
  return {
    asked,
    right: top !== undefined && asked.isRight(top.fact),
    excluded: top === undefined || isExcluded(top),
    features: features ? GATE_FEATURES.map((name) => features[name]) : [],
  };
}

/**
 * Traps are far more frequent among the cases than among what people ask. The weights are stretched and shifted alike so
 * that the confidence tells how many answers to people's questions are right; the order of confidences stays.
 */
function calibrated(gate: readonly number[], cases: readonly ReturnType<typeof judge>[]): number[] {
  const [shift = 0, stretch = 1] = fitLogistic(
    cases.map(({ features, right }) => ({ features: [1, dot(features, gate)], right, weight: 1 })),
    [0, 1],
  );
  return gate.map((weight, at) => stretch * weight + (GATE_FEATURES[at] === 'bias' ? shift : 0));
}

/** Fits on `some` and judges `others`. */
function learn(some: readonly Asked[]): { order: number[]; gate: number[]; judge: (asked: Asked) => Judged } {
  const order = fitOrder(
    some.flatMap((asked) => (asked.from === 'file' ? [listOf(asked), listOf(asked), listOf(asked)] : [listOf(asked)])),
    RANK_SIGNS,
  );
  const cases = some.map((asked) => judge(asked, order)).filter(({ excluded }) => !excluded);
  const gate = calibrated(
    fitLogistic(
      cases.map(({ features, right, asked }) => ({ features, right, weight: COUNTS[asked.from] })),
      GATE_SIGNS,
    ),
    cases.filter(({ asked }) => asked.from === 'file'),
  );
  return {
    order,
    gate,
    judge: (asked) => {
      const { features, ...judged } = judge(asked, order);
      return { ...judged, confidence: judged.excluded ? 0 : 1 / (1 + Math.exp(-dot(features, gate))) };
    },
  };
}

const crossed = Array.from({ length: PARTS }, (_, part) => {
  const { judge } = learn(training.filter((asked) => asked.part !== part));
  return training.filter((asked) => asked.part === part).map(judge);
}).flat();
const whole = learn(training);
const unseen = secondHalf.map(whole.judge);
const written = crossed.filter(({ asked }) => asked.from === 'file');
/** The lowest threshold at which at most this share of the questions of a kind is answered. */
const threshold = (kind: string, most: number) => {
  const confidences = written
    .filter(({ asked }) => asked.written?.kind === kind)
    .map(({ confidence }) => confidence)
    .toSorted((a, b) => b - a);
  return Math.ceil((confidences[Math.floor(most * confidences.length)] ?? 0.5) * 100 + 1) / 100;
};
const answerFrom = Math.max(threshold('near-miss', MOST_FALSE.nearMiss), threshold('off-topic', MOST_FALSE.offTopic));

const figures = table([
  ...rowsOf(
    'held-out examples',
    crossed.filter(({ asked }) => asked.written === undefined),
    answerFrom,
  ),
  ...rowsOf(
    'development and third set',
    written.filter(({ asked }) => !asked.written?.id.startsWith('own')),
    answerFrom,
  ),
  ...rowsOf(
    'second set, first half',
    written.filter(({ asked }) => asked.written?.id.startsWith('own')),
    answerFrom,
  ),
  ...rowsOf('second set, second half', unseen, answerFrom),
  ...[...others].flatMap(([name, asked]) =>
    rowsOf(`${name}, second half`, asked.filter((one) => !isOfFirstHalf(one)).map(whole.judge), answerFrom),
  ),
]);
process.stdout.write(`${figures}\n\nAnswers from ${answerFrom}\n`);
const text = fittedFile(whole, answerFrom, figures);
if (values.write) writeFileSync(FITTED, text);
else process.stdout.write(`\n${text}`);
