import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCandidateFinder } from '../src/answer/candidates.ts';
import { FEATURES } from '../src/answer/features.ts';
import { type Judged as Candidate, CONTEXT_FEATURES } from '../src/answer/judge.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { localizePack } from '../src/facts/localize.ts';
import { commonWordsOf } from '../src/search/languages/common-words.ts';
import type { Language } from '../src/search/languages/language.ts';
import { languageOf } from '../src/search/languages/languages.ts';
import { readQuestions } from './eval/question-file.ts';
import { readRealQuestions } from './eval/real-file.ts';
import { seeded } from './generate.ts';
import { table } from './table.ts';
import { type Asked, askFile, askHeldOut, askReal, PARTS } from './tune/cases.ts';
import { dot, fitLogistic, fitOrder } from './tune/fit.ts';
import { type Judged, rowsOf } from './tune/report.ts';
import { signOf } from './tune/signs.ts';
import { modelFile } from './tune/write.ts';

/**
 * Finds the weights of src/answer/model.ts: on questions that people typed, on the question files, on held-out example
 * questions and traps made of them, and on half of the questions to the packs in bench/packs: `tune.ts [--write]
 * [--threshold N]`. Prints what they reach on parts that they were not fitted on.
 */
const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, threshold: { type: 'string', default: '0.6' } },
});

/** How much a case counts. Questions that people typed are few and matter most. */
const COUNTS = { real: 40, file: 20, other: 12, 'held-out': 1, trap: 1.2 } as const;
/** How often a list is repeated when the order is learnt. */
const REPEATED = { real: 30, file: 6, other: 4, 'held-out': 1, trap: 0 } as const;
/** Candidates further down hardly ever come first. */
const MOST_COMPARED = 12;
const OTHER_PACKS = fileURLToPath(new URL('./packs', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('./questions', import.meta.url));
const MODEL = fileURLToPath(new URL('../src/answer/model.ts', import.meta.url));

const ALL = [...FEATURES, ...CONTEXT_FEATURES];

const { pack } = await loadPack(DEFAULT_PACK);
const packs = new Map(
  ['en', 'de', 'ru', 'kk'].map((code) => {
    const local = localizePack(pack, code);
    return [code, { pack: local, finder: createCandidateFinder(local, languageOf(code)) }] as const;
  }),
);
const isFirstHalf = (id: string) => Number(id.slice(-1)) % 2 === 1;
const file = (name: string) => readQuestions(join(QUESTIONS, `${name}.yaml`));
const REAL = join(QUESTIONS, 'real');
const realFiles = readdirSync(REAL).filter((name) => name.includes('questions'));
const real = [...packs].flatMap(([lang, { pack: local, finder }]) =>
  askReal(
    local,
    finder,
    realFiles.flatMap((name) => readRealQuestions(join(REAL, name))).filter((one) => one.lang === lang),
  ),
);
const written = [...packs].flatMap(([lang, { pack: local, finder }]) =>
  askFile(
    local,
    finder,
    [...file('dev'), ...file('third'), ...file('second'), ...file('article'), ...file('languages')].filter(
      (one) => one.lang === lang,
    ),
  ),
);
/** Where no thesaurus lists the words of the language, the list of its common words does. */
const commonStems = ({ code, stem, thesaurus }: Language) =>
  thesaurus?.().stems ?? [...commonWordsOf(code, stem).keys()];
const heldOut = [...packs].flatMap(([code, { pack: local }]) => {
  const language = languageOf(code);
  return [...askHeldOut({ pack: local, language, common: commonStems(language), random: seeded(7) })];
});
/** Packs on other subjects, some without example questions: the weights are not to be those of one pack. */
const others = (
  await Promise.all(
    readdirSync(OTHER_PACKS)
      .filter((name) => existsSync(join(OTHER_PACKS, name, 'facts')))
      .map(async (name) => {
        const { pack: other } = await loadPack(join(OTHER_PACKS, name, 'facts'));
        const questions = readQuestions(join(OTHER_PACKS, name, 'questions.yaml'));
        return askFile(other, createCandidateFinder(other, languageOf(other.language)), questions, 'other');
      }),
  )
).flat();
/** Half of the second set, of the article's and of the other packs' questions are never fitted on. */
const isKept = ({ id, from }: Asked) =>
  (from === 'other' || id.startsWith('own') || id.startsWith('article')) && !isFirstHalf(id);
const all = [...real, ...written, ...others, ...heldOut];
const training = all.filter((asked) => !isKept(asked));

const values_ = (candidate: Candidate) => FEATURES.map((name) => candidate.features[name]);
const listOf = (asked: Asked) =>
  asked.candidates.slice(0, MOST_COMPARED).map((candidate) => ({
    features: values_(candidate),
    right: asked.isRight(candidate.candidate.fact),
  }));

function judge(asked: Asked, order: readonly number[]): Omit<Judged, 'confidence'> & { features: number[] } {
  const candidates = asked.candidates
    .map((candidate) => ({ ...candidate, score: dot(values_(candidate), order) }))
    .toSorted((a, b) => Number(a.isExcluded) - Number(b.isExcluded) || b.score - a.score);
  const [top] = candidates;
  const features = top && asked.finder.judge.confidenceFeatures(top, candidates, asked.reading);
  return {
    asked,
    right: top !== undefined && asked.isRight(top.candidate.fact),
    partial: top !== undefined && asked.isPartial(top.candidate.fact),
    excluded: top === undefined || top.isExcluded,
    features: features ? ALL.map((name) => features[name]) : [],
  };
}

/**
 * Traps are far more frequent among the cases than among what people ask. The weights are stretched and shifted alike so
 * that the confidence tells how many answers to people's questions are right; the order of confidences stays.
 */
function calibrated(weights: readonly number[], cases: readonly ReturnType<typeof judge>[]): number[] {
  const [shift = 0, stretch = 1] = fitLogistic(
    cases.map(({ features, right }) => ({ features: [1, dot(features, weights)], right, weight: 1 })),
    [0, 1],
  );
  return weights.map((weight, at) => stretch * weight + (ALL[at] === 'bias' ? shift : 0));
}

/** Fits on `some` and judges `others`. */
function learn(some: readonly Asked[]): { order: number[]; confidence: number[]; judge: (asked: Asked) => Judged } {
  const order = fitOrder(
    some.flatMap((asked) => Array.from({ length: REPEATED[asked.from] }, () => listOf(asked))),
    FEATURES.map(signOf),
  );
  const cases = some
    .map((asked) => judge(asked, order))
    // Which facts belong into an overview is not a matter of trust in one.
    .filter(({ excluded, partial, asked }) => !excluded && !partial && asked.kind !== 'overview');
  const confidence = calibrated(
    fitLogistic(
      cases.map(({ features, right, asked }) => ({ features, right, weight: COUNTS[asked.from] })),
      ALL.map(signOf),
    ),
    cases.filter(({ asked }) => asked.from === 'real' || asked.from === 'file'),
  );
  return {
    order,
    confidence,
    judge: (asked) => {
      const { features, ...judged } = judge(asked, order);
      return { ...judged, confidence: judged.excluded ? 0 : 1 / (1 + Math.exp(-dot(features, confidence))) };
    },
  };
}

const crossed = Array.from({ length: PARTS }, (_, part) => {
  const { judge: judgeOthers } = learn(training.filter((asked) => asked.part !== part));
  return training.filter((asked) => asked.part === part).map(judgeOthers);
}).flat();
const whole = learn(training);
const kept = all.filter(isKept).map(whole.judge);
const answerFrom = Number(values.threshold);
const part = (name: string, some: readonly Judged[]) => rowsOf(name, some, answerFrom);
const from = (wanted: Asked['from']) => crossed.filter(({ asked }) => asked.from === wanted);
const figures = table([
  ...part('people', from('real')),
  ...['en', 'de', 'ru', 'kk'].flatMap((lang) =>
    part(
      `people ${lang}`,
      from('real').filter(({ asked }) => asked.id.includes(`-${lang}-`)),
    ),
  ),
  ...part('files', from('file')),
  ...part(
    'files, kept',
    kept.filter(({ asked }) => asked.from === 'file'),
  ),
  ...part(
    'other packs, kept',
    kept.filter(({ asked }) => asked.from === 'other'),
  ),
  ...part('held-out examples', from('held-out')),
  ...part('traps', from('trap')),
]);
process.stdout.write(`${figures}\n\n`);
const curve = [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8].map((threshold) => {
  const of = (some: readonly Judged[], test: (one: Judged) => boolean) =>
    (
      (100 * some.filter((one) => !one.excluded && one.confidence >= threshold && test(one)).length) /
      some.length
    ).toFixed(1);
  const people = (kind: string) => from('real').filter(({ asked }) => asked.kind === kind);
  const files = (kind: string) => from('file').filter(({ asked }) => asked.kind === kind);
  return {
    threshold,
    right: of(people('answer'), ({ right }) => right),
    wrong: of(people('answer'), ({ right, partial }) => !right && !partial),
    'left open, answered': of(people('silent'), () => true),
    'partly known, wrong': of(people('partial'), ({ partial }) => !partial),
    'files right': of(files('answerable'), ({ right }) => right),
    'near-misses': of(files('near-miss'), () => true),
  };
});
process.stdout.write(`${table(curve)}\n`);
const text = modelFile(whole, answerFrom, figures);
if (values.write) writeFileSync(MODEL, text);
else process.stdout.write(`\n${text}`);
