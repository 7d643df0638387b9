import { describe, expect, test } from 'vitest';
import { ENGINES } from '../../bench/engines.ts';
import { smallPack } from '../fixtures/small-pack.ts';

// The floor only walks postings: it ranks nothing.
const ranking = Object.entries(ENGINES).filter(([name]) => name !== 'floor');

describe.each(ranking)('%s', (_, create) => {
  test('brings the fact whose example question is asked', () => {
    expect(create(smallPack)('Who is the harbour master of Lindau?')).toBe('master-vogel');
  });
});

test.each(['dostyk', 'bm25', 'minisearch', 'fuse, token search, tuned'])(
  '%s tells two years of one measure apart',
  (name) => {
    const ask = ENGINES[name]?.(smallPack);
    expect(ask?.('How many ships did Lindau count in 2021?')).toBe('ships-2021');
    expect(ask?.('How many ships did Lindau count in 2023?')).toBe('ships-2023');
  },
);

test('bm25 finds inflected words and answers nothing where no word is known', () => {
  const ask = ENGINES['bm25']?.(smallPack);
  expect(ask?.('masters of harbours')).toBe('master-vogel');
  expect(ask?.('quantum chromodynamics')).toBeUndefined();
});
