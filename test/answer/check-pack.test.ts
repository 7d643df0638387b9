import { expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answerer.ts';
import { createQuestionRule } from '../../src/answer/check-pack.ts';
import { createPack } from '../../src/facts/pack.ts';
import type { Conflict, Fact } from '../../src/facts/schema.ts';
import { intact, makeFact, nowhere, packFile } from '../fixtures/small-pack.ts';

const QUESTION = 'How many ships in 2021?';
const figure = (period: string) => ({ id: 'ships', count: 'town', period });

/** What the rule says of the fact `asked` when every question is answered by `answering`. */
function judge(
  asked: Partial<Fact>,
  answering: Partial<Fact>,
  { questions = [QUESTION], conflicts = [] }: { questions?: string[]; conflicts?: Conflict[] } = {},
): string[] {
  const other = makeFact({ id: 'answering', ...answering, questions: [] });
  const pack = createPack(packFile, [makeFact({ id: 'asked', ...asked, questions }), other], conflicts);
  const rule = createQuestionRule(() => ({ answer: (): Answer => ({ kind: 'found', fact: other, facts: [] }) }));
  const linted = {
    pack,
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: nowhere,
    broken: intact,
    today: Temporal.PlainDate.from('2024-06-01'),
  };
  return rule(linted).map(({ message }) => message);
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
