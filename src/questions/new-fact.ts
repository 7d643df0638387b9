import { appendFile, readFile } from 'node:fs/promises';
import { isSeq, parseDocument, stringify } from 'yaml';
import { createAnswerer } from '../answer/answerer.ts';
import { topicPath } from '../facts/file-names.ts';
import { readPack } from '../facts/load.ts';
import type { Pack } from '../facts/pack.ts';
import { detectLanguage } from '../search/languages/detect.ts';
import { groupQuestions } from './group-questions.ts';
import type { OpenQuestion } from './question-log.ts';
import type { Questions } from './question-store.ts';

/** Why a fact cannot be begun, in a sentence for the curator. */
export class CuratorError extends Error {
  override readonly name = 'CuratorError';
}

/** As many as are asked for in /questions. */
const MOST_QUESTIONS = 200;
const MOST_WORDINGS = 5;

/**
 * What a fact that answers a remembered question begins with, and answers those that are like it.
 * @throws CuratorError if there is no such question.
 */
export async function beginFromQuestion(store: Questions, id: string, folder: string): Promise<FactDraft> {
  const question = await store.question(id);
  if (!question) {
    throw new CuratorError(
      `There is no question with the id "${id}". /questions shows the ids in the chat, npm run facts -- questions all that there are.`,
    );
  }
  const pack = await usablePack(folder);
  const all = await store.questions(question, MOST_QUESTIONS);
  const groups = groupQuestions(all, createAnswerer(pack).gist);
  const alike = groups
    .map(({ question: first, others }) => [first, ...others])
    .find((group) => group.some((one) => one.id === id));
  const others = (alike ?? []).filter((one) => one.id !== id);
  const wordings = [question, ...others].slice(0, MOST_WORDINGS);
  const texts = wordings.map((one) => one.question);
  const isForeign = (text: string) => (detectLanguage(text) ?? pack.language) !== pack.language;
  return {
    asked: texts.filter((text) => !isForeign(text)),
    foreign: texts.filter(isForeign),
    remarks: wordings.map(remarkOn),
  };
}

function remarkOn({ id, times, down, fact, firstAsked, lastAsked }: OpenQuestion): string {
  const counts = [
    ...(times > 0 ? [`unanswered: ${times}`] : []),
    ...(down > 0 ? [`answer voted down: ${down}, last with ${fact ?? 'no fact'}`] : []),
  ];
  return `Question ${id}, ${firstAsked} to ${lastAsked}. ${counts.join('; ')}.`;
}

/**
 * Adds a stub at the end of a topic's file.
 * @returns The file.
 * @throws CuratorError for a topic that the pack does not have, and a file that is not a list of facts.
 */
export async function addToTopic(folder: string, topic: string, beginning: FactDraft): Promise<string> {
  const { topics } = await usablePack(folder);
  if (!Object.hasOwn(topics, topic)) {
    throw new CuratorError(`The pack has no topic "${topic}". It has: ${Object.keys(topics).join(', ')}.`);
  }
  const file = await topicPath(folder, topic);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const { contents, errors } = parseDocument(text);
  const isList = contents === null || (isSeq(contents) && contents.flow !== true);
  if (errors.length > 0 || !isList) {
    throw new CuratorError(`${file} is not a list of facts with a hyphen before each; add the stub by hand.`);
  }
  await appendFile(file, (text === '' || text.endsWith('\n') ? '' : '\n') + writeStub(beginning));
  return file;
}

/** The pack as far as it can be read: stubs that are in it already do not keep anybody from adding another. */
async function usablePack(folder: string): Promise<Pack> {
  const { pack } = await readPack(folder);
  if (!pack) throw new CuratorError(`The pack ${folder} cannot be read; npm run facts -- ${folder} says why.`);
  return pack;
}

/** What a new fact starts from. */
export interface FactDraft {
  /** Questions that people asked, in the language of the pack; the fact is to answer them. */
  readonly asked: readonly string[];
  /** Questions in another language, which are to be put into that of the pack. */
  readonly foreign: readonly string[];
  /** Lines that tell the curator where it comes from. */
  readonly remarks: readonly string[];
}

/** An example question of a pack has at most so many characters. */
const MAX_QUESTION = 300;
const LEAST_QUESTIONS = 3;
const FURTHER = [
  'TODO: the same question in other words',
  'TODO: the question as a few keywords, as people type',
  'TODO: a question for another piece of information in the statement',
];

/**
 * A fact in YAML, as an item of a topic's file, in which everything that a person must find out says TODO. As it stands a
 * pack with it is not loaded, and `npm run facts` names each field that is still to be written.
 */
export function writeStub({ asked, foreign, remarks }: FactDraft): string {
  const known = [...asked, ...foreign.map((question) => `TODO: in the pack's language: ${question}`)];
  const missing = FURTHER.slice(0, Math.max(1, LEAST_QUESTIONS - known.length));
  const fact = {
    id: 'TODO',
    statement: 'TODO: one sentence that can be checked, with the year',
    answer: 'TODO: the shortest direct answer',
    questions: [...known.map((question) => question.slice(0, MAX_QUESTION)), ...missing],
    entities: ['TODO: the persons, institutions, places and things that it is about'],
    date: 'TODO',
    status: 'TODO',
    sources: [{ publisher: 'TODO', title: 'TODO', url: 'TODO', published: 'TODO', lang: 'TODO' }],
  };
  const comments = remarks.map((remark) => `# ${remark.replace(/\s+/gu, ' ')}\n`).join('');
  return comments + stringify([fact], { lineWidth: 0 });
}
