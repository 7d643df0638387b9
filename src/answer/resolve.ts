import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { SearchIndex } from '../search/index.ts';
import { type AnswerToOne, leadingFact } from './answer.ts';
import type { Context, Topic } from './context.ts';
import type { Entities } from './entities.ts';
import { givesOf } from './features.ts';
import { type Ellipsis, shortYears, yearOf } from './follow-up.ts';
import { createHalfSentences, type HalfSentences } from './half-sentence.ts';
import type { Judged } from './judge.ts';
import { createOtherFigures } from './other-figure.ts';
import type { Ask, Reading } from './reading.ts';
import { createScope, type Scope, TELLING } from './scope.ts';
import { createShownAnswers, type Resolved, TYPED } from './shown-answers.ts';

/** The parts of an answerer that resolving needs. */
export interface Resolving {
  readonly pack: Pack;
  readonly language: string;
  readonly index: SearchIndex;
  readonly entities: Entities;
  readonly read: (text: string) => Reading;
  /** The candidates for a question, and further facts by their places. */
  readonly find: (reading: Reading, further?: readonly number[]) => readonly Judged[];
  readonly decide: (reading: Reading, ranked: readonly Judged[]) => AnswerToOne | undefined;
  /** How a fact is shown. */
  readonly show: (fact: Fact, asks: Ask | undefined) => AnswerToOne;
}

export interface Resolver
  extends Pick<HalfSentences, 'topicOf' | 'leaningOf'>,
    Pick<Scope, 'belongs' | 'further' | 'others'> {
  /** Completes half a sentence; undefined where it is not clear what is meant. `today` is a date as in 2026-11-24. */
  readonly complete: (ellipsis: Ellipsis, context: Context, today: string) => Resolved | undefined;
  /** Answers a question as it was read before, with something else in it. */
  readonly correct: (meant: string, context: Context) => Resolved | undefined;
}

/** The share of its own words, by weight, that a fact has which completes half a sentence. */
const EXPLAINED = 0.6;
/** The same where nothing else speaks for the fact. */
const ALL = 0.75;
/** So loosely may a fact be tied that shares a telling name and gives the kind of answer that is asked for. */
const LOOSE = 0.1;
/** Of several reasons so many are shown. */
const MOST_ALIKE = 3;
const COMPUTED: ReadonlySet<Reading['shape']> = new Set<Reading['shape']>(['highest', 'lowest', 'change']);

/** Completes what people say after something was read and shown, from one pack in one language. */
export function createResolver({ pack, language, index, entities, read, find, decide, show }: Resolving): Resolver {
  const { topicOf, ownWords, contentWords, leaningOf, composed, explainedOf } = createHalfSentences({
    pack,
    language,
    index,
    entities,
    read,
  });
  const scope = createScope(pack, entities);
  const { factsOf, tieOf, isOf } = scope;
  const shownAnswers = createShownAnswers({ pack, contentWords, show });
  const figures = createOtherFigures(pack, index.lexicon);
  const places = new Map(pack.facts.map(({ id }, place) => [id, place] as const));
  const placesOf = (facts: readonly Fact[]) => facts.flatMap(({ id }) => places.get(id) ?? []);

  function complete(ellipsis: Ellipsis, context: Context, today: string): Resolved | undefined {
    const before = context.topic;
    const shown = factsOf(context.shown);
    const around = shown.length > 0 ? shown : factsOf(context.near).filter((fact) => isOf(fact, before));
    const rest = read(ellipsis.rest);
    const time = ellipsis.time;
    const relative = time && yearOf(time, today);
    const isBare = ownWords(rest).length === 0;
    const named = topicOf(rest);
    const written = named.years.length > 0 || !isBare ? named.years : shortYears(ellipsis.rest);
    const told: Topic = { ...named, years: relative === undefined ? written : [relative] };
    return (
      figureInstead(ellipsis, rest, told, before, around[0]) ??
      shownAnswers.kindOf(rest, told, before, shown) ??
      (isBare && time === 'before'
        ? shownAnswers.predecessor(before, shown)
        : asWhole(ellipsis, rest, told, before, around)) ??
      shownAnswers.countOf(rest, told, before, shown)
    );
  }

  /** Another year, or another count, of the measure that was spoken of. */
  function figureInstead(
    ellipsis: Ellipsis,
    rest: Reading,
    told: Topic,
    before: Topic,
    lead: Fact | undefined,
  ): Resolved | undefined {
    const isBare = ownWords(rest).length === 0;
    if (!lead?.series || !(isBare || (ellipsis.isCount && told.matters.length === 0)) || rest.asks === 'why')
      return undefined;
    const [year] = told.years;
    const count = figures.countIn(rest, lead.series.id);
    const topic = { ...before, years: told.years };
    if (year === undefined && count === undefined) {
      const figure = ellipsis.time && figures.at(lead, ellipsis.time);
      return figure && { answer: show(figure, before.asks), topic };
    }
    const figure = figures.of(lead, { year, count });
    if (figure) return { answer: show(figure, before.asks), topic };
    if (!isBare || year === undefined) return undefined;
    return { answer: figures.none(lead, year), topic };
  }

  /** The half sentence together with what was spoken of, as one question; what it names takes the place of its like. */
  function asWhole(
    ellipsis: Ellipsis,
    rest: Reading,
    told: Topic,
    before: Topic,
    shown: readonly Fact[],
  ): Resolved | undefined {
    const [lead] = shown;
    const isBare = ownWords(rest).length === 0;
    const isNamed = told.entities.length > 0;
    const isTied = ellipsis.isTied || ellipsis.isFragment;
    const then = ellipsis.isThen && lead?.date ? [lead.date.slice(0, 4)] : [];
    const kept = isTied && !isNamed ? before.years : [];
    // Of another thing the same is asked; of another kind of thing at most how many or how much there is of it.
    const isCounted = before.asks === 'howMany' || before.asks === 'howMuch';
    const isSame = isBare || (isTied && (isNamed || isCounted));
    const goesOn = told.asks === undefined && isSame && before.asks !== 'whether';
    const matters =
      before.matters.length > 0 || shown.length !== 1 ? before.matters : (lead?.matters?.slice(0, 1) ?? []);
    // "Which ones?"
    const isListed = isBare && told.asks === 'which';
    const names = told.matters.length > 0 ? told : { matters, named: before.named, readIn: before.readIn };
    const joined: Topic = {
      asks: isListed ? undefined : (told.asks ?? (goesOn ? before.asks : undefined)),
      type: told.asks === undefined && goesOn ? before.type : told.type,
      isOverview: isListed || (goesOn ? before.isOverview : told.isOverview && told.asks !== undefined && !isBare),
      ...(ellipsis.hasPronoun ? union(before.readIn === told.readIn ? before : { ...before, named: [] }, told) : names),
      readIn: told.matters.length > 0 ? told.readIn : before.readIn,
      entities: [...new Set([...before.entities, ...told.entities])],
      years: told.years.length > 0 ? told.years : then.length > 0 ? then : kept,
    };
    const replaced: Topic = { ...joined, entities: told.entities };
    // Of a thing that has a name something else is asked: what was asked of it before is not meant.
    const ofThing: Topic = { ...joined, matters: told.matters, named: told.named };
    const isOfThing = !isBare && !isNamed && before.entities.length > 0;
    const topics = isOfThing
      ? [ofThing, joined]
      : !isNamed
        ? [joined]
        : ellipsis.hasPronoun
          ? [joined, replaced]
          : [replaced, joined];
    // A narrower name says more, where facts have it.
    const order = topics.flatMap((topic) => (topic.named.length > 0 ? [topic, { ...topic, named: [] }] : [topic]));
    const isFigure = lead?.series !== undefined && told.matters.length > 0 && told.asks === undefined;
    for (const topic of order) {
      const fits = (fact: Fact) =>
        (ellipsis.hasPronoun ? scope.isSpokenOf(fact, before, shown) : tieOf(fact, topic, isNamed ? [] : shown) > 0) &&
        (!isNamed || isOf(fact, { ...told, matters: before.matters })) &&
        // Where a figure was spoken of, another one is wanted, of the same time.
        (!isFigure || (fact.series !== undefined && isOfYear(fact, topic.years)));
      const whole = composed(ellipsis.rest, topic);
      const answer = ask(rest, whole, fits) ?? scoped(topic, whole, fits);
      if (answer && !isRepeated(answer)) return { answer, topic };
    }
    const [year] = joined.years;
    const figure = isFigure && year !== undefined ? figures.leading(joined.matters) : undefined;
    return figure && year !== undefined ? { answer: figures.none(figure, year), topic: joined } : undefined;

    function scoped(topic: Topic, whole: Reading, isTied: (fact: Fact) => boolean): AnswerToOne | undefined {
      const answer = withinScope(rest, whole, topic, shown);
      const fact = answer && leadingFact(answer);
      return fact && isTied(fact) ? answer : undefined;
    }

    /** The same as was shown before says nothing new, unless another side of it is asked for. */
    function isRepeated(answer: AnswerToOne): boolean {
      const isShown = shown.some((fact) => fact === leadingFact(answer));
      return (
        isBare && isShown && told.years.length === 0 && (told.asks === undefined || !TYPED.has(told.asks)) && !isListed
      );
    }
  }

  /** An answer to the whole question that belongs to what was spoken of and tells of what the half sentence adds. */
  function ask(rest: Reading, whole: Reading, isTied: (fact: Fact) => boolean): AnswerToOne | undefined {
    const ranked = find(whole);
    const answer = decide(whole, ranked);
    const lead = answer && leadingFact(answer);
    if (!answer || !lead || !isTied(lead)) return undefined;
    // What is compared or ranked is computed, or not known.
    if (COMPUTED.has(rest.shape) && answer.kind !== 'change' && !('extreme' in answer)) return undefined;
    const judged = ranked.find(({ candidate }) => candidate.fact === lead);
    if (judged?.candidate.vetoes.includes('type') === true && answer.kind !== 'overview') return undefined;
    const isTyped = answer.kind !== 'overview' && whole.asks !== undefined && TYPED.has(whole.asks);
    if (isTyped && whole.asks !== undefined && givesOf(lead, whole.asks) === 0) return undefined;
    const explained = explainedOf(rest, [lead]).get(lead.id) ?? 0;
    return explained >= (answer.kind === 'overview' ? ALL : EXPLAINED) ? answer : undefined;
  }

  /** A fact of the conversation that gives the kind of answer that is asked for, and has the words. */
  function withinScope(rest: Reading, whole: Reading, topic: Topic, shown: readonly Fact[]): AnswerToOne | undefined {
    const { asks } = rest;
    if (COMPUTED.has(rest.shape)) return undefined;
    const hasWords = contentWords(rest).size > 0;
    const isTyped = asks !== undefined && TYPED.has(asks);
    if (!hasWords && !isTyped) return undefined;
    // Where no word says more, what shares a telling name with it may be of another matter.
    const tied = scope.tiedTo(topic, shown, hasWords ? TELLING : LOOSE).filter((fact) => {
      if (isTyped) return fact.answers?.[asks] !== undefined;
      return asks !== 'howMany' && asks !== 'howMuch' ? true : givesOf(fact, asks) > 0;
    });
    return hasWords
      ? byWords(rest, whole, tied)
      : byNames(
          asks,
          whole,
          tied.filter((fact) => scope.isClose(fact, topic, shown) && isOfSubject(fact, shown)),
        );
  }

  /** Where nothing but a kind of answer is asked for, it is of the same subject as what was shown. */
  function isOfSubject(fact: Fact, [lead]: readonly Fact[]): boolean {
    return fact.topic === lead?.topic || fact.matters?.some((matter) => lead?.matters?.includes(matter)) === true;
  }

  /** Of some facts the likeliest that has the words. */
  function byWords(rest: Reading, whole: Reading, tied: readonly Fact[]): AnswerToOne | undefined {
    // What only names a matter is in every fact of it.
    const general = new Set(rest.matters.flatMap(({ keys }) => keys));
    const words = rest.question.words.filter(({ term }) => !general.has(term.key));
    const own = { ...rest, question: { ...rest.question, words } };
    if (contentWords(own).size === 0) return undefined;
    const explained = explainedOf(own, tied);
    const fits = tied.filter(({ id }) => (explained.get(id) ?? 0) >= ALL);
    const best = find(whole, placesOf(fits)).find(
      ({ candidate: { fact, vetoes }, features, isExcluded }) =>
        fits.includes(fact) && !isExcluded && features.otherName === 0 && !vetoes.includes('type'),
    );
    return best && show(best.candidate.fact, rest.asks);
  }

  /** Of facts with the same name in them the one that is tied most closely; of reasons several, of which none is likelier. */
  function byNames(asks: Ask | undefined, whole: Reading, close: readonly Fact[]): AnswerToOne | undefined {
    const ruledOut = find(whole, placesOf(close)).filter(({ isExcluded }) => isExcluded);
    const left = close.filter((fact) => !ruledOut.some(({ candidate }) => candidate.fact === fact));
    const [nearest] = left;
    return asks === 'why' && left.length > 1 ? overviewOf(left.slice(0, MOST_ALIKE)) : nearest && show(nearest, asks);
  }

  function overviewOf(facts: readonly Fact[]): AnswerToOne {
    const hits = facts.map((fact) => ({ fact, score: 1 }));
    return { kind: 'overview', shown: facts, further: [], total: facts.length, facts: hits };
  }

  function correct(meant: string, context: Context): Resolved | undefined {
    const reading = read(meant);
    const told = topicOf(reading);
    const before = context.topic;
    const isNamed = told.entities.length > 0 || told.matters.length > 0 || told.years.length > 0;
    if (!isNamed && !reading.question.words.some(({ term }) => term.subject !== undefined)) return undefined;
    const isWhether = before.asks === 'whether' || before.asks === undefined;
    const replaced: Topic = {
      ...(told.matters.length > 0 ? told : before),
      asks: told.asks ?? (isWhether ? undefined : before.asks),
      type: told.asks === undefined ? before.type : told.type,
      isOverview: before.isOverview || isWhether,
      entities: told.entities.length > 0 ? told.entities : before.entities,
      years: told.years.length > 0 ? told.years : before.years,
    };
    const narrow = { ...replaced, matters: told.matters, named: told.named, entities: told.entities };
    for (const topic of told.entities.length > 0 || before.entities.length === 0 ? [replaced, narrow] : [replaced]) {
      const whole = composed(meant, topic);
      const answer = decide(whole, find(whole));
      const lead = answer && leadingFact(answer);
      if (answer && lead && isOf(lead, topic)) return { answer, topic };
    }
    return undefined;
  }

  const { belongs, further, others } = scope;
  return { topicOf, leaningOf, complete, correct, belongs, further, others };
}

function isOfYear({ series, date }: Fact, years: readonly string[]): boolean {
  return years.length === 0 || years.some((year) => (series?.period ?? date ?? '').includes(year));
}

/** The matters of both, with their names. */
function union(a: Topic, b: Topic): Pick<Topic, 'matters' | 'named'> {
  return { matters: [...new Set([...a.matters, ...b.matters])], named: [...new Set([...a.named, ...b.named])] };
}
