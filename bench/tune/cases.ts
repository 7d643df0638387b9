import { createPack, type Pack } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';
import { type Candidate, createSearchIndex, type SearchIndex } from '../../src/search/index.ts';
import type { Language } from '../../src/search/languages/language.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import type { Question } from '../../src/search/question.ts';
import { misspell } from '../ask-about.ts';
import { accepts } from '../eval/judge.ts';
import type { EvalQuestion } from '../eval/question-file.ts';
import { createTrapMaker } from './traps.ts';

/** A question with the candidates for it and what is right. */
export interface Asked {
  /** Where it comes from: a held-out example question, a trap made of one, a file of questions, or one to another pack. */
  readonly from: 'held-out' | 'trap' | 'file' | 'other';
  readonly pack: Pack;
  /** The part for cross-validation. */
  readonly part: number;
  readonly question: Question;
  readonly candidates: readonly Candidate[];
  readonly isRight: (fact: Fact) => boolean;
  readonly written: EvalQuestion | undefined;
}

export const PARTS = 5;
/** Example questions that facts keep: all but the held-out part, and fewer, since other packs have fewer. */
const KEPT = [Number.POSITIVE_INFINITY, 3, 1, 0];
/** Share of the held-out questions that are misspelt. */
const MISSPELT = 0.3;

interface Sources {
  readonly pack: Pack;
  readonly language: Language;
  readonly common: readonly string[];
  readonly random: () => number;
}

/** Asks every example question of an index that does not know it, and a trap made of each. */
export function* askHeldOut({ pack, language, common, random }: Sources): Generator<Asked> {
  const trap = createTrapMaker({ facts: pack.facts, lexicon: createLexicon(pack, language), language, common, random });
  for (const keep of KEPT) {
    for (let part = 0; part < PARTS; part++) {
      const kept = (fact: Fact) => fact.questions.filter((_, at) => at % PARTS !== part).slice(0, keep);
      const index = createSearchIndex(
        withFacts(pack, (fact) => ({ ...fact, questions: kept(fact) })),
        language,
      );
      for (const fact of pack.facts) {
        const held = fact.questions.filter((_, at) => at % PARTS === part);
        // The small packs are asked less, or most of what is learnt would be about them.
        for (const text of keep === Number.POSITIVE_INFINITY ? held : held.slice(0, 1)) {
          const typed = random() < MISSPELT ? misspell(text, random) : text;
          const isRight = (answer: Fact) => standsFor(pack, answer, fact, text);
          yield ask(index, typed, { from: 'held-out', pack, part, isRight });
          const false_ = trap(text, fact);
          if (false_ !== undefined) yield ask(index, false_, { from: 'trap', pack, part, isRight: () => false });
        }
      }
    }
  }
}

/** Asks the questions of a file, with the whole pack. */
export function askFile(
  pack: Pack,
  language: Language,
  questions: readonly EvalQuestion[],
  from: 'file' | 'other' = 'file',
): Asked[] {
  const index = createSearchIndex(pack, language);
  return questions.map((written, at) =>
    ask(index, written.q, {
      from,
      pack,
      part: at % PARTS,
      isRight: ({ id }) => written.kind === 'answerable' && accepts(written, id, pack),
      written,
    }),
  );
}

function ask(
  index: SearchIndex,
  text: string,
  rest: Pick<Asked, 'from' | 'pack' | 'part' | 'isRight'> & { readonly written?: EvalQuestion },
): Asked {
  const question = index.read(text);
  const candidates = question.contentWords === 0 ? [] : index.search(question);
  return { ...rest, written: rest.written, question, candidates };
}

function withFacts(pack: Pack, change: (fact: Fact) => Fact): Pack {
  return createPack(pack, pack.facts.map(change), pack.conflicts);
}

/** Whether a fact is right where another was asked for: it is the same, contradicts it, or is of the same measure and year. */
function standsFor(pack: Pack, answer: Fact, asked: Fact, text: string): boolean {
  if (answer.id === asked.id || (answer.supersedes ?? []).includes(asked.id)) return true;
  if (pack.conflictsOf(asked.id).some(({ facts }) => facts.includes(answer.id))) return true;
  if (asked.series === undefined || asked.series.id !== answer.series?.id) return false;
  return !/\b(19|20)\d\d\b/.test(text) || answer.series.period === asked.series.period;
}
