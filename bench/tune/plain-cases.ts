import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCandidateFinder } from '../../src/answer/candidates.ts';
import { isPlain } from '../../src/answer/weights.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { loadPack } from '../../src/facts/load.ts';
import { localizePack } from '../../src/facts/localize.ts';
import { createPack, dataOf, type Pack } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';
import { languageOf } from '../../src/search/languages/languages.ts';
import { type EvalQuestion, readQuestions } from '../eval/question-file.ts';
import { type RealQuestion, readRealQuestions } from '../eval/real-file.ts';
import { seeded } from '../generate.ts';
import { type Asked, askFile, askReal } from './cases.ts';

/** Questions to one pack, as cases to learn from or to measure on. */
export interface PlainSet {
  readonly name: string;
  /** A community's pack, another one of bench/packs, or a part of the main pack without what makes it a typed one. */
  readonly from: 'community' | 'other' | 'main';
  readonly cases: readonly Asked[];
  /** The answerable questions asked once more, without the facts that answer them: near-misses in people's own words. */
  readonly removed: readonly Asked[];
}

const PACKS = fileURLToPath(new URL('../packs', import.meta.url));
const QUESTIONS = fileURLToPath(new URL('../questions', import.meta.url));
const FILES = ['dev', 'third', 'second', 'article', 'languages'];
/** Parts of the main pack: how many example questions its facts keep, and how many facts there are at least. */
const PARTS = [
  [0, 60],
  [2, 60],
] as const;
/** Share of the questions for which the facts that answer them are put into a part. */
const WANTED = 0.12;
/** Share of the questions that a part does not answer which are asked all the same. */
const UNANSWERED = 0.25;

/** Asks the packs of bench/packs: all questions of those named, half of the others'. */
export async function askPacks(community: readonly string[], others: readonly string[]): Promise<PlainSet[]> {
  const ask = async (name: string, from: PlainSet['from']): Promise<PlainSet> => {
    const { pack } = await loadPack(join(PACKS, name, 'facts'));
    const questions = readQuestions(join(PACKS, name, 'questions.yaml'));
    const finder = createCandidateFinder(pack, languageOf(pack.language));
    return {
      name,
      from,
      cases: askFile(pack, finder, questions, 'other'),
      removed: from === 'community' ? askWithout(pack, questions) : [],
    };
  };
  return Promise.all([...community.map((name) => ask(name, 'community')), ...others.map((name) => ask(name, 'other'))]);
}

function askWithout(pack: Pack, questions: readonly EvalQuestion[]): Asked[] {
  const answerable = questions.filter(({ kind }) => kind === 'answerable');
  return [...Map.groupBy(answerable, ({ accept }) => accept.join())].flatMap(([key, some]) => {
    const gone = new Set(key.split(','));
    const facts = pack.facts.filter(({ id }) => !gone.has(id));
    const less = createPack(dataOf(pack).file, facts, [], new Map(), pack.language);
    const nearMisses = some.map((question) => ({ ...question, kind: 'near-miss' as const, accept: [] }));
    return askFile(less, createCandidateFinder(less, languageOf(less.language)), nearMisses, 'other');
  });
}

/** Asks parts of the main pack, in four languages, without matters, typed answers, series and the like. */
export async function askMainParts(): Promise<PlainSet[]> {
  const { pack: main } = await loadPack(DEFAULT_PACK);
  const files = FILES.flatMap((name) => readQuestions(join(QUESTIONS, `${name}.yaml`)));
  const folder = join(QUESTIONS, 'real');
  const real = readdirSync(folder)
    .filter((name) => name.includes('questions'))
    .flatMap((name) => readRealQuestions(join(folder, name)));
  const random = seeded(11);
  return ['en', 'de', 'ru', 'kk'].flatMap((lang) => {
    const local = localizePack(main, lang);
    const isIn = (question: { readonly lang: string }) => question.lang === lang;
    return PARTS.map(([keep, size]): PlainSet => {
      const [written, typed] = [files.filter(isIn), real.filter(isIn)];
      const pack = partOf(local, keep, chooseFacts(local, size, [...written, ...typed], random));
      const finder = createCandidateFinder(pack, languageOf(lang));
      const isAnswered = ({ accept }: EvalQuestion | RealQuestion) => accept.some((id) => pack.fact(id));
      const stays = (question: EvalQuestion | RealQuestion) =>
        question.accept.length === 0 || isAnswered(question) || random() < UNANSWERED;
      return {
        name: `main ${lang}, ${keep} examples`,
        from: 'main',
        cases: [
          ...askFile(
            pack,
            finder,
            written
              .filter(stays)
              .map((one) =>
                one.accept.length === 0 || isAnswered(one) ? one : { ...one, kind: 'near-miss' as const, accept: [] },
              ),
            'other',
          ),
          ...askReal(
            pack,
            finder,
            typed
              .filter(stays)
              .map((one) => (one.accept.length === 0 || isAnswered(one) ? one : { ...one, accept: [], partial: [] })),
          ),
        ],
        removed: [],
      };
    });
  });
}

function chooseFacts(
  { facts }: Pack,
  size: number,
  questions: readonly { readonly accept: readonly string[] }[],
  random: () => number,
): ReadonlySet<string> {
  const places = facts.map(({ id }) => ({ id, place: random() })).toSorted((a, b) => a.place - b.place);
  const wanted = questions.filter(() => random() < WANTED).flatMap(({ accept }) => accept.slice(0, 2));
  return new Set([...places.slice(0, size).map(({ id }) => id), ...wanted]);
}

function partOf(pack: Pack, keep: number, chosen: ReadonlySet<string>): Pack {
  const facts = pack.facts
    .filter(({ id }) => chosen.has(id))
    .map(
      ({ id, topic, statement, answer, questions, entities, date, status, sources, quantity, note }): Fact => ({
        id,
        topic,
        statement,
        answer,
        entities,
        date,
        status,
        sources,
        questions: questions.slice(0, keep),
        ...(quantity && { quantity }),
        ...(note !== undefined && { note }),
      }),
    );
  const { file } = dataOf(pack);
  const plain = createPack(
    { ...file, matters: {}, synonyms: [], names: keep === 0 ? [] : file.names, series: {}, peoples: [] },
    facts,
    [],
    new Map(),
    pack.language,
  );
  if (!isPlain(plain)) throw new Error('A part of the main pack is to be learnt from as one that is not typed.');
  return plain;
}
