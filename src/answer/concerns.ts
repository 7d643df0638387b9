import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { concernFinderOf } from '../search/concerns.ts';
import type { Language } from '../search/languages/language.ts';
import { isPlain } from './weights.ts';

/** An everyday concern that a question is about: opening hours, the price, where to park. */
export interface AskedConcern {
  readonly id: string;
  /** The words of the question that say so. */
  readonly words: ReadonlySet<string>;
  /** How much it tells facts apart, from 0 to 1: little if every second fact is about it. */
  readonly weight: number;
  /** Whether any fact tells of it. */
  readonly isKnown: boolean;
}

/** What the concerns of a question say for and against a fact, from 0 to 1. */
interface ConcernMatch {
  /** The share of what is asked about that the fact tells. */
  readonly concern: number;
  /** The most telling thing asked about that it does not tell, and the most telling aspect. */
  readonly concernMissing: number;
  readonly aspectMissing: number;
  /** Whether no fact tells of one of the things, and of one of the aspects. */
  readonly concernUnknown: number;
  readonly aspectUnknown: number;
  /** The share of what the fact is there to tell that nobody asked about. */
  readonly concernExtra: number;
  /** Whether it is said of the very others: of people from outside the EU where somebody is from within. */
  readonly concernOpposite: number;
}

/** Which everyday concerns the facts of a pack tell of; for packs that have no matters of their own. */
export interface Concerns {
  /** `countries` are those that the question names, as ISO codes. */
  readonly asked: (question: string, countries: ReadonlySet<string>) => readonly AskedConcern[];
  readonly match: (fact: Fact, asked: readonly AskedConcern[]) => ConcernMatch;
  /** The places of the facts that tell of one of them, those that are there to tell it first. */
  readonly facts: (asked: readonly AskedConcern[]) => readonly number[];
}

/** What holds for one does not hold for the other. */
const OPPOSITES = [
  ['eu', 'nonEu'],
  ['nonEu', 'eu'],
  ['winter', 'summer'],
  ['summer', 'winter'],
] as const;
/** Where no fact tells these apart, they tell of the person and the time: "do you close in summer". */
const ONLY_KNOWN: ReadonlySet<string> = new Set(['eu', 'nonEu', 'winter', 'summer', 'students', 'seniors', 'foreign']);
/** The members of the European Union. */
const EU: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

const NONE: ConcernMatch = {
  concern: 0,
  concernMissing: 0,
  aspectMissing: 0,
  concernUnknown: 0,
  aspectUnknown: 0,
  concernExtra: 0,
  concernOpposite: 0,
};
const NO_CONCERNS: Concerns = { asked: () => [], match: () => NONE, facts: () => [] };

/** Aspects of things, where other concerns are things: the price of the shoes, when the course begins. */
const ASPECTS: ReadonlySet<string> = new Set(
  'opening closed price discount size register deadline due begin duration age rules frequency founded address contact lead bring changes foreign event online explain hire seniors winter summer'.split(
    ' ',
  ),
);
/**
 * What a fact only mentions in its statement counts so much of what its answer or its example questions are about; more
 * where it has no example questions, so that nothing else says what it is there to tell.
 */
const MENTIONED = 0.5;
const MENTIONED_ALONE = 0.8;
/** What no fact tells of says as much as a rare concern. */
const UNKNOWN_WEIGHT = 0.6;
/** A larger pack is no community's, and reading all of its facts so would take long. */
const MOST_FACTS = 2_000;

/** Reads which concerns the facts tell of; none in packs with matters, in large ones, and in languages without words for them. */
export function createConcerns(pack: Pack, language: Language): Concerns {
  const finder = concernFinderOf(language);
  if (!finder || pack.facts.length > MOST_FACTS || !isPlain(pack)) return NO_CONCERNS;
  const toldBy = new Map<string, Map<string, number>>();
  const placesOf = new Map<string, { readonly place: number; readonly strength: number }[]>();
  pack.facts.forEach((fact, place) => {
    const told = new Map<string, number>();
    for (const { id } of finder.told(fact.statement)) {
      told.set(id, fact.questions.length === 0 ? MENTIONED_ALONE : MENTIONED);
    }
    for (const { id } of finder.told(fact.answer)) told.set(id, 1);
    for (const question of fact.questions) for (const { id } of finder.asked(question)) told.set(id, 1);
    // "From outside the EU" has the letters of both.
    if (told.has('nonEu')) told.delete('eu');
    toldBy.set(fact.id, told);
    for (const [id, strength] of told) {
      const places = placesOf.get(id) ?? [];
      places.push({ place, strength });
      placesOf.set(id, places);
    }
  });
  const weightOf = (id: string) => {
    const tells = (placesOf.get(id) ?? []).reduce((sum, { strength }) => sum + strength, 0);
    return tells === 0
      ? UNKNOWN_WEIGHT
      : Math.max(
          0.05,
          Math.min(1, Math.log((pack.facts.length + 1) / (tells + 0.5)) / Math.log(pack.facts.length + 1)),
        );
  };

  return {
    asked: (question, countries) => {
      const found = new Map(finder.asked(question).map(({ id, words }) => [id, words]));
      // "Non-EU" has the letters of both.
      if (found.has('nonEu')) found.delete('eu');
      else for (const country of countries) found.set(EU.has(country) ? 'eu' : 'nonEu', found.get('eu') ?? new Set());
      if (countries.size > 0 && ![...countries].some((country) => !EU.has(country))) found.delete('nonEu');
      return [...found]
        .filter(([id]) => !ONLY_KNOWN.has(id) || placesOf.has(id))
        .map(([id, words]) => ({ id, words, weight: weightOf(id), isKnown: placesOf.has(id) }));
    },
    match: (fact, asked) => {
      if (asked.length === 0) return NONE;
      const told = toldBy.get(fact.id) ?? new Map<string, number>();
      const sum = (some: readonly AskedConcern[], share: (one: AskedConcern) => number) =>
        some.reduce((all, one) => all + one.weight * share(one), 0);
      const total = sum(asked, () => 1);
      const main = [...told].filter(([, strength]) => strength === 1);
      const extra = main.filter(([id]) => !asked.some((one) => one.id === id));
      return {
        concern: sum(asked, ({ id }) => told.get(id) ?? 0) / total,
        concernMissing: most(asked, ({ id, weight, isKnown }) =>
          isKnown && !ASPECTS.has(id) ? weight * (1 - (told.get(id) ?? 0)) : 0,
        ),
        aspectMissing: most(asked, ({ id, isKnown }) => (isKnown && ASPECTS.has(id) ? 1 - (told.get(id) ?? 0) : 0)),
        concernUnknown: most(asked, ({ id, isKnown }) => Number(!isKnown && !ASPECTS.has(id))),
        aspectUnknown: most(asked, ({ id, isKnown }) => Number(!isKnown && ASPECTS.has(id))),
        concernExtra: main.length === 0 ? 0 : extra.length / main.length,
        concernOpposite: Number(
          OPPOSITES.some(([one, other]) => asked.some(({ id }) => id === one) && !told.has(one) && told.has(other)),
        ),
      };
    },
    facts: (asked) => {
      const found = asked.flatMap(({ id }) => placesOf.get(id) ?? []);
      return [...new Set(found.toSorted((a, b) => b.strength - a.strength).map(({ place }) => place))];
    },
  };
}

function most(asked: readonly AskedConcern[], share: (one: AskedConcern) => number): number {
  return Math.max(...asked.map(share));
}
