import type { Pack } from '../facts/pack.ts';
import { createSearchIndex, type SearchIndex } from '../search/index.ts';
import type { Language } from '../search/languages/language.ts';
import { questionFormsOf } from '../search/languages/question-forms.ts';
import { createConcerns } from './concerns.ts';
import { createJudge, type Judge, type Judged } from './judge.ts';
import { createReader, type Reading } from './reading.ts';

/** Facts of one matter that are looked at; more are not read in an overview anyway. */
const MOST_OF_MATTER = 64;

/** The way from a question to facts that may answer it. */
export interface CandidateFinder {
  readonly index: SearchIndex;
  readonly judge: Judge;
  readonly read: (text: string) => Reading;
  /**
   * The candidates for a question, those that may answer first, best first; none if no word of it carries meaning. `further`
   * are places of facts that are looked at in any case.
   */
  readonly find: (reading: Reading, further?: readonly number[]) => readonly Judged[];
}

/** Builds the index of a pack, in the language of its texts. */
export function createCandidateFinder(pack: Pack, language: Language): CandidateFinder {
  const index = createSearchIndex(pack, language);
  const concerns = createConcerns(pack, language);
  const judge = createJudge(pack, index, { concerns, total: questionFormsOf(language.code)?.total });
  const placesOfMatter = Map.groupBy(
    pack.facts.flatMap(({ matters = [] }, place) => matters.map((matter) => ({ matter, place }))),
    ({ matter }) => matter,
  );

  /** Facts of the matters that are asked about: those to lead with, and for an overview all. */
  function furtherFacts({ matters, shape, concerns: asked }: Reading): number[] {
    if (asked.length > 0) return concerns.facts(asked).slice(0, MOST_OF_MATTER);
    return matters.flatMap(({ id }) =>
      (placesOfMatter.get(id) ?? [])
        .map(({ place }) => place)
        .filter((place) => shape === 'overview' || pack.facts[place]?.lead === true)
        .slice(0, MOST_OF_MATTER),
    );
  }

  return {
    index,
    judge,
    read: createReader(pack, index, language, concerns),
    find: (reading, further = []) =>
      reading.question.contentWords === 0 && reading.matters.length === 0 && reading.concerns.length === 0
        ? []
        : judge.rank(index.search(reading.question, [...new Set([...furtherFacts(reading), ...further])]), reading),
  };
}
