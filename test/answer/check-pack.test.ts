import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { createQuestionRules } from '../../src/answer/check-pack.ts';
import { createPack, type Pack } from '../../src/facts/pack.ts';
import type { Conflict, Fact } from '../../src/facts/schema.ts';
import { intact, localeOf, makeFact, nowhere, packFile, withLocale } from '../fixtures/small-pack.ts';

const QUESTION = 'How many ships in 2021?';
const figure = (period: string) => ({ id: 'ships', count: 'town', period });

function lintedOf(pack: Pack) {
  return {
    pack,
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: nowhere,
    broken: intact,
    today: Temporal.PlainDate.from('2024-06-01'),
  };
}

/** What the rule says of the fact `asked` when every question is answered by `answering`. */
function judge(
  asked: Partial<Fact>,
  answering: Partial<Fact>,
  { questions = [QUESTION], conflicts = [] }: { questions?: string[]; conflicts?: Conflict[] } = {},
): string[] {
  const other = makeFact({ id: 'answering', ...answering, questions: [] });
  const pack = createPack(packFile, [makeFact({ id: 'asked', ...asked, questions }), other], conflicts);
  const { answeredByAnother } = createQuestionRules(() => () => ({
    answer: (): Answer => ({ kind: 'found', fact: other, facts: [] }),
  }));
  const linted = lintedOf(pack);
  return answeredByAnother(linted).map(({ message }) => message);
}

test('another fact may not answer', () => {
  expect(judge({}, {})).toEqual([`asked: the question "${QUESTION}" is answered by answering`]);
});

test('nor may the older fact that the asked one replaces', () => {
  expect(judge({ supersedes: ['answering'] }, {})).toHaveLength(1);
});

test('a fact that replaces the asked one, or contradicts it, stands for it', () => {
  expect(judge({}, { supersedes: ['asked'] })).toEqual([]);
  const conflict = { id: 'c', title: 'C', facts: ['asked', 'answering'], note: 'n' };
  expect(judge({}, {}, { conflicts: [conflict] })).toEqual([]);
});

test('a question with its year may only be answered by a figure of that year', () => {
  expect(judge({ series: figure('2021') }, { series: figure('2021') })).toEqual([]);
  expect(judge({ series: figure('2021') }, { series: figure('2023') })).toHaveLength(1);
});

test('without its year the newest figure of the measure may answer, but no other measure', () => {
  const questions = ['How many ships?'];
  expect(judge({ series: figure('2021') }, { series: figure('2023') }, { questions })).toEqual([]);
  expect(judge({ series: figure('2021') }, { series: { ...figure('2023'), id: 'boats' } }, { questions })).toHaveLength(
    1,
  );
});

describe('the bot is asked', () => {
  const silence: Answer = { kind: 'unsure', reason: { kind: 'unknown' }, closest: [], facts: [] };
  const facts = [
    makeFact({ id: 'ships', questions: ['How many ships?', 'ships?'] }),
    makeFact({ id: 'master', questions: ['Who is master?', 'master?'] }),
  ];
  const translation = { statement: 'Es gab 120 Schiffe.', answer: '120 Schiffe', questions: ['Wie viele Schiffe?'] };
  const pack = withLocale(createPack(packFile, facts, []), localeOf('de', {}, { ships: translation }));

  function asking(mostAsked?: number) {
    const asked: string[] = [];
    const { answeredByAnother, unanswered } = createQuestionRules(
      () => (language) => ({
        answer: (question) => {
          asked.push(`${language}: ${question}`);
          return silence;
        },
      }),
      mostAsked,
    );
    const linted = lintedOf(pack);
    return { problems: answeredByAnother(linted), notes: unanswered(linted), asked };
  }

  test('each question once, in its own language, the first of each fact first', () => {
    expect(asking().asked).toEqual([
      'en: How many ships?',
      'en: Who is master?',
      'de: Wie viele Schiffe?',
      'en: ships?',
      'en: master?',
    ]);
  });

  test('a question that nothing answers is no problem, and noted', () => {
    const { problems, notes } = asking();
    expect(problems).toEqual([]);
    expect(notes.map(({ rule, message }) => `${rule}: ${message}`)).toContain(
      'unanswered: ships: the question "Wie viele Schiffe?" is answered by nothing',
    );
    expect(notes).toHaveLength(5);
  });

  test('no more than so many', () => {
    expect(asking(2).asked).toEqual(['en: How many ships?', 'en: Who is master?']);
  });
});
