import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eligibleFacts, leftIn, takeFrom, takeNext, unuse } from '../../src/daily/selection.ts';
import type { Rotation } from '../../src/daily/types.ts';
import { createPack } from '../../src/facts/pack.ts';
import { makeFact, packFile } from '../fixtures/small-pack.ts';

const newRotation = (seed = 'seed'): Rotation => ({ seed, round: 0, shown: [], before: [] });
const facts = (count: number) => Array.from({ length: count }, (_, at) => `fact-${at}`);

function drawMany(
  rotation: Rotation,
  eligible: readonly string[],
  count: number,
): { drawn: string[]; rotation: Rotation } {
  const drawn: string[] = [];
  let rest = rotation;
  for (let at = 0; at < count; at++) {
    const result = takeFrom(rest, eligible);
    if (!result) break;
    drawn.push(result.fact);
    rest = result.rotation;
  }
  return { drawn, rotation: rest };
}

test('every fact comes once before any comes again, in an order of the channel', () => {
  const all = facts(50);
  const { drawn } = drawMany(newRotation(), all, 100);
  expect(drawn.slice(0, 50).toSorted()).toEqual(all.toSorted());
  expect(drawn.slice(50).toSorted()).toEqual(all.toSorted());
  expect(drawn.slice(50)).not.toEqual(drawn.slice(0, 50));
  expect(drawMany(newRotation('other'), all, 50).drawn).not.toEqual(drawn.slice(0, 50));
  expect(drawMany(newRotation(), all, 50).drawn).toEqual(drawn.slice(0, 50));
});

test('a fact of low prominence is never drawn, not even on its anniversary', () => {
  const statement = 'It happened on 5 May 2001.';
  const [low, usual, high] = [
    makeFact({ id: 'low', date: '2001-05-05', statement, prominence: 'low' }),
    makeFact({ id: 'usual' }),
    makeFact({ id: 'high', prominence: 'high' }),
  ];
  const pack = createPack(packFile, [low, usual, high], []);
  expect(eligibleFacts(pack, [])).toEqual(['usual', 'high']);
  expect(eligibleFacts(pack, ['ships'])).toEqual(['usual', 'high']);
  expect(takeNext({ rotation: newRotation(), topics: [] }, pack, '2026-05-05')?.fact).not.toBe('low');
  expect(
    takeNext({ rotation: newRotation(), topics: [] }, createPack(packFile, [low], []), '2026-05-05'),
  ).toBeUndefined();
});

test('what was shown last does not come again soon after all have been shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 80 }), fc.string(), (count, seed) => {
      const { drawn } = drawMany(newRotation(seed), facts(count), 4 * count);
      const apart = Math.min(30, Math.floor(count / 2));
      for (const [at, fact] of drawn.entries()) {
        expect(drawn.slice(Math.max(0, at - apart), at)).not.toContain(fact);
      }
    }),
  );
});

test('one fact alone comes every time, and none gives none', () => {
  expect(drawMany(newRotation(), ['only'], 3).drawn).toEqual(['only', 'only', 'only']);
  expect(takeFrom(newRotation(), [])).toBeUndefined();
});

test('new facts join those still to come, and those that are gone drop out, without changing the order of the others', () => {
  const before = drawMany(newRotation(), facts(20), 10);
  const rest = drawMany(before.rotation, facts(20), 10).drawn;
  const [gone] = rest;
  const changed = [...facts(20).filter((fact) => fact !== gone), 'new-1', 'new-2'];
  const { drawn } = drawMany(before.rotation, changed, 11);
  expect(drawn.toSorted()).toEqual([...rest.slice(1), 'new-1', 'new-2'].toSorted());
  expect(drawn.filter((fact) => !fact.startsWith('new'))).toEqual(rest.slice(1));
});

test('what is preferred today comes first, but not again', () => {
  const first = takeFrom(newRotation(), facts(20), ['fact-7']);
  expect(first?.fact).toBe('fact-7');
  const second = takeFrom(first?.rotation ?? newRotation(), facts(20), ['fact-7']);
  expect(second?.fact).not.toBe('fact-7');
});

test('a fact that was put back comes in its turn', () => {
  const first = takeFrom(newRotation(), facts(5));
  if (!first) throw new Error('Nothing was drawn.');
  expect(takeFrom(unuse(first.rotation, first.fact), facts(5))?.fact).toBe(first.fact);
  expect(leftIn(first.rotation, facts(5))).toBe(4);
  expect(leftIn(unuse(first.rotation, first.fact), facts(5))).toBe(5);
});
