import { expect, test } from 'vitest';
import { accepts, count, judge } from '../../bench/eval/judge.ts';
import { parseQuestions } from '../../bench/eval/question-file.ts';
import { describeMistake, groupsOf, mistakesOf, rowOf } from '../../bench/eval/report.ts';
import type { Answer } from '../../src/answer/answer.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile, source } from '../fixtures/small-pack.ts';

const ships = makeFact({ id: 'ships-2023' });
const article = makeFact({ id: 'berths', sources: [{ ...source, publisher: 'BNN Breaking' }] });
const pack = createPack(packFile, [ships, article], []);

const found: Answer = { kind: 'found', fact: ships, facts: [{ fact: ships, score: 0.9 }] };
const unsure: Answer = { kind: 'unsure', reason: { kind: 'unknown' }, closest: [], facts: [] };

function question(changes: object = {}) {
  const text = JSON.stringify([
    {
      id: 'q-1',
      lang: 'en',
      kind: 'answerable',
      style: 'question',
      typo: false,
      topic: 'ships',
      q: 'How many ships?',
      accept: ['ships-2023'],
      expect: ['120'],
      ...changes,
    },
  ]);
  const [read] = parseQuestions(text);
  if (!read) throw new Error('no question was read');
  return read;
}
const trap = question({ id: 'q-2', kind: 'near-miss', accept: [], expect: [] });

test('an answer with the expected string from an accepted fact is right', () => {
  expect(judge(question(), found, '120 ships', pack)).toMatchObject({ right: true, firstRight: true, falsely: false });
});

test('an answer without the expected string is a false one, an abstention is not', () => {
  expect(judge(question(), found, '95 ships', pack)).toMatchObject({ right: false, falsely: true });
  expect(judge(question(), unsure, 'I do not know; 120 others do', pack)).toMatchObject({
    right: false,
    falsely: false,
  });
});

test('the right fact is first also where it is not trusted', () => {
  const doubtful: Answer = { ...unsure, facts: [{ fact: ships, score: 0.2 }] };
  expect(judge(question(), doubtful, 'I do not know', pack)).toMatchObject({ firstRight: true, right: false });
});

test('whatever answers a trap is a false answer and never a right one', () => {
  expect(judge(trap, found, '120 ships', pack)).toMatchObject({ right: false, falsely: true });
  expect(judge(trap, unsure, '', pack)).toMatchObject({ abstained: true, falsely: false });
});

test('seed accepts facts that are named for the article or cite its publisher, and no others', () => {
  const seed = question({ accept: ['seed'] });
  expect(accepts(seed, 'bnn-anything', pack)).toBe(true);
  expect(accepts(seed, 'berths', pack)).toBe(true);
  expect(accepts(seed, 'ships-2023', pack)).toBe(false);
  expect(accepts(question(), 'berths', pack)).toBe(false);
});

test('false answers are listed before abstentions, with what was said and what was wanted', () => {
  const verdicts = [judge(question(), unsure, '', pack), judge(trap, found, '120 ships\nmore', pack)];
  const [worst, lesser] = mistakesOf(verdicts).map(describeMistake);
  expect(worst).toContain('answered: found ships-2023: 120 ships');
  expect(worst).toContain('expected: no answer (near-miss)');
  expect(lesser).toContain('expected: 120 (ships-2023)');
});

test('shares are of the answerable questions, false answers of all', () => {
  const verdicts = [judge(question(), found, '120 ships', pack), judge(trap, found, '120 ships', pack)];
  expect([...groupsOf(verdicts).keys()]).toEqual(['en answerable', 'en near-miss', 'en well spelt', 'en question']);
  expect(rowOf('all', count(verdicts))).toMatchObject({ 'right %': '100.0', 'answered falsely %': '50.0' });
  expect(rowOf('none', count([]))).toMatchObject({ 'right %': '–', 'disputed shown %': '–' });
});
