import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import type { SearchIndex } from '../search/index.ts';
import { type Answer, shownFacts } from './answer.ts';
import type { Topic } from './context.ts';
import type { Entities } from './entities.ts';
import { type Ellipsis, isSaying } from './follow-up.ts';
import type { Reading } from './reading.ts';

/** How far half a sentence leans on what was said before. */
type Leaning = 'stands' | 'may' | 'leans';

interface HalfSentenceParts {
  readonly pack: Pack;
  readonly language: string;
  readonly index: Pick<SearchIndex, 'search'>;
  readonly entities: Entities;
  readonly read: (text: string) => Reading;
}

export interface HalfSentences {
  /** What a question is about; what was shown for it says so more surely than its words. */
  readonly topicOf: (reading: Reading, answer?: Answer) => Topic;
  /** The words that say what it is about, without those that say nothing in half a sentence. */
  readonly ownWords: (reading: Reading) => readonly string[];
  /** The same with everyday words: "days" is what is asked for in "how many days". */
  readonly contentWords: (reading: Reading) => ReadonlySet<string>;
  /** How far a text leans, by what it names itself. `isAnswered` says whether it is answered by itself. */
  readonly leaningOf: (ellipsis: Ellipsis, isAnswered: boolean, before: Topic) => Leaning;
  /** The question that it is together with a topic. */
  readonly composed: (rest: string, topic: Topic) => Reading;
  /** The share of its own words, by weight, that each fact has, by the fact's id; nothing for one of another year. */
  readonly explainedOf: (reading: Reading, facts: readonly Fact[]) => ReadonlyMap<string, number>;
}

/** So many words of its own may half a sentence have that leans on what was said before. */
const MOST_OWN = 2;
/** What stands behind the number of a decade in each language. */
const DECADE_ENDING = /^(?:s|er[nm]?|е|х|ые|ых|м|шы|ші|ыншы|інші|жылдар\p{L}*)$/u;

/** Reads half sentences in one language of a pack. */
export function createHalfSentences({ pack, language, index, entities, read }: HalfSentenceParts): HalfSentences {
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
      named: matters
        .filter(({ id, share }) => share === 1 && (shown.length === 0 || told.includes(id)))
        .map(({ name }) => name),
      readIn: language,
      matters: shown.length === 0 ? read : told.length > 0 ? told : (shown[0]?.matters?.slice(0, 1) ?? []),
      entities: entities.namedIn(reading),
      years: [...question.traits.years],
    };
  }

  function ownWords({ question }: Reading): readonly string[] {
    return (
      question.words
        .filter(({ term, telling }) => term.token.kind === 'word' && (telling || term.subject !== undefined))
        .map(({ term }) => term.token.text)
        .filter((word) => !/\d/.test(word) && isSaying(word, language))
        // "In the 90s" is a number and an ending.
        .filter((word) => question.decades.length === 0 || !DECADE_ENDING.test(word))
    );
  }

  function contentWords({ question, asks }: Reading): ReadonlySet<string> {
    return new Set(
      question.words
        // "Why has it fallen": that it has is in what was shown.
        .filter(({ emphasis }) => emphasis === 1 || asks !== 'why')
        .filter(({ term }) => term.token.kind === 'word' && (term.weight === 1 || term.subject !== undefined))
        .map(({ term }) => term.token.text)
        .filter((word) => !/\d/.test(word) && isSaying(word, language)),
    );
  }

  function leaningOf(
    { rest, isTied, isFragment, hasPronoun, time, isCount }: Ellipsis,
    isAnswered: boolean,
    before: Topic,
  ): Leaning {
    const reading = read(rest);
    const own = ownWords(reading);
    const { question, asks } = reading;
    const hasSubject = question.words.some(({ term }) => term.subject !== undefined);
    const isNamed = hasSubject || question.names.some(({ known }) => known) || question.traits.countries.size > 0;
    if (own.length === 0) {
      const isKind = asks !== undefined && asks !== 'what' && asks !== 'whether';
      const saysWhat = isTied || isFragment || hasPronoun || isKind || time !== undefined;
      return (saysWhat && rest !== '') || time !== undefined || question.traits.years.size > 0 ? 'leans' : 'stands';
    }
    if (own.length > MOST_OWN + 1) return 'stands';
    // "By Kazakh count?"
    if (isCount && own.length === 1 && hasSubject) return 'leans';
    // "And what about lithium?" after something as general is the next general question.
    const isNext = before.isOverview && before.entities.length === 0;
    if (isTied && !hasPronoun && isNext && isAnswered && reading.matters.length > 0) return 'stands';
    // "From Hamburg" says nothing by itself.
    const isPhrase = isFragment && asks === undefined && reading.matters.length === 0 && own.length <= MOST_OWN;
    if (isPhrase) return 'leans';
    if (isTied) return own.length <= MOST_OWN ? 'leans' : isAnswered ? 'stands' : 'may';
    if (hasPronoun && !isNamed) return own.length <= MOST_OWN ? 'leans' : isAnswered ? 'stands' : 'may';
    // Whole questions name a matter of their own: "is visa-free entry still valid?"
    const isNew =
      isAnswered && reading.matters.length > 0 && !reading.matters.some(({ id }) => before.matters.includes(id));
    if (isNamed || isNew || question.traits.years.size > 0) return 'stands';
    if (time !== undefined || !isAnswered) return own.length <= MOST_OWN ? 'may' : 'stands';
    return asks !== undefined && asks !== 'what' && own.length === 1 ? 'may' : 'stands';
  }

  function explainedOf(reading: Reading, facts: readonly Fact[]): ReadonlyMap<string, number> {
    const wanted = contentWords(reading);
    const words = reading.question.words.filter(({ term }) => wanted.has(term.token.text));
    if (words.length === 0) return new Map(facts.map(({ id }) => [id, 1]));
    // A word that no fact has is in none of these.
    if (words.some(({ meanings, telling }) => telling && meanings.length === 0)) return new Map();
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

  function composed(rest: string, topic: Topic): Reading {
    const ofMatters = topic.named.length > 0 && topic.readIn === language ? topic.named : topic.matters.map(nameOf);
    const words = [...topic.entities, ...ofMatters, ...topic.years].filter(
      (one) => one !== '' && !rest.toLowerCase().includes(one.toLowerCase()),
    );
    const reading = read([rest, ...words].join(' ').toLowerCase());
    const shape = shapeOf(reading, topic);
    const { asks, type } = topic;
    if (reading.asks !== undefined || asks === undefined) return { ...reading, shape };
    const carried: Reading = { ...reading, asks, isBare: false, question: { ...reading.question, answerType: type } };
    return { ...carried, shape: shapeOf(carried, topic) };
  }

  return { topicOf, ownWords, contentWords, leaningOf, composed, explainedOf };
}

/** Whether all there is is wanted, or the one answer of the kind that is asked for. */
function shapeOf({ shape, asks }: Reading, { isOverview }: Topic): Reading['shape'] {
  if (isOverview) return shape === 'one' ? 'overview' : shape;
  return shape === 'overview' && asks !== undefined && asks !== 'what' && asks !== 'which' ? 'one' : shape;
}
