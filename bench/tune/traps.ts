import type { Fact } from '../../src/facts/schema.ts';
import { answersOf } from '../../src/search/constraints.ts';
import type { AnswerType, Language } from '../../src/search/languages/language.ts';
import type { Lexicon } from '../../src/search/lexicon.ts';
import { tokenize } from '../../src/search/tokenize.ts';

/** Changes a question so that its fact no longer answers it; undefined where that cannot be told. */
export type MakeTrap = (question: string, fact: Fact) => string | undefined;

/** Names that no pack on a narrow subject has, and that people ask about all the same. */
const STRANGERS = `Macron Biden Toyota Renault Airbus Microsoft Hilton Chechens Koreans Tatars Hesse Saxony Tyrol Osaka
Toronto Nairobi Lisbon Everest Chopin Picasso Nokia Samsung Verstappen Oxford Harvard`.split(/\s+/);
const COUNTRIES = 'France Poland Uzbekistan Turkey Japan Austria Ukraine Italy Spain Sweden China Korea'.split(' ');
/** How English asks for a kind of answer. */
const ASKING: readonly (readonly [string, AnswerType])[] = [
  ['Who', 'person'],
  ['When', 'date'],
  ['How many', 'count'],
  ['How much', 'amount'],
];
const ASKED = /^(who|when|where|how many|how much|how long|what|which|why)\b/i;
const YEAR = /\b(19|20)\d\d\b/;

interface Sources {
  readonly facts: readonly Fact[];
  readonly lexicon: Lexicon;
  readonly language: Language;
  /** Common words of the language, the commonest first. */
  readonly common: readonly string[];
  readonly random: () => number;
}

/**
 * Makes near-misses (another attribute, word, name, country, year or kind of answer in the question's own wording) and questions about
 * something else altogether.
 */
export function createTrapMaker({ facts, lexicon, language, common, random }: Sources): MakeTrap {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  /** Zipf: common words more often than rare ones. */
  const commonWord = () => common[Math.floor(300 * (common.length / 300) ** random())] ?? '';
  /** Meaningful words in a row. */
  const runsOf = (text: string): string[][] => {
    const runs: string[][] = [[]];
    for (const { text: word, kind } of tokenize(text)) {
      if (kind === 'word' && lexicon.term(word).weight === 1) runs.at(-1)?.push(word);
      else if (runs.at(-1)?.length !== 0) runs.push([]);
    }
    return runs.filter((run) => run.length > 0);
  };
  const others = facts.flatMap(({ questions }) => questions.map(runsOf)).filter((runs) => runs.length > 0);
  const replace = (text: string, run: readonly string[], by: string): string | undefined => {
    const pattern = new RegExp(run.map((word) => RegExp.escape(word)).join('[^\\p{L}\\p{N}]+'), 'iu');
    const plain = text.replace(/[’'ʼ`´]/g, '');
    return pattern.test(plain) ? plain.replace(pattern, by) : undefined;
  };
  const wordsOf = ({ statement, answer, note = '', questions, entities }: Fact) =>
    new Set(
      lexicon
        .terms([statement, answer, note, ...questions, ...entities].join('. '), { keepParts: true })
        .flatMap(({ key }) => [key, ...lexicon.synonyms(key)]),
    );
  const tells = (fact: Fact, type: AnswerType) =>
    answersOf(fact, language).given.has(type) || (type === 'date' && (fact.date !== null || YEAR.test(fact.statement)));
  const foreign = (run: readonly string[], own: ReadonlySet<string>) =>
    run.some((word) => own.has(lexicon.term(word).key)) ? undefined : run.join(' ');

  return (question, fact) => {
    const runs = runsOf(question);
    const [focus] = runs;
    if (!focus) return undefined;
    const kind = random();
    if (kind < 0.22) {
      return runs.reduce<string | undefined>(
        (text, run) => text && replace(text, run, run.map(commonWord).join(' ')),
        question,
      );
    }
    const own = wordsOf(fact);
    if (kind < 0.5) {
      const other = random() < 0.6 ? pick(others)?.[0] : [commonWord()];
      const by = other && foreign(other, own);
      return by && replace(question, focus, by);
    }
    if (kind < 0.72) {
      const word = pick(runs)?.at(-1);
      const last = random() < 0.5 ? pick(pick(others) ?? [])?.at(-1) : commonWord();
      const by = last && foreign([last], own);
      return word && by && replace(question, [word], by);
    }
    if (kind < 0.78) {
      const by = pick(ASKING.filter(([, type]) => !tells(fact, type)))?.[0];
      return by && ASKED.test(question) ? question.replace(ASKED, by) : undefined;
    }
    if (kind < 0.86) {
      const year = YEAR.exec(question)?.[0];
      const by = String(1990 + Math.floor(random() * 40));
      return year === undefined || own.has(by) ? undefined : question.replace(year, by);
    }
    if (language.code !== 'en') return undefined;
    const name = pick(tokenize(question).filter((token) => token.capitalised && token.kind === 'word'))?.text;
    const by = pick(random() < 0.5 ? COUNTRIES : STRANGERS);
    return name && by && !own.has(lexicon.term(by.toLowerCase()).key) ? replace(question, [name], by) : undefined;
  };
}
