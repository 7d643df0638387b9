import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENGINES } from '../../bench/engines.ts';
import { type EvalQuestion, readQuestions } from '../../bench/eval/question-file.ts';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { loadPack } from '../../src/facts/load.ts';

const PACKS = fileURLToPath(new URL('../../bench/packs', import.meta.url));

// The questions are paraphrased hard, so that no engine finds many; that ours finds more than BM25 does is the point.
test.each([
  ['encyclopedia-en', 0.68, 0.08],
  ['encyclopedia-de', 0.46, 0.1],
  ['assistant-en', 0.18, 0.06],
  ['shop-en', 0.27, 0.03],
])('%s: the right fact is first for %d, and for %d more than by BM25', async (name, floor, gain) => {
  const { pack } = await loadPack(join(PACKS, name, 'facts'));
  const answerable = readQuestions(join(PACKS, name, 'questions.yaml')).filter(({ kind }) => kind === 'answerable');
  const share = (find: (question: string) => string | undefined) =>
    answerable.filter(({ q, accept }) => accept.includes(find(q) ?? '')).length / answerable.length;
  const { answer } = createAnswerer(pack);
  const ours = share((question) => answer(question).facts[0]?.fact.id);
  expect(ours).toBeGreaterThanOrEqual(floor);
  expect(ours - share(ENGINES['bm25']?.(pack) ?? (() => undefined))).toBeGreaterThanOrEqual(gain);
});

/** A line in kind on what asks for nothing is no answer. */
const isAnswered = (kind: string) => kind !== 'unsure' && kind !== 'talk';

test.each([
  ['encyclopedia-en', 0.3],
  ['encyclopedia-de', 0.45],
  ['assistant-en', 0],
  ['shop-en', 0.2],
])(
  '%s: of its near-misses at most %d are answered, and hardly any question about something else',
  async (name, most) => {
    const { pack } = await loadPack(join(PACKS, name, 'facts'));
    const { answer } = createAnswerer(pack);
    const questions = readQuestions(join(PACKS, name, 'questions.yaml'));
    const answered = (kind: EvalQuestion['kind']) => {
      const some = questions.filter((question) => question.kind === kind);
      return some.filter(({ q }) => isAnswered(answer(q).kind)).length / Math.max(1, some.length);
    };
    expect(answered('near-miss')).toBeLessThanOrEqual(most);
    expect(answered('off-topic')).toBeLessThanOrEqual(0.07);
  },
);
