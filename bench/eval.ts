import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type KnowledgeBase, openKnowledgeBase } from '../src/answer/knowledge-base.ts';
import { ANSWER_FROM } from '../src/answer/model.ts';
import { DEFAULT_PACK } from '../src/config/index.ts';
import { PackError } from '../src/facts/parse.ts';
import { localeOfTag } from '../src/i18n/locale.ts';
import { translatorFor } from '../src/i18n/translator.ts';
import { presentAnswer } from '../src/replies/answer.ts';
import { plainReply } from '../src/replies/plain-text.ts';
import { createAnalysis, reliabilityRows, thresholdRows } from './eval/analyse.ts';
import { count, judge } from './eval/judge.ts';
import { QuestionFileError, readQuestions } from './eval/question-file.ts';
import { describeMistake, groupsOf, mistakesOf, rowOf } from './eval/report.ts';
import { table } from './table.ts';

const QUESTIONS = fileURLToPath(new URL('./questions', import.meta.url));
const THRESHOLDS = [...new Set([0.2, 0.3, 0.4, ANSWER_FROM, 0.6, 0.7, 0.8, 0.9])].toSorted((a, b) => a - b);

/** Measures the answers on question files, all of bench/questions if none is named: `eval.ts [FILE.yaml …] [--json] [--pack DIR] [--worst N]`. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      pack: { type: 'string', default: DEFAULT_PACK },
      worst: { type: 'string', default: '5' },
    },
  });
  const worst = z.coerce.number().int().nonnegative().catch(0).parse(values.worst);
  const base = await openKnowledgeBase(values.pack);
  await base.warm();
  const files =
    positionals.length > 0
      ? positionals
      : readdirSync(QUESTIONS)
          .filter((name) => name.endsWith('.yaml'))
          .map((name) => join(QUESTIONS, name));
  for (const file of files) {
    if (!values.json && files.length > 1) process.stdout.write(`\n${basename(file)}\n\n`);
    measure(file, base, { json: values.json, worst });
  }
}

/** Prints the figures of one file, as one line of JSON or for a person. */
function measure(file: string, base: KnowledgeBase, { json, worst }: { json: boolean; worst: number }): void {
  const questions = readQuestions(file);
  const { pack } = base.current();
  const verdicts = questions.map((question) => {
    // Judged as a reader of the question's language sees it.
    const { pack: shown, answerer } = base.current(question.lang);
    const t = translatorFor(localeOfTag(question.lang) ?? 'en');
    const answer = answerer.answer(question.q);
    return judge(question, answer, plainReply(presentAnswer(answer, shown, t, 'full')), pack);
  });

  // An accepted fact that the pack lacks can never come first: that says more of the file than of the answers.
  const absent = new Set(questions.flatMap(({ accept }) => accept).filter((id) => id !== 'seed' && !pack.fact(id)));
  const groups = [...groupsOf(verdicts)];
  const mistakes = mistakesOf(verdicts);
  if (json) {
    const report = {
      file,
      figures: Object.fromEntries(groups.map(([name, some]) => [name, count(some)])),
      mistakes: mistakes.map(({ question, kind, first, text }) => ({
        id: question.id,
        q: question.q,
        kind,
        first,
        text,
        expect: question.expect,
        accept: question.accept,
      })),
      absent: [...absent],
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const analyse = createAnalysis(pack);
  const analyses = new Map(questions.map((question) => [question, analyse(question)]));
  const all = [...analyses.values()];
  process.stdout.write(`${table(groups.map(([name, some]) => rowOf(name, count(some))))}\n`);
  process.stdout.write(`\nBy the confidence that an answer needs\n${table(thresholdRows(all, THRESHOLDS))}\n`);
  process.stdout.write(`\nHow far the confidence can be trusted\n${table(reliabilityRows(all))}\n`);
  for (const mistake of mistakes.slice(0, worst)) {
    const reason = analyses.get(mistake.question)?.reason ?? '';
    process.stdout.write(`\n${describeMistake(mistake)}\n  reason: ${reason}\n`);
  }
  if (absent.size > 0) process.stdout.write(`\nAccepted but not in the pack: ${[...absent].join(', ')}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof QuestionFileError || error instanceof PackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
