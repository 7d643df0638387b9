import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseQuestions, QuestionFileError, readQuestions } from '../../bench/eval/question-file.ts';

const valid = {
  id: 'q-1',
  lang: 'en',
  kind: 'answerable',
  style: 'question',
  typo: false,
  topic: 'ships',
  q: 'How many ships?',
  accept: ['ships-2023'],
  expect: ['120|a hundred and twenty'],
};
// JSON is YAML as well.
const file = (...questions: readonly object[]) => JSON.stringify(questions);

test('disputed and series are false where a question does not say', () => {
  expect(parseQuestions(file(valid))).toEqual([{ ...valid, disputed: false, series: false }]);
});

test.each([
  ['an unknown kind', [{ ...valid, kind: 'hard' }], 'kind'],
  ['a field that is not known', [{ ...valid, expects: ['120'] }], 'expects'],
  ['no question', [{ ...valid, q: '' }], 'q'],
  ['an answerable question that expects nothing', [{ ...valid, expect: [] }], 'needs accept and expect'],
  ['an answerable question that accepts nothing', [{ ...valid, accept: [] }], 'needs accept and expect'],
  ['a trap with an answer', [{ ...valid, kind: 'near-miss' }], 'neither accept nor expect'],
  ['an empty alternative', [{ ...valid, expect: ['120|'] }], 'empty alternative'],
  ['the same id twice', [valid, valid], '"q-1" is there twice'],
])('a file with %s is refused with the reason', (_, questions, reason) => {
  const read = () => parseQuestions(file(...questions));
  expect(read).toThrow(QuestionFileError);
  expect(read).toThrow(reason);
});

test('every mistake of a file is named at once', () => {
  const read = () => parseQuestions(file({ ...valid, lang: 'english' }, { ...valid, id: 'q-2', typo: 'yes' }));
  expect(read).toThrow(/lang[\s\S]*typo/);
});

test.each(['dev.yaml', 'second.yaml'])('%s fits the format', (name) => {
  const path = fileURLToPath(new URL(`../../bench/questions/${name}`, import.meta.url));
  expect(readQuestions(path).length).toBeGreaterThan(100);
});
