import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { type Answer, type AnswerToOne, type AnswerToTurn, type Hit, shownFacts, type Unsure } from './answer.ts';
import { type Answerer, showFact } from './answerer.ts';
import { type Context, NO_TOPIC, type Topic } from './context.ts';
import { type FollowUp, readFollowUp } from './follow-up.ts';
import type { Ask } from './reading.ts';

/** One turn of a conversation. */
export interface Turn {
  readonly answer: AnswerToTurn;
  /** The language to answer in. */
  readonly language: string;
  /** What was carried over from before, where half a sentence was completed by it. */
  readonly taken: Topic | undefined;
  /** It leaned on what was said before: by itself it asks nothing. */
  readonly isFollowUp: boolean;
  /** What the next turn may lean on. */
  readonly context: Context;
}

export interface Conversing {
  /** The language of a text by itself, for a reader of another. */
  readonly languageOf: (text: string, reader: string) => string;
  readonly answererIn: (language: string) => Answerer;
  /** Answers a text by itself. */
  readonly answer: (text: string) => Answer;
  readonly pack: Pack;
}

/** What was said before a text, who reads the answer, and the date of today (2026-11-24). */
export interface Before {
  readonly context: Context | undefined;
  readonly reader: string;
  readonly today: string;
}

const MOST_MORE = 5;
const MOST_SOURCED = 3;
/** What is remembered of what was shown. */
const MOST_SEEN = 40;
const MOST_FURTHER = 30;

/**
 * Answers a text by itself, or by what was said before where it leans on that. What stands on its own is answered as if
 * nothing had been said before.
 */
export function converse(
  text: string,
  { context, reader, today }: Before,
  { languageOf, answererIn, answer, pack }: Conversing,
): Turn {
  const own = languageOf(text, reader);
  const alone = answer(text);
  if (!context) return turn(alone, reader, topicOf(own), undefined);

  const { followUp, language } = followUpIn([...new Set([context.language, own])]);
  const isTalk = alone.kind === 'talk';
  if (!followUp || alone.kind === 'several') return turn(alone, reader, topicOf(own), context);
  if (followUp.kind !== 'ellipsis') {
    const isSpoken = followUp.kind === 'correction' || followUp.kind === 'nth';
    if (isTalk && isSpoken) return turn(alone, reader, NO_TOPIC, context);
    return whole(followUp, context);
  }
  if (isTalk) return turn(alone, reader, NO_TOPIC, context);
  const resolver = answererIn(language).resolver();
  const told = topicOf(own);
  const isAnswered =
    alone.kind !== 'unsure' && (alone.kind !== 'overview' || told.matters.length + told.entities.length > 0);
  const leaning = resolver.leaningOf(followUp, isAnswered, context.topic);
  if (leaning === 'stands') return turn(alone, reader, told, context);
  const resolved = resolver.complete(followUp, context, today);
  if (resolved) return leaned(resolved.answer, context.language, context, resolved.topic);
  if (leaning === 'may' || (isAnswered && resolver.belongs(alone, told, context)))
    return turn(alone, reader, told, context);
  const years = told.years.length > 0 ? told.years : context.topic.years;
  return leaned(open(context), context.language, context, { ...context.topic, years });

  function topicOf(code: string): Topic {
    const { resolver: its, read } = answererIn(code);
    return its().topicOf(read(text), alone);
  }

  /** The text as a follow-up in the first language in which it is more than a text like any other. */
  function followUpIn(codes: readonly string[]): {
    readonly followUp: FollowUp | undefined;
    readonly language: string;
  } {
    const read = codes.map((code) => ({ followUp: readFollowUp(text, code), language: code }));
    const marked = read.find(({ followUp: one }) => one && (one.kind !== 'ellipsis' || one.isTied || one.hasPronoun));
    return marked ?? read.at(-1) ?? { followUp: undefined, language: own };
  }

  /** What leans on what was shown as a whole. */
  function whole(followUp: Exclude<FollowUp, { readonly kind: 'ellipsis' }>, before: Context): Turn {
    const { resolver: resolverOf, read } = answererIn(language);
    const its = resolverOf();
    const facts = before.shown.flatMap((id) => pack.fact(id) ?? []);
    const [lead] = facts;
    const stay = (answer: AnswerToTurn) => leaned(answer, before.language, before, before.topic);
    if (followUp.kind === 'correction') {
      const corrected = its.correct(followUp.meant, before);
      if (corrected) return leaned(corrected.answer, before.language, before, corrected.topic);
      return alone.kind === 'unsure' ? stay(open(before)) : turn(alone, reader, topicOf(own), before);
    }
    if (!lead) {
      if (followUp.kind !== 'language') return leaned(open(before), before.language, before, before.topic);
      // That there is no answer, and what comes close, is said again.
      const closest = before.near.flatMap((id) => pack.fact(id) ?? []);
      const said: Unsure = { kind: 'unsure', reason: { kind: 'unknown' }, closest, facts: [] };
      return leaned(said, followUp.language, { ...before, language: followUp.language }, before.topic);
    }
    switch (followUp.kind) {
      case 'sources': {
        const shown = facts.slice(0, MOST_SOURCED);
        const others = [
          ...new Set(shown.flatMap(({ id }) => pack.conflictsOf(id)).flatMap((conflict) => conflict.facts)),
        ]
          .filter((id) => !shown.some((fact) => fact.id === id))
          .flatMap((id) => pack.fact(id) ?? []);
        return stay({ kind: 'sources', shown, others, isDoubt: followUp.isDoubt, facts: hitsOf(shown) });
      }
      case 'language':
        return leaned(together(facts, before.topic.asks), followUp.language, before, before.topic);
      case 'alternative':
        return stay(showOne(lead, undefined));
      case 'nth': {
        const listed = before.listed.flatMap((id) => pack.fact(id) ?? []);
        const fact = (listed.length > 0 ? listed : facts).at(followUp.at);
        if (!fact) return stay(open(before));
        const shown = stay(showOne(fact, followUp.rest === '' ? undefined : read(followUp.rest).asks));
        // The list goes on standing there.
        return { ...shown, context: { ...shown.context, listed: before.listed } };
      }
      case 'only': {
        const others = its.others(before).slice(0, MOST_MORE);
        return stay(others.length > 0 ? together(others, undefined) : noMore());
      }
      default: {
        const more = its.further(before).slice(0, followUp.kind === 'more' ? MOST_MORE : 1);
        return stay(more.length > 0 ? together(more, undefined) : noMore());
      }
    }
  }

  /** Facts as one answer: as they were shown, one alone or with those it disagrees with, else as an overview. */
  function together(facts: readonly Fact[], asks: Ask | undefined): AnswerToOne {
    const [lead] = facts;
    if (!lead) return noMore();
    const one = showOne(lead, asks);
    const isWhole = facts.every((fact) => shownFacts(one).some(({ id }) => id === fact.id));
    if (isWhole) return one;
    return { kind: 'overview', shown: facts, further: [], total: facts.length, facts: hitsOf(facts) };
  }

  function showOne(fact: Fact, asks: Ask | undefined): AnswerToOne {
    return { ...showFact(pack, fact, hitsOf([fact])), asks };
  }

  function open({ shown }: Context): Unsure {
    const closest = shown.slice(0, MOST_SOURCED).flatMap((id) => pack.fact(id) ?? []);
    return { kind: 'unsure', reason: { kind: 'open' }, closest, facts: [] };
  }

  function noMore(): Unsure {
    return { kind: 'unsure', reason: { kind: 'no-more' }, closest: [], facts: [] };
  }
}

function hitsOf(facts: readonly Fact[]): Hit[] {
  return facts.map((fact) => ({ fact, score: 1 }));
}

/**
 * A turn that was answered by itself. Small talk changes nothing of what was spoken of, and what is not understood and names
 * nothing new goes on speaking of the same.
 */
function turn(answer: Answer, language: string, topic: Topic, before: Context | undefined): Turn {
  return { answer, language, taken: undefined, isFollowUp: false, context: next() };

  function next(): Context {
    if (!before) return contextOf(answer, language, topic, before);
    if (answer.kind === 'talk') return { ...before, language };
    const isSame = answer.kind === 'unsure' && topic.entities.length === 0;
    if (!isSame) return contextOf(answer, language, topic, before);
    const { entities, matters } = before.topic;
    const same = { ...topic, entities, matters: topic.matters.length > 0 ? topic.matters : matters };
    return { ...before, language, near: nearOf(answer), topic: same };
  }
}

function nearOf(answer: AnswerToTurn): string[] {
  return answer.kind === 'unsure' ? answer.closest.map(({ id }) => id) : [];
}

/** A turn that leaned on what was said before. What shows nothing new leaves it as it was. */
function leaned(answer: AnswerToTurn, language: string, before: Context, topic: Topic): Turn {
  const isNew = answer.kind !== 'unsure' && answer.kind !== 'sources';
  const context = isNew ? contextOf(answer, language, shownTopic(answer, topic), before) : { ...before, topic };
  return { answer, language, taken: topic === before.topic ? undefined : topic, isFollowUp: true, context };
}

/** What was shown says more surely what is spoken of than what was read. */
function shownTopic(answer: AnswerToTurn, topic: Topic): Topic {
  const shown = shownFacts(answer);
  const matters = topic.matters.filter((matter) => shown.some((fact) => fact.matters?.includes(matter)));
  return { ...topic, matters: matters.length > 0 ? matters : (shown[0]?.matters?.slice(0, 1) ?? topic.matters) };
}

function contextOf(answer: AnswerToTurn, language: string, topic: Topic, before: Context | undefined): Context {
  const shown = shownFacts(answer).map(({ id }) => id);
  return {
    language,
    shown,
    listed: shown.length > 1 ? shown : [],
    near: nearOf(answer),
    further: answer.kind === 'overview' ? answer.further.slice(0, MOST_FURTHER).map(({ id }) => id) : [],
    seen: [...new Set([...(before?.seen ?? []), ...shown])].slice(-MOST_SEEN),
    topic,
  };
}
