import { Worker } from 'node:worker_threads';
import { lintPack } from '../facts/lint/lint.ts';
import { problemOf, type Rule } from '../facts/lint/rules.ts';
import { type ReadPack, readPack } from '../facts/load.ts';
import type { Pack } from '../facts/pack.ts';
import type { Problem } from '../facts/parse.ts';
import type { Fact } from '../facts/schema.ts';
import { type Answerer, createAnswerer } from './answerer.ts';

export interface CheckedPack {
  readonly read: ReadPack;
  readonly problems: readonly Problem[];
}

/** Reads a pack and looks for everything that is wrong with it, of every kind. Takes seconds for hundreds of facts. */
export async function checkPack(folder: string): Promise<CheckedPack> {
  const read = await readPack(folder);
  return { read, problems: lintPack(read, Temporal.Now.plainDateISO(), [answeredByAnother]) };
}

/** No example question may be answered by another fact than its own, or one that may stand for it. */
export function createQuestionRule(answererOf: (pack: Pack) => Pick<Answerer, 'answer'>): Rule {
  return (linted) => {
    const { pack } = linted;
    const answerer = answererOf(pack);
    return pack.facts.flatMap((fact) =>
      fact.questions.flatMap((question) => {
        const answer = answerer.answer(question);
        if (answer.kind === 'unsure' || standsFor(pack, answer.fact, fact, question)) return [];
        const message = `the question "${question}" is answered by ${answer.fact.id}`;
        return [problemOf(linted, fact, 'answered-by-another', message)];
      }),
    );
  };
}

export const answeredByAnother = createQuestionRule(createAnswerer);

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
