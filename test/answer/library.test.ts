import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvalQuestion, readQuestions } from '../../bench/eval/question-file.ts';
import { type AnswerToTurn, leadingFact, shownFacts } from '../../src/answer/answer.ts';
import type { Context } from '../../src/answer/context.ts';
import { type Library, openLibrary } from '../../src/answer/library.ts';
import { DEFAULT_PACK } from '../../src/config/index.ts';
import { PackError } from '../../src/facts/parse.ts';

const packs = (name: string) => fileURLToPath(new URL(`../../bench/packs/${name}`, import.meta.url));
const factsOf = (name: string) => join(packs(name), 'facts');

const MAIN = 'kazakhstan-germany';
const OTHERS = ['climbing-en', 'repair-de', 'school-ru', 'housing-kk'];
let opened: Promise<Library> | undefined;
/** The main pack and four others, of which each test takes two. */
function several(): Promise<Library> {
  opened ??= openLibrary([DEFAULT_PACK, ...OTHERS.map(factsOf)]);
  return opened;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder with a pack of one fact. */
async function pack(name: string, id: string, fact = 'price'): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await writeFile(
    join(path, 'pack.yaml'),
    `id: ${id}\ntitle: ${name}\nabout: ${name}\nlanguage: en\nsubjects: [[${name}]]\nsource: { publisher: P, title: T, url: null, published: null, lang: en }\n`,
  );
  await writeFile(
    join(path, 'general.yaml'),
    `- id: ${fact}\n  statement: A ${name} costs 5 euros.\n  answer: 5 euros for a ${name}\n  questions: [How much is a ${name}?]\n`,
  );
  return path;
}

test('one pack is read as if there were no others', async () => {
  const only = await pack('kayak', 'kayak');
  const { current } = await openLibrary([only]);
  expect(current().pack.parts).toBeUndefined();
  expect(current().pack.fact('price')?.topic).toBe('general');
  expect(current('en', ['canoe'])).toBe(current('en'));
});

test('packs with the same ids are told apart, each answers for itself, and a choice leaves the others out', async () => {
  const { current } = await openLibrary([await pack('sauna', 'sauna'), await pack('skate', 'skate')]);
  const both = current();
  expect(both.pack.facts.map(({ id }) => id)).toEqual(['price', 'skate.price']);
  expect(both.pack).toMatchObject({ about: 'sauna and skate', title: 'sauna and skate' });
  expect(Object.values(both.pack.topics).map(({ title }) => title)).toEqual(['General (sauna)', 'General (skate)']);
  const lead = (question: string, chosen?: readonly string[]) =>
    leadingFact(current('en', chosen).answerer.answer(question))?.id;
  expect(lead('how much is a sauna')).toBe('price');
  expect(lead('how much is a skate')).toBe('skate.price');
  expect(lead('how much is a sauna', ['skate'])).not.toBe('price');
  expect(current('en', ['skate']).pack.about).toBe('skate');
  // A pack that is gone meanwhile leaves nobody without any.
  expect(current('en', ['gone'])).toBe(both);
});

test('what is read again in one folder is in use, and the others stay as they are', async () => {
  const [first, second] = [await pack('tent', 'tent'), await pack('stove', 'stove')];
  const { current, bases } = await openLibrary([first, second]);
  const before = current();
  await appendFile(
    join(second, 'general.yaml'),
    '- id: fuel\n  statement: The stove burns gas.\n  answer: Gas\n  questions: [What does the stove burn?]\n',
  );
  await bases[1]?.base.reload();
  expect(current()).not.toBe(before);
  expect(leadingFact(current().answerer.answer('what does the stove burn'))?.id).toBe('stove.fuel');
  await writeFile(join(second, 'general.yaml'), '- id: broken\n');
  await expect(bases[1]?.base.reload()).rejects.toThrow(PackError);
  await cp(join(first, 'pack.yaml'), join(second, 'pack.yaml'));
  await cp(join(first, 'general.yaml'), join(second, 'general.yaml'));
  await expect(bases[1]?.base.reload()).rejects.toThrow(/has the id "tent" too/);
  expect(leadingFact(current().answerer.answer('what does the stove burn'))?.id).toBe('stove.fuel');
});

test('packs that cannot be used together are refused with folder and reason', async () => {
  const first = await pack('ski', 'ski');
  const refused = async (other: string, reason: RegExp) => {
    await expect(openLibrary([first, other])).rejects.toThrow(reason);
  };
  await refused(join(folder, 'nowhere'), /nowhere has a problem:\n.*cannot be read/);
  await mkdir(join(folder, 'empty'));
  await refused(join(folder, 'empty'), /pack\.yaml.*is missing/);
  await refused(await pack('snow', 'ski'), /library-.*snow has a problem:\n.*ski has the id "ski" too/);
  await refused(await pack('everything', 'all'), /"all" cannot be the id/);
  await refused(await pack('long', 'l'.repeat(20), 'p'.repeat(45)), /longer than 60 characters together/);
});

test('a conversation goes on in the pack that it was about', async () => {
  const { answerer } = (await several()).current('en', [MAIN, 'climbing-en']);
  let context: Context | undefined;
  const say = (text: string): AnswerToTurn => {
    const turn = answerer.converse(text, context, '2026-11-24');
    context = turn.context;
    return turn.answer;
  };
  expect(leadingFact(say('how much is a day ticket'))?.id).toBe('climbing-en.day-ticket');
  expect(leadingFact(say('and for students?'))?.id).toBe('climbing-en.day-ticket-reduced');
  expect(leadingFact(say('how many students at DKU in 2017'))?.id).toBe('dku-students-2017');
  expect(leadingFact(say('and in 2019?'))?.id).toBe('dku-students-2019');
});

// People ask in each language what the other pack knows nothing of.
test.each([
  ['climbing-en', 'en', 4],
  ['repair-de', 'de', 3],
  ['school-ru', 'ru', 2],
  ['housing-kk', 'kk', 1],
])(
  '%s beside the main pack, in %s: its questions are answered from it, at most %d of them by the other',
  async (name, language, most) => {
    const library = await several();
    const alone = library.current(language, [name]).answerer;
    const both = library.current(language, [MAIN, name]).answerer;
    const questions = readQuestions(join(packs(name), 'questions.yaml')).filter(({ kind }) => kind === 'answerable');
    const isRight = ({ accept }: EvalQuestion, answer: AnswerToTurn) =>
      shownFacts(answer).some(({ id }) => accept.includes(id.slice(id.indexOf('.') + 1)));
    const isOther = (answer: AnswerToTurn) => shownFacts(answer).some(({ id }) => !id.startsWith(`${name}.`));
    const answered = questions.map((question) => ({ question, answer: both.answer(question.q) }));
    expect(answered.filter(({ answer }) => isOther(answer)).length).toBeLessThanOrEqual(most);
    const rightAlone = questions.filter((question) => isRight(question, alone.answer(question.q))).length;
    const right = answered.filter(({ question, answer }) => isRight(question, answer)).length;
    expect(right).toBeGreaterThanOrEqual(0.9 * rightAlone);
  },
);
