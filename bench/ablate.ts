import { fileURLToPath } from 'node:url';
import { createCandidateFinder } from '../src/answer/candidates.ts';
import { isAnswer } from '../src/answer/judge.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { loadPack } from '../src/facts/load.ts';
import { createPack, type Pack } from '../src/facts/pack.ts';
import { english } from '../src/search/languages/english.ts';
import type { Language } from '../src/search/languages/language.ts';
import { accepts } from './eval/judge.ts';
import { readQuestions } from './eval/question-file.ts';
import { percent, table } from './table.ts';

/** Prints what each part of the method is worth: how the English questions fare without it. Nothing is fitted again. */
const { thesaurus: _, ...withoutThesaurus } = english;
const LANGUAGES: Readonly<Record<string, Language>> = {
  'whole method': english,
  'without the thesaurus': withoutThesaurus,
  'without stems': { ...english, stem: (word) => word },
  'without stop words': { ...english, stopWords: new Set() },
  'without everyday words': { ...english, everydayWords: new Set() },
  'without answer types': { ...english, answerTypes: [] },
  'without directions': { ...english, directions: new Map() },
};
const PACKS: Readonly<Record<string, (pack: Pack) => Pack>> = {
  'without example questions': (pack) => withQuestions(pack, 0),
  'with one example question a fact': (pack) => withQuestions(pack, 1),
  'with three example questions a fact': (pack) => withQuestions(pack, 3),
  "without the pack's synonyms": (pack) => ({ ...pack, synonyms: [] }),
  "without the pack's names": (pack) => ({ ...pack, names: [] }),
  "without the pack's subjects": (pack) => ({ ...pack, subjects: [] }),
};

const { pack } = await loadPack(DEFAULT_PACK);
const questions = ['dev', 'second']
  .flatMap((name) => readQuestions(fileURLToPath(new URL(`./questions/${name}.yaml`, import.meta.url))))
  .filter(({ lang }) => lang === 'en');

function withQuestions(whole: Pack, most: number): Pack {
  const facts = whole.facts.map((fact) => ({ ...fact, questions: fact.questions.slice(0, most) }));
  return createPack(whole, facts, whole.conflicts);
}

function row(name: string, changed: Pack, language: Language): Record<string, string> {
  const { read, find, judge } = createCandidateFinder(changed, language);
  const results = questions.map((question) => {
    const reading = read(question.q);
    const ranked = find(reading);
    const [best] = ranked;
    return {
      question,
      right: best !== undefined && question.kind === 'answerable' && accepts(question, best.candidate.fact.id, changed),
      answered: best !== undefined && isAnswer(best, judge.confidenceOf(best, ranked, reading)),
    };
  });
  const of = (kind: string, typo?: boolean) =>
    results.filter(({ question }) => question.kind === kind && (typo === undefined || question.typo === typo));
  const share = (some: typeof results, test: (one: (typeof results)[number]) => boolean) =>
    percent(some.filter(test).length, some.length);
  const right = ({ right, answered }: (typeof results)[number]) => right && answered;
  return {
    method: name,
    'first right %': share(of('answerable'), (one) => one.right),
    'answered right %': share(of('answerable', false), right),
    'misspelt %': share(of('answerable', true), right),
    'near-misses answered %': share(of('near-miss'), ({ answered }) => answered),
    'off-topic answered %': share(of('off-topic'), ({ answered }) => answered),
  };
}

const rows = [
  ...Object.entries(LANGUAGES).map(([name, language]) => row(name, pack, language)),
  ...Object.entries(PACKS).map(([name, change]) => row(name, change(pack), english)),
];
process.stdout.write(`${table(rows)}\n`);
