import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { topicFile } from '../../src/facts/schema.ts';
import { writeStub } from '../../src/questions/new-fact.ts';
import { hostileTexts } from '../adversarial/texts.ts';

const problems = (text: string) =>
  topicFile.safeParse(parse(text)).error?.issues.map(({ path }) => path.slice(1).join('.'));

test('a stub says of every field that it is still to be written', () => {
  expect(problems(writeStub({ asked: ['Why?'], foreign: [], remarks: [] }))).toEqual([
    'id',
    'statement',
    'answer',
    'questions.1',
    'questions.2',
    'entities.0',
    'date',
    'status',
    'sources.0.publisher',
    'sources.0.title',
    'sources.0.url',
    'sources.0.published',
    'sources.0.lang',
  ]);
});

test('a question in another language is to be put into that of the pack', () => {
  const stub = writeStub({ asked: [], foreign: ['Warum?'], remarks: [] });
  expect(stub).toContain("TODO: in the pack's language: Warum?");
  expect(problems(stub)).toContain('questions.0');
});

test('five wordings need no more than one further', () => {
  const asked = ['a?', 'b?', 'c?', 'd?', 'e?'];
  expect(parse(writeStub({ asked, foreign: [], remarks: [] }))[0].questions).toHaveLength(6);
});

test('whatever was typed stays a text', () => {
  for (const text of hostileTexts) {
    const typed = text.toWellFormed().slice(0, 300);
    const [fact] = parse(writeStub({ asked: [typed], foreign: [], remarks: [`Question\n- id: ${typed}`] }));
    expect(fact.questions[0]).toBe(typed.toWellFormed());
    expect(fact.id).toBe('TODO');
  }
});
