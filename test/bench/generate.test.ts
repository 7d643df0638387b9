import { expect, test } from 'vitest';
import { misspell, questionsAbout } from '../../bench/ask-about.ts';
import { generatePack, seeded } from '../../bench/generate.ts';
import { factRecord } from '../../src/facts/schema.ts';

test('the same seed gives the same pack and the same questions, another seed others', () => {
  const pack = generatePack(50);
  expect(generatePack(50).facts).toEqual(pack.facts);
  expect(generatePack(50, 7).facts).not.toEqual(pack.facts);
  expect(questionsAbout(pack, 9)).toEqual(questionsAbout(pack, 9));
  expect(questionsAbout(pack, 9, 7)).not.toEqual(questionsAbout(pack, 9));
});

test('generated facts are as many as asked for and valid in a pack', () => {
  const { facts } = generatePack(200);
  expect(new Set(facts.map(({ id }) => id)).size).toBe(200);
  for (const { topic, ...record } of facts) {
    expect(topic).toBe('generated');
    expect(factRecord.safeParse(record).error).toBeUndefined();
  }
});

test('words are spread as in a language: a few are very common, many are rare', () => {
  const counts = new Map<string, number>();
  for (const { statement } of generatePack(2_000).facts) {
    for (const word of statement.split(' ').slice(3, 5)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sorted = [...counts.values()].toSorted((a, b) => b - a);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  const commonest = sorted.slice(0, Math.ceil(sorted.length / 10)).reduce((sum, one) => sum + one, 0);
  expect(commonest / total).toBeGreaterThan(0.5);
  expect(sorted.filter((one) => one === 1).length / sorted.length).toBeGreaterThan(0.2);
});

test('every second question is an example question as it stands, the others have one slip', () => {
  const pack = generatePack(50);
  questionsAbout(pack, 40).forEach(({ text, id }, at) => {
    const examples = pack.fact(id)?.questions ?? [];
    const lengths = examples.map((example) => Math.abs(example.length - text.length));
    if (at % 2 === 0) expect(examples).toContain(text);
    else expect(Math.min(...lengths)).toBeLessThanOrEqual(1);
  });
});

test('slips vary in word and place, spare short words and numbers, and leave the rest alone', () => {
  const random = seeded(1);
  const question = 'How many ships had Lindau in 2023?';
  const seen = new Set(Array.from({ length: 200 }, () => misspell(question, random)));
  expect(seen.size).toBeGreaterThan(15);
  for (const text of seen) expect(text).toMatch(/^How .* had .* in 2023\?$/);
  expect(misspell('who is he in 2023', random)).toBe('who is he in 2023');
});
