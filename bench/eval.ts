import { parseArgs } from 'node:util';
import { openKnowledgeBase } from '../src/answer/knowledge.ts';
import { presentAnswer } from '../src/answer/present.ts';
import { DEFAULT_PACK } from '../src/config.ts';
import { wordsOf } from '../src/locales/words.ts';
import { plainReply } from '../src/platforms/playground/render.ts';
import { count, type Figures, judge, type Verdict } from './eval/judge.ts';
import { readQuestions } from './eval/question-file.ts';

/** Measures the answers on a question file: `eval.ts FILE.yaml [--json] [--pack DIR] [--worst N]`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    pack: { type: 'string', default: DEFAULT_PACK },
    worst: { type: 'string', default: '0' },
  },
});
const [file] = positionals;
if (file === undefined) {
  process.stderr.write('Name a question file, e.g. bench/questions/dev.yaml.\n');
  process.exit(1);
}

const { pack, answerer } = (await openKnowledgeBase(values.pack)).current();
const words = wordsOf('en');
const verdicts = readQuestions(file).map((question) => {
  const answer = answerer.answer(question.q);
  return judge(question, answer, plainReply(presentAnswer(answer, pack, words)), pack);
});

const groups = new Map<string, readonly Verdict[]>();
const by = (name: string, key: (verdict: Verdict) => string) => {
  for (const [value, some] of Map.groupBy(verdicts, key)) groups.set(`${name} ${value}`, some);
};
by('kind', ({ question }) => `${question.lang} ${question.kind}${question.typo ? ', misspelt' : ''}`);
const answerable = verdicts.filter(({ question }) => question.kind === 'answerable');
for (const style of new Set(answerable.map(({ question }) => question.style))) {
  groups.set(
    `style ${style}`,
    answerable.filter(({ question }) => question.style === style),
  );
}

if (values.json) {
  const figures = Object.fromEntries([...groups].map(([name, some]) => [name, count(some)]));
  const mistakes = verdicts
    .filter(isMistake)
    .map(({ question, kind, first }) => ({ id: question.id, q: question.q, kind, first }));
  process.stdout.write(`${JSON.stringify({ file, figures, mistakes })}\n`);
} else {
  for (const [name, some] of [...groups].toSorted()) process.stdout.write(`${describe(name, count(some), some)}\n`);
  for (const { question, kind, first } of verdicts.filter(isMistake).slice(0, Number(values.worst))) {
    process.stdout.write(
      `  ${question.id} ${question.q}\n    ${kind} ${first ?? ''}, wanted ${question.accept.join(' ') || 'nothing'}\n`,
    );
  }
}

function isMistake({ question, right, abstained }: Verdict): boolean {
  return question.kind === 'answerable' ? !right : !abstained;
}

function describe(name: string, figures: Figures, [first]: readonly Verdict[]): string {
  const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const { questions, right, firstRight, disputed, disputedShown, abstained } = figures;
  const counted = `${name}: ${questions} questions`;
  if (first?.question.kind !== 'answerable') {
    return `${counted}, abstained ${percent(abstained, questions)}, answered falsely ${percent(questions - abstained, questions)}`;
  }
  return [
    counted,
    `right ${percent(right, questions)}`,
    `right fact first ${percent(firstRight, questions)}`,
    `disputed shown ${percent(disputedShown, disputed)}`,
    `wrong ${percent(questions - right - abstained, questions)}`,
    `abstained ${percent(abstained, questions)}`,
  ].join(', ');
}
