import { expect, test } from 'vitest';
import { concernFinderOf } from '../../src/search/concerns.ts';
import { languageOf } from '../../src/search/languages/languages.ts';

test.each([
  ['en', 'where can i leave my car', ['parking']],
  ['en', 'What time do you close on Sundays?', ['opening']],
  ['de', 'wann habt ihr denn auf', ['opening']],
  ['de', 'gibt es da parkplätze', ['parking']],
  ['ru', 'во сколько вы закрываетесь', ['opening']],
  ['ru', 'куда поставить машину', ['parking']],
  ['kk', 'көлікті қайда қоюға болады', ['parking']],
])('%s: "%s" is about %s', (code, question, ids) => {
  const found = concernFinderOf(languageOf(code))?.asked(question) ?? [];
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});

test('money is told by its symbol', () => {
  expect(
    concernFinderOf(languageOf('en'))
      ?.told('A ticket is £7.')
      .map(({ id }) => id),
  ).toContain('price');
});

test('what is only a way of asking marks no fact', () => {
  const finder = concernFinderOf(languageOf('en'));
  expect(finder?.asked('who runs it').map(({ id }) => id)).toContain('lead');
  expect(finder?.told('Cars are driven by everybody here.').map(({ id }) => id)).not.toContain('lead');
});

test('the words that say so are named', () => {
  const [parking] = concernFinderOf(languageOf('en'))?.asked('can I park there') ?? [];
  expect([...(parking?.words ?? [])]).toEqual(['park']);
});
