import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type AnswerToTurn, shownFacts } from '../answer/answer.ts';
import type { Context } from '../answer/context.ts';
import { explanationText, type PlainReading } from '../answer/explain.ts';
import { type Library, openLibrary } from '../answer/library.ts';
import { DEFAULT_PACK, HELP_PACK } from '../config/index.ts';
import { PackError } from '../facts/parse.ts';
import { LOCALES, type Locale, localeOfTag } from '../i18n/locale.ts';
import { translatorFor } from '../i18n/translator.ts';
import { endQuietlyWhenUnread, readLines } from '../platforms/playground/terminal.ts';
import { presentTurn } from '../replies/conversation.ts';
import { plainReply } from '../replies/plain-text.ts';
import { dayOf } from '../util/day.ts';
import { messageOf } from '../util/error-message.ts';

/**
 * Answers one question from the command line, or one a line from standard input:
 * `ask.ts [--json | --explain] [--conversation] [--pack DIR …] [--locale xx] [--] [question …]`.
 */
interface Asking {
  readonly json: boolean;
  /** Print how the question was read, and why facts were shown or not. */
  readonly explain: boolean;
  /** The lines are turns of a conversation; after an empty line a new one begins. */
  readonly conversation: boolean;
  /** The folders of the packs. */
  readonly pack: readonly string[];
  /** Undefined for the language of each question. */
  readonly locale: string | undefined;
  /** Undefined where none is given on the command line; an empty one is a question too. */
  readonly question: string | undefined;
}

/** What `--json` prints for each question; other programs rely on it. */
interface AnswerRecord {
  readonly question: string;
  readonly locale: string;
  readonly kind: AnswerToTurn['kind'];
  /** The whole reply as a person would read it. */
  readonly text: string;
  readonly facts: readonly { readonly id: string; readonly score: number }[];
  /** The ids of the facts that are shown, in their order. */
  readonly shown: readonly string[];
  readonly suggestions: readonly string[];
  /** How each question of the message was read. */
  readonly read: readonly PlainReading[];
  /** Milliseconds spent answering. */
  readonly ms: number;
}

interface Answered {
  readonly record: AnswerRecord;
  readonly context: Context;
}

class UsageError extends Error {}

function readArguments(argv: readonly string[]): Asking {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        conversation: { type: 'boolean', default: false },
        pack: { type: 'string', multiple: true, default: [DEFAULT_PACK, HELP_PACK] },
        locale: { type: 'string' },
      },
    });
    return { ...values, locale: values.locale, question: positionals.length === 0 ? undefined : positionals.join(' ') };
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function readLocale(typed: string | undefined, base: Library, question = ''): Locale {
  if (typed === undefined) return localeOfTag(base.languageOf(question)) ?? 'en';
  const locale = localeOfTag(typed);
  if (!locale) throw new UsageError(`--locale must be one of ${LOCALES.join(', ')}, not "${typed}".`);
  return locale;
}

/** Answers a question, or the next turn of a conversation of which `context` is what is remembered. */
function answerOne(asking: Asking, base: Library, question: string, context?: Context): Answered {
  const reader = readLocale(asking.locale, base, question);
  const started = performance.now();
  const { answerer } = base.current(reader);
  const turn = answerer.converse(question, context, dayOf(Date.now()));
  const { answer } = turn;
  const t = translatorFor(localeOfTag(turn.language) ?? reader);
  const reply = presentTurn(turn, base.current(t.locale).pack, t);
  const ms = performance.now() - started;
  const explanations = answerer.explain(question);
  const record = {
    question,
    locale: t.locale,
    kind: answer.kind,
    text: plainReply(reply),
    facts: answer.facts.map(({ fact, score }) => ({ id: fact.id, score })),
    shown: shownFacts(answer).map(({ id }) => id),
    suggestions: answer.kind === 'unsure' ? reply.actions.map(({ label }) => label) : [],
    read: explanations.map(({ read }) => read),
    ms: Math.round(ms * 1000) / 1000,
  };
  return { record, context: turn.context };
}

async function main(): Promise<void> {
  const asking = readArguments(process.argv.slice(2));
  const base = await openLibrary(asking.pack);
  readLocale(asking.locale, base);
  // Which index knows the words of a question helps to tell its language.
  await base.warm();
  endQuietlyWhenUnread(process.stdout);
  let context: Context | undefined;
  const print = async (question: string) => {
    const { record, ...answered } = answerOne(asking, base, question, context);
    if (asking.conversation) context = answered.context;
    const line = asking.json
      ? JSON.stringify(record)
      : asking.explain
        ? explanationText(record, base.current(record.locale).answerer.explain(question))
        : [record.text, ...record.suggestions.map((one) => `• ${one}`)].join('\n');
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  };
  if (asking.question !== undefined) return print(asking.question);
  for await (const line of readLines(process.stdin)) {
    if (asking.conversation && line.trim() === '') {
      context = undefined;
      continue;
    }
    await print(line);
    if (!asking.json) process.stdout.write('\n');
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError || error instanceof PackError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
