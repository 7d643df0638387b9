import { stringify } from 'yaml';

/** What a new fact starts from. */
export interface Beginning {
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
export function writeStub({ asked, foreign, remarks }: Beginning): string {
  const known = [...asked, ...foreign.map((question) => `TODO: in the pack's language: ${question}`)];
  const missing = FURTHER.slice(0, Math.max(1, LEAST_QUESTIONS - known.length));
  const fact = {
    id: 'TODO',
    statement: 'TODO: one sentence that somebody could check, with the year',
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
