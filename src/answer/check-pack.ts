import { Worker } from 'node:worker_threads';
import { lintPack } from '../facts/lint/lint.ts';
import { problemOf, type Rule } from '../facts/lint/rules.ts';
import { type ReadPack, readPack } from '../facts/load.ts';
import { localizePack } from '../facts/localize.ts';
import type { Pack } from '../facts/pack.ts';
import type { Problem } from '../facts/parse.ts';
import type { Fact } from '../facts/schema.ts';
import { type Answer, leadingFact, shownFacts } from './answer.ts';
import type { Answerer } from './answerer.ts';
import { createLanguages } from './languages.ts';

export interface CheckedPack {
  readonly read: ReadPack;
  readonly problems: readonly Problem[];
  /** What is no mistake of the pack, but worth a look: example questions that nothing answers. */
  readonly notes: readonly Problem[];
}

/** Reads a pack and looks for everything that is wrong with it, of every kind. Takes seconds for hundreds of facts. */
export async function checkPack(folder: string): Promise<CheckedPack> {
  const read = await readPack(folder);
  const today = Temporal.Now.plainDateISO();
  const problems = lintPack(read, today, [answeredByAnother]);
  const { pack, ...places } = read;
  return { read, problems, notes: pack ? questionRules.unanswered({ ...places, pack, today }) : [] };
}

/** An example question, and what the bot says to it. */
interface Asked {
  readonly fact: Fact;
  /** The fact's pack, in the language of the question. */
  readonly pack: Pack;
  readonly question: string;
  readonly answer: Answer;
}

/**
 * More questions are not asked, so that the check of a large pack takes seconds. The first of every fact are asked in all
 * languages before the second of any, since these are suggested while people type.
 */
const MOST_ASKED = 2_500;

/** The rules on what the bot says to the example questions of a pack. Each question is asked once for both. */
export function createQuestionRules(
  botOf: (pack: Pack) => (language: string) => Pick<Answerer, 'answer'>,
  mostAsked = MOST_ASKED,
): { readonly answeredByAnother: Rule; readonly unanswered: Rule } {
  const known = new WeakMap<Pack, readonly Asked[]>();

  function asked(pack: Pack): readonly Asked[] {
    const answers = known.get(pack) ?? askExamples(pack, botOf(pack), mostAsked);
    known.set(pack, answers);
    return answers;
  }

  return {
    /** No example question may be answered by another fact than its own, or one that may stand for it. */
    answeredByAnother: (linted) =>
      asked(linted.pack).flatMap(({ fact, pack, question, answer }) => {
        const lead = leadingFact(answer);
        if (!lead || shownFacts(answer).some((shown) => standsFor(pack, shown, fact, question))) return [];
        const message = `the question "${question}" is answered by ${lead.id}`;
        return [problemOf(linted, fact, 'answered-by-another', message)];
      }),
    unanswered: (linted) =>
      asked(linted.pack)
        .filter(({ answer }) => leadingFact(answer) === undefined)
        .map(({ fact, question }) =>
          problemOf(linted, fact, 'unanswered', `the question "${question}" is answered by nothing`),
        ),
  };
}

function askExamples(
  source: Pack,
  bot: (language: string) => Pick<Answerer, 'answer'>,
  mostAsked: number,
): readonly Asked[] {
  const examples = [source.language, ...source.locales.keys()].flatMap((language) => {
    const pack = localizePack(source, language);
    return pack.facts
      .filter(({ textsIn = language }) => textsIn === language)
      .flatMap((fact) => fact.questions.map((question, place) => ({ fact, pack, question, place, language })));
  });
  return examples
    .toSorted((a, b) => a.place - b.place)
    .slice(0, mostAsked)
    .map(({ language, ...example }) => ({ ...example, answer: bot(language).answer(example.question) }));
}

/** The pack's rules, as the bot answers: each question in its own language. */
const questionRules = createQuestionRules((pack) => {
  const languages = createLanguages(pack);
  // Which index knows the words of a question helps to tell its language.
  while (languages.buildNext());
  return (language) => languages.in(language).answerer;
});
export const answeredByAnother: Rule = (linted) => questionRules.answeredByAnother(linted);

/** Whether the fact that answers is the asked one, replaces it, contradicts it or is a figure of the same measure. */
function standsFor(pack: Pack, answering: Fact, asked: Fact, question: string): boolean {
  return (
    answering.id === asked.id ||
    (answering.supersedes ?? []).includes(asked.id) ||
    pack.conflictsOf(asked.id).some(({ facts }) => facts.includes(answering.id)) ||
    sameFigure(answering, asked, question)
  );
}

/** A measure without a year is answered by its newest figure; a question with the figure's own year must get that year. */
function sameFigure({ series: answering }: Fact, { series: asked }: Fact, question: string): boolean {
  if (!asked || asked.id !== answering?.id) return false;
  const years = asked.period.match(/\d{4}/g) ?? [];
  return asked.period === answering.period || !years.some((year) => question.includes(year));
}

/** Everything that is wrong with a pack, found in a thread of its own: it takes seconds, and answers must not wait. */
export async function checkInWorker(folder: string): Promise<readonly Problem[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly Problem[]>();
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: folder });
  worker.unref();
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('The check of the pack ended without a result.')));
  return promise;
}
