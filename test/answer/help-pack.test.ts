import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRealQuestions } from '../../bench/eval/real-file.ts';
import { type AnswerToTurn, leadingFact, shownFacts } from '../../src/answer/answer.ts';
import { openLibrary } from '../../src/answer/library.ts';
import { DEFAULT_PACK, HELP_PACK } from '../../src/config/index.ts';

const { current, languageOf, warm, bases } = await openLibrary([DEFAULT_PACK, HELP_PACK]);
await warm();
const alone = bases[0]?.base.current;
const folder = fileURLToPath(new URL('../../bench/questions/real', import.meta.url));
/** Every so many of the questions is enough to notice that something has gone wrong. */
const EVERY = 7;

function told(answer: AnswerToTurn | undefined): string {
  if (answer?.kind === 'talk') return `talk ${answer.talk}`;
  const shown = answer ? shownFacts(answer).map(({ id }) => id) : [];
  return [answer?.kind, ...shown].join(' ');
}

// Of all 925 questions none differed when this was written.
test('what people ask about the subject is answered as if there were no pack about the bot', () => {
  const questions = readdirSync(folder)
    .filter((name) => name.includes('questions'))
    .flatMap((name) => readRealQuestions(join(folder, name)))
    .filter((_, at) => at % EVERY === 0);
  const differing = questions.filter(({ q }) => {
    const language = languageOf(q);
    return told(current(language).answerer.answer(q)) !== told(alone?.(language).answerer.answer(q));
  });
  expect(questions.length).toBeGreaterThan(100);
  expect(differing.map(({ q }) => q)).toEqual([]);
});

test.each([
  ['about', 'who are you', 'wer bist du', 'кто ты такой', 'сен кімсің'],
  ['privacy', 'do you store my messages', 'speicherst du meine daten', 'ты хранишь мои сообщения?'],
  ['daily', 'turn on the daily fact', 'wie bekomme ich den täglichen fakt', 'күнделікті дерек қос'],
  ['languages', 'do you speak german?', 'welche sprachen kannst du', 'қазақша түсінесің бе'],
])('small talk about the bot stays small talk: %s', (talk, ...texts) => {
  for (const text of texts) {
    expect([text, told(current(languageOf(text)).answerer.answer(text))]).toEqual([text, `talk ${talk}`]);
  }
});

test.each([
  ['en', 'how many facts can our server keep', 'dostyk-help.own-facts-limit'],
  ['en', 'under what license is dostyk', 'dostyk-help.price'],
  ['en', 'can we choose which packs the bot uses in our server', 'dostyk-help.choose-packs'],
  ['de', 'wie viele eigene fakten kann ein server haben', 'dostyk-help.own-facts-limit'],
  ['de', 'unter welcher lizenz steht dostyk', 'dostyk-help.price'],
  ['ru', 'под какой лицензией dostyk', 'dostyk-help.price'],
  ['ru', 'можно ли восстановить удалённый факт', 'dostyk-help.own-facts-undo'],
  ['kk', 'бот қандай лицензиямен', 'dostyk-help.price'],
])('%s: "%s" is answered by %s', (language, question, fact) => {
  expect(leadingFact(current(language).answerer.answer(question))?.id).toBe(fact);
});
