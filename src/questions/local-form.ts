import type { Answerer } from '../answer/answerer.ts';
import { UserError } from '../chat/invocation.ts';
import { headlines } from '../facts/lint/headlines.ts';
import { dates, limits, saysNearlyTheSame } from '../facts/lint/rules.ts';
import { createPack, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { tidy } from '../util/tidy.ts';
import { wordingOf } from '../util/words.ts';
import { asFact, type LocalFact, localContent, MOST_LOCAL_QUESTIONS } from './local-content.ts';

/** What a person entered about a fact, as it was typed. */
export interface FactForm {
  readonly statement: string;
  readonly answer: string;
  /** A line each, or one after the other with their question marks. */
  readonly questions: string;
  /** An address, or nothing where the community itself is the source. */
  readonly source: string | undefined;
  readonly date: string | undefined;
}

/** What a form does not say by itself. */
export interface FactSurroundings {
  readonly topic: string;
  readonly language: string;
  /** As in 2026-11-24. */
  readonly today: string;
  /** What the source is called where the community itself is it, in the language of the fact. */
  readonly ownSource: string;
}

/** A fact as it was read, or what has to be corrected in a form, each as a sentence for its writer. */
export type ReadFact = { readonly fact: LocalFact } | { readonly problems: readonly UserError[] };

/** The address, without what people put around one. */
function addressIn(typed: string): string {
  return typed.replace(/^<|>$/gu, '').trim();
}

/** Reads what was entered, and checks it by the rules for packs that concern a single fact. */
export function readFactForm(form: FactForm, { topic, language, today, ownSource }: FactSurroundings): ReadFact {
  const problems: UserError[] = [];
  const { url, problem } = readSource(form.source);
  if (problem) problems.push(problem);
  const date = dateIn(form.date, today, problems);
  const questions = questionsIn(form.questions);
  if (questions.length === 0) problems.push(new UserError('facts.no-question', {}));
  if (questions.length > MOST_LOCAL_QUESTIONS) {
    problems.push(new UserError('facts.many-questions', { most: MOST_LOCAL_QUESTIONS }));
  }
  const content = {
    kind: 'fact',
    language,
    topic,
    statement: tidy(form.statement),
    answer: form.answer,
    questions: questions.slice(0, MOST_LOCAL_QUESTIONS),
    date,
    source: { publisher: url === null ? ownSource : new URL(url).host, url },
  };
  const parsed = localContent.safeParse(content);
  if (parsed.success && parsed.data.kind === 'fact') {
    problems.push(...ruleProblems(parsed.data, today));
    return problems.length === 0 ? { fact: parsed.data } : { problems };
  }
  // What a form does not take anyway: too long, or a stub.
  const fields = new Set(parsed.error?.issues.map(({ path }) => String(path[0])) ?? []);
  for (const field of fields) {
    if (field !== 'questions' || questions.length > 0) problems.push(new UserError('facts.bad-text', { field }));
  }
  return { problems };
}

/** What people write for "we know it ourselves", in any case. */
const OWN = /^(?:own|our own|eigene|свой|собственный|өз|өзіміз|-|–)?$/iu;

/** The address of a source, null where the community itself is it; a problem if it is none that can be shown. */
export function readSource(typed: string | undefined): { readonly url: string | null; readonly problem?: UserError } {
  const given = addressIn(typed ?? '');
  if (OWN.test(given)) return { url: null };
  const url = URL.parse(given);
  const isShown = url?.protocol === 'https:' && url.host.includes('.') && url.username === '' && url.password === '';
  return isShown ? { url: url.href } : { url: null, problem: new UserError('facts.bad-source', { typed: given }) };
}

/** A year, month or day as packs have it, or a day as it is written in German, Russian and Kazakh. */
function dateIn(typed: string | undefined, today: string, problems: UserError[]): string {
  const given = (typed ?? '').trim();
  if (given === '') return today;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given) ?? [];
  const date = year === '' ? given : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) return date;
  problems.push(new UserError('facts.bad-date', { typed: given }));
  return today;
}

function questionsIn(typed: string): string[] {
  return typed
    .split(/\n+|(?<=[?？])\s+/u)
    .map((question) => question.trim())
    .filter((question) => question !== '');
}

/** The rules of packs for a fact by itself. */
function ruleProblems(content: LocalFact, today: string): UserError[] {
  const fact = asFact(1, content, today);
  const pack = createPack(headOf(content), [fact], []);
  const linted = {
    pack,
    today: Temporal.PlainDate.from(today),
    locations: new Map(),
    conflictLine: () => 1,
    localePlaces: { translations: new Map(), head: () => ({ file: '', line: 1 }) },
    broken: { fact: () => false, translation: () => false, conflicts: false },
  };
  return [
    ...(dates(linted).length > 0 ? [new UserError('facts.bad-date', { typed: content.date ?? '' })] : []),
    ...(headlines(linted).length > 0 ? [new UserError('facts.yes-or-no', { answer: content.answer })] : []),
    ...(limits(linted).length > 0 ? [new UserError('facts.long-question', {})] : []),
  ];
}

function headOf({ language }: LocalFact): Parameters<typeof createPack>[0] {
  const lists = { subjects: [], names: [], synonyms: [], peoples: [] };
  const records = { matters: {}, publishers: {}, units: {}, topics: {}, series: {} };
  return { id: 'form', title: '-', about: '-', language, ...lists, ...records };
}

/** A fact that is there already and says the same as a new one, or answers one of its questions otherwise. */
export interface Rival {
  readonly kind: 'same' | 'other';
  readonly fact: Fact;
}

/** The facts that are near a new one, those that say the same first. */
export function rivalsOf(
  fact: Fact,
  { pack, answerer }: { readonly pack: Pack; readonly answerer: Pick<Answerer, 'answer'> },
): readonly Rival[] {
  const others = pack.facts.filter(({ id }) => id !== fact.id);
  const same = others.filter((other) => saysNearlyTheSame(fact, other));
  const answering = fact.questions.flatMap((question) => {
    const answer = answerer.answer(question);
    return 'fact' in answer ? [answer.fact] : [];
  });
  const rivals = new Map<string, Rival>(same.map((other) => [other.id, { kind: 'same', fact: other }]));
  for (const other of answering) {
    if (other.id === fact.id || rivals.has(other.id)) continue;
    rivals.set(other.id, { kind: wordingOf(other.answer) === wordingOf(fact.answer) ? 'same' : 'other', fact: other });
  }
  return [...rivals.values()];
}
