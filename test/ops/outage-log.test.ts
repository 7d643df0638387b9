import { expect, test } from 'vitest';
import { createOutageLog } from '../../src/ops/outage-log.ts';

const SECOND = 1_000;

/** What is said while something fails or works at these seconds. */
function linesOf(events: readonly (readonly [second: number, works: boolean])[], isMixed: boolean): string[] {
  let now = 0;
  const lines: string[] = [];
  const outage = createOutageLog({ now: () => now, isMixed });
  for (const [second, works] of events) {
    now = second * SECOND;
    if (works) outage.ended(() => lines.push(`${second} ended`));
    else outage.failed((times) => lines.push(`${second} failed ${times}`));
  }
  return lines;
}

test.each([true, false])('a line at the start, one a minute, one at the end (mixed: %s)', (isMixed) => {
  const failing = Array.from({ length: 300 }, (_, at) => [at / 2, false] as const);
  expect(linesOf([[0, true], ...failing, [150, true], [151, true]], isMixed)).toEqual([
    '0 failed 1',
    '60 failed 120',
    '120 failed 120',
    '150 ended',
  ]);
});

test('the next outage has a line of its own, however soon it comes', () => {
  const events = [
    [0, false],
    [1, true],
    [2, false],
    [3, true],
  ] as const;
  expect(linesOf(events, false)).toEqual(['0 failed 1', '1 ended', '2 failed 1', '3 ended']);
});

test('where some things fail while others work there is a start a minute at most', () => {
  const mixed = Array.from({ length: 240 }, (_, at) => [at / 2, at % 2 === 1] as const);
  expect(linesOf(mixed, true)).toEqual(['0 failed 1', '0.5 ended', '60 failed 60', '60.5 ended']);
});

test('a clock that is set back keeps nothing quiet', () => {
  expect(
    linesOf(
      [
        [7_200, false],
        [1, false],
        [2, false],
      ],
      true,
    ),
  ).toEqual(['7200 failed 1', '1 failed 1']);
});
