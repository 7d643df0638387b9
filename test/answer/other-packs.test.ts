import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENGINES } from '../../bench/engines.ts';
import { type EvalQuestion, readQuestions } from '../../bench/eval/question-file.ts';
import { shownFacts } from '../../src/answer/answer.ts';
import { createAnswerer } from '../../src/answer/answerer.ts';
import { loadPack } from '../../src/facts/load.ts';

const PACKS = fileURLToPath(new URL('../../bench/packs', import.meta.url));

// The questions are paraphrased hard, so that no engine finds many; that ours finds more than BM25 does is the point.
test.each([
  ['encyclopedia-en', 0.69, 0.08],
  ['encyclopedia-de', 0.45, 0.1],
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
  ['encyclopedia-en', 0.3, 0.07],
  ['encyclopedia-de', 0.45, 0.07],
  ['assistant-en', 0, 0.1],
  ['shop-en', 0.2, 0.07],
])(
  '%s: of its near-misses at most %d are answered, and of questions about something else at most %d',
  async (name, most, mostOffTopic) => {
    const { pack } = await loadPack(join(PACKS, name, 'facts'));
    const { answer } = createAnswerer(pack);
    const questions = readQuestions(join(PACKS, name, 'questions.yaml'));
    const answered = (kind: EvalQuestion['kind']) => {
      const some = questions.filter((question) => question.kind === kind);
      return some.filter(({ q }) => isAnswered(answer(q).kind)).length / Math.max(1, some.length);
    };
    expect(answered('near-miss')).toBeLessThanOrEqual(most);
    expect(answered('off-topic')).toBeLessThanOrEqual(mostOffTopic);
  },
);

// Written as communities write them: 31 to 37 facts, at most three example questions each, a third of them without any.
test.each([
  ['climbing-en', 0.74, 0.06, 0.1],
  ['repair-de', 0.66, 0.03, 0.1],
  ['school-ru', 0.58, 0.06, 0.1],
  ['fees-en', 0.78, 0.03, 0.1],
])(
  '%s: %d are answered rightly, at most %d wrongly, and at most %d of what it lacks',
  async (name, floor, most, mostLacking) => {
    const { pack } = await loadPack(join(PACKS, name, 'facts'));
    const { answer } = createAnswerer(pack);
    const questions = readQuestions(join(PACKS, name, 'questions.yaml'));
    const answerable = questions.filter(({ kind }) => kind === 'answerable');
    const others = questions.filter(({ kind }) => kind !== 'answerable');
    const shown = ({ q }: EvalQuestion) => {
      const reply = answer(q);
      return reply.kind === 'unsure' || reply.kind === 'talk' ? [] : shownFacts(reply);
    };
    const isRight = (question: EvalQuestion) => shown(question).some(({ id }) => question.accept.includes(id));
    const right = answerable.filter(isRight).length;
    const wrong = answerable.filter((question) => shown(question).length > 0 && !isRight(question)).length;
    expect(right / answerable.length).toBeGreaterThanOrEqual(floor);
    expect(wrong / answerable.length).toBeLessThanOrEqual(most);
    expect(others.filter((question) => shown(question).length > 0).length / others.length).toBeLessThanOrEqual(
      mostLacking,
    );
  },
);
