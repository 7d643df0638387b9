import { newestFirst, type Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { SearchIndex } from '../search/index.ts';
import { type Answer, type AnswerToOne, type Hit, leadingFact, shownFacts } from './answer.ts';
import type { Context, Topic } from './context.ts';
import type { Entities } from './entities.ts';
import { givesOf, isPartOfYear } from './features.ts';
import { type Ellipsis, isSaying, type RelativeTime } from './follow-up.ts';
import type { Judged } from './judge.ts';
import type { Ask, Reading } from './reading.ts';

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

/** Half a sentence that was completed by what was said before. */
interface Resolved {
  readonly answer: AnswerToOne;
  /** What it was taken for. */
  readonly topic: Topic;
}

/** How far half a sentence leans on what was said before. */
type Leaning = 'stands' | 'may' | 'leans';

export interface Resolver {
  /** What a question is about; what was shown for it says so more surely than its words. */
  readonly topicOf: (reading: Reading, answer?: Answer) => Topic;
  /** How far a text leans, by what it names itself. `isAnswered` says whether it is answered by itself. */
  readonly leaningOf: (ellipsis: Ellipsis, isAnswered: boolean, before: Topic) => Leaning;
  /** Completes half a sentence; undefined where it is not clear what is meant. */
  readonly complete: (ellipsis: Ellipsis, context: Context, today: string) => Resolved | undefined;
  /** Facts that belong to what was shown and were not, those that are tied most closely first. */
  readonly further: (context: Context) => readonly Fact[];
  /** Others of the kind of what was shown, about the same person or thing. */
  readonly others: (context: Context) => readonly Fact[];
  /** Whether an answer to the text by itself is of the subject that was spoken of. */
  readonly belongs: (answer: Answer, told: Topic, context: Context) => boolean;
  /** Answers a question as it was read before, with something else in it. */
  readonly correct: (meant: string, context: Context) => Resolved | undefined;
}

/** So many words of its own may half a sentence have that leans on what was said before. */
const MOST_OWN = 2;
/** The share of its own words, by weight, that a fact has which completes it. */
const EXPLAINED = 0.6;
/** The same where nothing else speaks for the fact. */
const ALL = 0.75;
/** Answers that a fact must be there to give. */
const TYPED: ReadonlySet<Ask> = new Set<Ask>(['who', 'when', 'where', 'why', 'how']);
/** Of several reasons so many are shown. */
const MOST_ALIKE = 3;
const COMPUTED: ReadonlySet<Reading['shape']> = new Set<Reading['shape']>(['highest', 'lowest', 'change']);
/** Where nothing else ties two facts, they share something that is not in every other one. */
const TELLING = 0.4;
const LOOSE = 0.1;

/** Completes what people say after something was read and shown, from one pack in one language. */
export function createResolver({ pack, language, index, entities, read, find, decide, show }: Resolving): Resolver {
  const places = new Map(pack.facts.map(({ id }, place) => [id, place] as const));

  function topicOf(reading: Reading, answer?: Answer): Topic {
    const { asks, question, shape, matters } = reading;
    const read = matters.filter(({ share }) => share === 1).map(({ id }) => id);
    const shown = answer ? shownFacts(answer) : [];
    const told = read.filter((matter) => shown.some((fact) => fact.matters?.includes(matter)));
    return {
      asks,
      type: question.answerType,
      isOverview: answer === undefined || answer.kind === 'unsure' ? shape === 'overview' : answer.kind === 'overview',
      matters: shown.length === 0 ? read : told.length > 0 ? told : (shown[0]?.matters?.slice(0, 1) ?? []),
      entities: entities.namedIn(reading),
      years: [...question.traits.years],
    };
  }

  /** The words of a question that say what it is about, without those that say nothing in half a sentence. */
  function ownWords({ question }: Reading): string[] {
    return (
      question.words
        .filter(({ term, telling }) => term.token.kind === 'word' && (telling || term.subject !== undefined))
        .map(({ term }) => term.token.text)
        .filter((word) => !/\d/.test(word) && isSaying(word, language))
        // "In the 90s" is a number and an ending.
        .filter((word) => question.decades.length === 0 || !DECADE_ENDING.test(word))
    );
  }

  /** The same with everyday words: "days" is what is asked for in "how many days". */
  function contentWords({ question }: Reading): ReadonlySet<string> {
    return new Set(
      question.words
        .filter(({ term }) => term.token.kind === 'word' && (term.weight === 1 || term.subject !== undefined))
        .map(({ term }) => term.token.text)
        .filter((word) => !/\d/.test(word) && isSaying(word, language)),
    );
  }

  function leaningOf({ rest, isTied, hasPronoun, time }: Ellipsis, isAnswered: boolean, before: Topic): Leaning {
    const reading = read(rest);
    const own = ownWords(reading);
    const { question, asks } = reading;
    const hasSubject = question.words.some(({ term }) => term.subject !== undefined);
    const isNamed = hasSubject || question.names.some(({ known }) => known) || question.traits.countries.size > 0;
    if (own.length === 0) return rest === '' && time === undefined ? 'stands' : 'leans';
    if (own.length > MOST_OWN + 1) return 'stands';
    // "And what about lithium?" after something as general is the next general question.
    const isNext = before.isOverview && before.entities.length === 0;
    if (isTied && !hasPronoun && isNext && isAnswered && reading.matters.length > 0) return 'stands';
    if (isTied) return own.length <= MOST_OWN ? 'leans' : isAnswered ? 'stands' : 'may';
    if (hasPronoun && !isNamed) return own.length <= MOST_OWN ? 'leans' : isAnswered ? 'stands' : 'may';
    if (isNamed || question.traits.years.size > 0) return 'stands';
    if (time !== undefined || !isAnswered) return own.length <= MOST_OWN ? 'may' : 'stands';
    return asks !== undefined && asks !== 'what' && own.length === 1 ? 'may' : 'stands';
  }

  const factsOf = (ids: readonly string[]) => ids.flatMap((id) => pack.fact(id) ?? []);

  /** How closely a fact belongs to what was spoken of; 0 if it does not. */
  function tieOf(fact: Fact, topic: Topic, shown: readonly Fact[]): number {
    const [lead] = shown;
    let tie = 0;
    const about = entities.of(fact);
    for (const entity of about) if (topic.entities.includes(entity)) tie += 0.5 + entities.weightOf(entity);
    if (topic.entities.length > 0 && tie === 0 && !shown.includes(fact)) return 0;
    if (shown.includes(fact)) tie += 1;
    if (lead) {
      if (fact.series !== undefined && fact.series.id === lead.series?.id) tie += 1;
      for (const entity of about) {
        const weight = entities.of(lead).includes(entity) ? entities.weightOf(entity) : 0;
        if (weight >= TELLING) tie += weight / 2;
      }
      if (lead.matters?.some((matter) => fact.matters?.includes(matter)) === true) tie += 0.4;
    }
    const shared = topic.matters.filter((matter) => fact.matters?.includes(matter)).length;
    tie += 0.6 * shared;
    return topic.matters.length > 0 && shared === 0 ? tie / 2 : tie;
  }

  /** The share of a half sentence's own words, by weight, that a fact has. */
  function explainedOf(reading: Reading, facts: readonly Fact[]): ReadonlyMap<string, number> {
    const wanted = contentWords(reading);
    const words = reading.question.words.filter(({ term }) => wanted.has(term.token.text));
    if (words.length === 0) return new Map(facts.map(({ id }) => [id, 1]));
    const question = { ...reading.question, words };
    const found = index.search(
      question,
      facts.flatMap(({ id }) => places.get(id) ?? []),
    );
    return new Map(found.map(({ fact, coverage, vetoes }) => [fact.id, vetoes.includes('year') ? 0 : coverage]));
  }

  function nameOf(matter: string): string {
    return pack.locales.get(language)?.head.matters[matter]?.[0] ?? pack.matters[matter]?.[0] ?? '';
  }

  /** The question that a half sentence is together with a topic. */
  function composed(rest: string, topic: Topic): Reading {
    const words = [...topic.entities, ...topic.matters.map(nameOf), ...topic.years].filter(
      (one) => one !== '' && !rest.toLowerCase().includes(one.toLowerCase()),
    );
    const reading = read([rest, ...words].join(' ').toLowerCase());
    const shape = topic.isOverview && reading.shape === 'one' ? 'overview' : reading.shape;
    const { asks, type } = topic;
    if (reading.asks !== undefined || asks === undefined) return { ...reading, shape };
    const carried: Reading = { ...reading, asks, isBare: false, question: { ...reading.question, answerType: type } };
    return { ...carried, shape: topic.isOverview ? 'overview' : reading.shape === 'overview' ? 'one' : reading.shape };
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
    const explained = explainedOf(rest, [lead]).get(lead.id) ?? 0;
    return explained >= (answer.kind === 'overview' ? ALL : EXPLAINED) ? answer : undefined;
  }

  /** The facts that belong to what was spoken of, those that are tied most closely first. */
  function scopeOf(
    topic: Topic,
    shown: readonly Fact[],
    least = TELLING,
  ): { readonly fact: Fact; readonly tie: number }[] {
    return pack.facts
      .map((fact) => ({ fact, tie: tieOf(fact, topic, shown) }))
      .filter(({ tie }) => tie >= least)
      .toSorted((a, b) => b.tie - a.tie);
  }

  /** A fact of the conversation that gives the kind of answer that is asked for, and has the words. */
  function withinScope(rest: Reading, whole: Reading, topic: Topic, shown: readonly Fact[]): AnswerToOne | undefined {
    const { asks } = rest;
    if (COMPUTED.has(rest.shape)) return undefined;
    const hasWords = contentWords(rest).size > 0;
    const isTyped = asks !== undefined && TYPED.has(asks);
    if (!hasWords && !isTyped) return undefined;
    // Where no word says more, what shares a telling name with it may be of another matter.
    const scope = scopeOf(topic, shown, hasWords ? TELLING : LOOSE).filter(({ fact }) => {
      if (isTyped) return fact.answers?.[asks] !== undefined;
      return asks !== 'howMany' && asks !== 'howMuch' ? true : givesOf(fact, asks) > 0;
    });
    // Nothing but its matter ties it: that is too little for half a question without a word of its own.
    if (!hasWords) {
      const about = scope.filter(({ fact }) => isClose(fact, topic, shown));
      const ruledOut = find(
        whole,
        about.flatMap(({ fact }) => places.get(fact.id) ?? []),
      ).filter(({ isExcluded }) => isExcluded);
      const close = about.filter(({ fact }) => !ruledOut.some(({ candidate }) => candidate.fact === fact));
      const [nearest] = close;
      if (!nearest) return undefined;
      // There may be several reasons, of which none is more likely to be meant.
      const alike = close.slice(0, MOST_ALIKE).map(({ fact }) => fact);
      return asks === 'why' && alike.length > 1 ? overviewOf(alike) : show(nearest.fact, asks);
    }
    const explained = explainedOf(
      rest,
      scope.map(({ fact }) => fact),
    );
    const fits = scope.filter(({ fact }) => (explained.get(fact.id) ?? 0) >= ALL);
    const ids = new Set(fits.map(({ fact }) => fact.id));
    const [best] = find(
      whole,
      fits.flatMap(({ fact }) => places.get(fact.id) ?? []),
    ).filter(
      ({ candidate, features, isExcluded }) =>
        ids.has(candidate.fact.id) && !isExcluded && features.otherName === 0 && !candidate.vetoes.includes('type'),
    );
    return best && show(best.candidate.fact, asks);
  }

  function overviewOf(facts: readonly Fact[]): AnswerToOne {
    const hits = facts.map((fact) => ({ fact, score: 1 }));
    return { kind: 'overview', shown: facts, further: [], total: facts.length, facts: hits };
  }

  /** Whether a fact is about what a pronoun stands for: its matter alone is too little where something was named. */
  function isSpokenOf(fact: Fact, before: Topic, shown: readonly Fact[]): boolean {
    if (tieOf(fact, before, shown) < TELLING) return false;
    const [lead] = shown;
    const isNamed =
      before.entities.length > 0 ||
      (lead !== undefined && entities.of(lead).some((one) => entities.weightOf(one) >= TELLING));
    const isOfSeries = fact.series !== undefined && fact.series.id === lead?.series?.id;
    return !isNamed || shown.includes(fact) || isOfSeries || isClose(fact, before, shown);
  }

  /** Whether a fact shares a telling name with what was asked about or shown. */
  function isClose(fact: Fact, topic: Topic, [lead]: readonly Fact[]): boolean {
    const ofLead = lead === undefined ? [] : entities.of(lead);
    return entities
      .of(fact)
      .some(
        (entity) =>
          topic.entities.includes(entity) || (ofLead.includes(entity) && entities.weightOf(entity) >= TELLING),
      );
  }

  /** The figure of another year, or of another count, of the measure that was shown. */
  function figureOf(
    lead: Fact,
    wanted: { readonly year?: string; readonly count?: string | undefined },
  ): Fact | undefined {
    const { series } = lead;
    if (!series) return undefined;
    const year = wanted.year ?? series.period.slice(0, 4);
    const figures = pack
      .factsOfSeries(series.id)
      .filter(({ series: other }) => other?.period.slice(0, 4) === year && !isPartOfYear(other.period))
      .filter(({ series: other }) => wanted.count === undefined || other?.count === wanted.count);
    return figures.find(({ series: other }) => other?.count === series.count) ?? figures[0];
  }

  function yearOf(time: RelativeTime, today: string): string | undefined {
    const year = Number(today.slice(0, 4));
    return time === 'lastYear' ? String(year - 1) : time === 'thisYear' ? String(year) : undefined;
  }

  /** The newest or the oldest figure of the measure that was shown. */
  function atTime(lead: Fact, time: RelativeTime): Fact | undefined {
    const { series } = lead;
    const figures = series
      ? pack
          .factsOfSeries(series.id)
          .filter(({ series: other }) => other?.count === series.count && !isPartOfYear(other?.period ?? null))
      : [];
    const found = time === 'now' ? figures[0] : time === 'before' ? figures.at(-1) : undefined;
    return found === lead && time === 'before' ? undefined : found;
  }

  /** Whose count is named: the label of one of the measure's counts has one of the words. */
  function countIn({ question }: Reading, series: string): string | undefined {
    const counts = Object.entries(pack.series[series]?.counts ?? {});
    const asked = new Set(
      question.words.filter(({ term }) => term.subject !== undefined).map(({ term }) => term.subject),
    );
    if (asked.size !== 1) return undefined;
    return counts.find(([, label]) =>
      index.lexicon.terms(label).some(({ subject }) => asked.has(subject) && subject !== undefined),
    )?.[0];
  }

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
      ofWhatWasShown(rest, told, before, shown) ??
      (isBare && time === 'before' ? predecessor(before, shown) : asWhole(ellipsis, rest, told, before, around))
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
    const count = countIn(rest, lead.series.id);
    const topic = { ...before, years: told.years };
    if (year === undefined && count === undefined) {
      const figure = ellipsis.time && atTime(lead, ellipsis.time);
      return figure && { answer: show(figure, before.asks), topic };
    }
    const figure = figureOf(lead, { ...(year === undefined ? {} : { year }), count });
    if (figure) return { answer: show(figure, before.asks), topic };
    if (!isBare || year === undefined) return undefined;
    return { answer: noFigure(lead, year), topic };
  }

  /** Who or what was there before what was shown. */
  function predecessor(before: Topic, [lead]: readonly Fact[]): Resolved | undefined {
    const [older] = factsOf(lead?.supersedes ?? []);
    return older && { answer: show(older, before.asks), topic: before };
  }

  /** Whether a fact is of the matter and about the things of a topic. */
  function isOf(fact: Fact, { matters, entities: named }: Topic): boolean {
    return (
      (matters.length > 0 || named.length > 0) &&
      (matters.length === 0 || matters.some((matter) => fact.matters?.includes(matter))) &&
      (named.length === 0 || named.some((entity) => entities.of(fact).includes(entity)))
    );
  }

  /** A kind of answer and nothing else is first of all asked of what was shown. */
  function ofWhatWasShown(rest: Reading, told: Topic, before: Topic, shown: readonly Fact[]): Resolved | undefined {
    const { asks } = rest;
    if (asks === undefined || !TYPED.has(asks) || told.years.length > 0 || ownWords(rest).length > 0) return undefined;
    const gives =
      shown.find(({ answers }) => answers?.[asks] !== undefined) ??
      (asks === 'when' ? shown.find(({ date }) => date !== null) : undefined);
    return gives && { answer: show(gives, asks), topic: { ...before, asks, isOverview: false } };
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
    const then = ellipsis.isThen && lead?.date ? [lead.date.slice(0, 4)] : [];
    const kept = ellipsis.isTied && !isNamed ? before.years : [];
    // Of another thing the same is asked; of another kind of thing at most how many or how much there is of it.
    const isCounted = before.asks === 'howMany' || before.asks === 'howMuch';
    const isSame = isBare || (ellipsis.isTied && (isNamed || isCounted));
    const goesOn = told.asks === undefined && isSame && before.asks !== 'whether';
    const matters =
      before.matters.length > 0 || shown.length !== 1 ? before.matters : (lead?.matters?.slice(0, 1) ?? []);
    const joined: Topic = {
      asks: told.asks ?? (goesOn ? before.asks : undefined),
      type: told.asks === undefined && goesOn ? before.type : told.type,
      isOverview: goesOn ? before.isOverview : told.isOverview && told.asks !== undefined,
      matters:
        told.matters.length === 0
          ? matters
          : ellipsis.hasPronoun
            ? [...new Set([...matters, ...told.matters])]
            : told.matters,
      entities: [...new Set([...before.entities, ...told.entities])],
      years: told.years.length > 0 ? told.years : then.length > 0 ? then : kept,
    };
    const replaced: Topic = { ...joined, entities: told.entities };
    const order = !isNamed ? [joined] : ellipsis.hasPronoun ? [joined, replaced] : [replaced, joined];
    const isFigure = lead?.series !== undefined && told.matters.length > 0 && told.asks === undefined;
    for (const topic of order) {
      const isTied = (fact: Fact) =>
        (ellipsis.hasPronoun ? isSpokenOf(fact, before, shown) : tieOf(fact, topic, isNamed ? [] : shown) > 0) &&
        (!isNamed || isOf(fact, { ...told, matters: before.matters })) &&
        // Where a figure was spoken of, another one is wanted, of the same time.
        (!isFigure || (fact.series !== undefined && isOfYear(fact, topic.years)));
      const whole = composed(ellipsis.rest, topic);
      const answer = ask(rest, whole, isTied) ?? scoped(topic, whole, isTied);
      if (answer && !isRepeated(answer)) return { answer, topic };
    }
    return isFigure && joined.years.length > 0 ? otherYears(joined) : undefined;

    function scoped(topic: Topic, whole: Reading, isTied: (fact: Fact) => boolean): AnswerToOne | undefined {
      const answer = withinScope(rest, whole, topic, shown);
      const fact = answer && leadingFact(answer);
      return fact && isTied(fact) ? answer : undefined;
    }

    /** The same as was shown before says nothing new, unless another side of it is asked for. */
    function isRepeated(answer: AnswerToOne): boolean {
      return isBare && leadingFact(answer) === lead && (told.asks === undefined || !TYPED.has(told.asks));
    }
  }

  /** That the measure that is asked for instead has no figure of the year that was spoken of. */
  function otherYears(topic: Topic): Resolved | undefined {
    const figures = pack.facts
      .filter(({ series, matters }) => series !== undefined && topic.matters.some((matter) => matters?.[0] === matter))
      .toSorted(
        (a, b) => Number(b.lead === true) - Number(a.lead === true) || newestFirst(a.series?.period, b.series?.period),
      );
    const [figure] = figures;
    return figure && { answer: noFigure(figure, topic.years[0] ?? ''), topic };
  }

  /** That a measure has no figure of a year, but of others. */
  function noFigure(figure: Fact, asked: string): AnswerToOne {
    const known = pack.factsOfSeries(figure.series?.id ?? '').flatMap(({ series }) => series?.period.slice(0, 4) ?? []);
    const facts: Hit[] = [{ fact: figure, score: 0 }];
    const reason = { kind: 'year' as const, asked, years: [...new Set(known)].toSorted() };
    return { kind: 'unsure', reason, closest: [figure], facts };
  }

  function isOfYear({ series, date }: Fact, years: readonly string[]): boolean {
    return years.length === 0 || years.some((year) => (series?.period ?? date ?? '').includes(year));
  }

  function belongs(answer: Answer, told: Topic, { topic, shown, near }: Context): boolean {
    const lead = leadingFact(answer);
    if (!lead) return false;
    if (told.entities.length > 0) return isOf(lead, { ...told, matters: topic.matters });
    return answer.kind !== 'overview' && factsOf([...shown, ...near]).some((fact) => fact.topic === lead.topic);
  }

  function correct(meant: string, context: Context): Resolved | undefined {
    const reading = read(meant);
    const told = topicOf(reading);
    const before = context.topic;
    const isNamed = told.entities.length > 0 || told.matters.length > 0 || told.years.length > 0;
    if (!isNamed && !reading.question.words.some(({ term }) => term.subject !== undefined)) return undefined;
    const isWhether = before.asks === 'whether' || before.asks === undefined;
    const replaced: Topic = {
      asks: told.asks ?? (isWhether ? undefined : before.asks),
      type: told.asks === undefined ? before.type : told.type,
      isOverview: before.isOverview || isWhether,
      matters: told.matters.length > 0 ? told.matters : before.matters,
      entities: told.entities.length > 0 ? told.entities : before.entities,
      years: told.years.length > 0 ? told.years : before.years,
    };
    const narrow = { ...replaced, matters: told.matters, entities: told.entities };
    for (const topic of told.entities.length > 0 || before.entities.length === 0 ? [replaced, narrow] : [replaced]) {
      const whole = composed(meant, topic);
      const answer = decide(whole, find(whole));
      const lead = answer && leadingFact(answer);
      if (answer && lead && isOf(lead, topic)) return { answer, topic };
    }
    return undefined;
  }

  function further({ shown, further: left, seen, topic }: Context): readonly Fact[] {
    const isNew = ({ id }: Fact) => !seen.includes(id);
    const listed = factsOf(left).filter(isNew);
    if (listed.length > 0) return listed;
    const facts = factsOf(shown);
    const rest = scopeOf(topic, facts)
      .map(({ fact }) => fact)
      .filter(isNew);
    return rest.filter((fact) => topic.matters.length === 0 || isOf(fact, topic));
  }

  function others({ shown, topic }: Context): readonly Fact[] {
    const facts = factsOf(shown);
    const [lead] = facts;
    const matter = lead?.matters?.[0];
    const ofLead = lead === undefined ? [] : entities.of(lead);
    const isAbout = (fact: Fact) =>
      topic.entities.length > 0
        ? entities
            .of(fact)
            .slice(0, FOREMOST)
            .some((entity) => topic.entities.includes(entity))
        : entities.of(fact).some((entity) => ofLead.includes(entity) && entities.weightOf(entity) >= TELLING);
    return pack.facts
      .filter(
        (fact) =>
          !facts.includes(fact) &&
          matter !== undefined &&
          fact.matters?.[0] === matter &&
          isAbout(fact) &&
          // What was on the same days is the same.
          !facts.some(({ date }) => isOfOneTime(date, fact.date)),
      )
      .toSorted((a, b) => newestFirst(a.date, b.date));
  }

  return { topicOf, leaningOf, complete, correct, belongs, further, others };
}

/** What stands behind the number of a decade in each language. */
const DECADE_ENDING = /^(?:s|er[nm]?|е|х|ые|ых|м|шы|ші|ыншы|інші|жылдар\p{L}*)$/u;

/** What a fact is mainly about stands first. */
const FOREMOST = 2;

/** Whether two dates are in one month. */
function isOfOneTime(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.slice(0, 7) === b.slice(0, 7);
}

/** '89, 23м: two digits by themselves in half a sentence, of the last century from the thirties on. */
function shortYears(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.,:])['’]?(\d\d)(?:-?(?:м|ом|й|году|г))?(?![\p{L}\p{N}]|[.,:]\d)/gu)].map(
    ([, digits = '']) => `${Number(digits) >= 30 ? '19' : '20'}${digits}`,
  );
}
