import type { CandidateFinder } from '../../src/answer/candidates.ts';
import { createCandidateFinder } from '../../src/answer/candidates.ts';
import type { Judged } from '../../src/answer/judge.ts';
import type { Reading } from '../../src/answer/reading.ts';
import { createPack, type Pack } from '../../src/facts/pack.ts';
import type { Fact } from '../../src/facts/schema.ts';
import type { Language } from '../../src/search/languages/language.ts';
import { createLexicon } from '../../src/search/lexicon.ts';
import { misspell } from '../ask-about.ts';
import { accepts } from '../eval/judge.ts';
import type { EvalQuestion } from '../eval/question-file.ts';
import type { RealQuestion } from '../eval/real-file.ts';
import { createTrapMaker } from './traps.ts';

/** A question with the candidates for it and what is right. */
export interface Asked {
  /** Where it comes from: people, a file of questions, one to another pack, a held-out example question, a trap made of one. */
  readonly from: 'real' | 'file' | 'other' | 'held-out' | 'trap';
  /** For reports: answerable, off-topic and the like. */
  readonly kind: string;
  readonly id: string;
  readonly finder: CandidateFinder;
  readonly pack: Pack;
  /** The part for cross-validation. */
  readonly part: number;
  readonly reading: Reading;
  readonly candidates: readonly Judged[];
  readonly isRight: (fact: Fact) => boolean;
  /** Neither right nor wrong: shown with a caution it does no harm. */
  readonly isPartial: (fact: Fact) => boolean;
}

export const PARTS = 5;
/** Example questions that facts keep: all but the held-out part, and fewer, since other packs have fewer. */
const KEPT = [Number.POSITIVE_INFINITY, 2];
/** Of each fact's held-out questions so many are asked: more would tell little more and take minutes. */
const MOST_ASKED = 1;
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
      const finder = createCandidateFinder(
        withFacts(pack, (fact) => ({ ...fact, questions: kept(fact) })),
        language,
      );
      for (const fact of pack.facts) {
        const held = fact.questions.filter((_, at) => at % PARTS === part);
        // The last ones are worded as people type, and least like the others.
        for (const text of held.slice(-MOST_ASKED)) {
          const typed = random() < MISSPELT ? misspell(text, random) : text;
          const isRight = (answer: Fact) => standsFor(pack, answer, fact, text);
          const isPartial = () => false;
          yield ask(finder, typed, {
            from: 'held-out',
            kind: 'answerable',
            id: fact.id,
            pack,
            part,
            isRight,
            isPartial,
          });
          const false_ = trap(text, fact);
          if (false_ !== undefined)
            yield ask(finder, false_, {
              from: 'trap',
              kind: 'trap',
              id: fact.id,
              pack,
              part,
              isRight: () => false,
              isPartial,
            });
        }
      }
    }
  }
}

/** Asks the questions of a file, with the whole pack. */
export function askFile(
  pack: Pack,
  finder: CandidateFinder,
  questions: readonly EvalQuestion[],
  from: 'file' | 'other' = 'file',
): Asked[] {
  return questions.map((written, at) =>
    ask(finder, written.q, {
      from,
      kind: written.kind,
      id: written.id,
      pack,
      part: at % PARTS,
      isRight: ({ id }) => written.kind === 'answerable' && accepts(written, id, pack),
      isPartial: () => false,
    }),
  );
}

/** Asks questions that people typed; those for which only a part is known are neither to be answered nor to be left open. */
export function askReal(pack: Pack, finder: CandidateFinder, questions: readonly RealQuestion[]): Asked[] {
  return questions
    .filter(({ want }) => want !== 'talk')
    .map((written, at) =>
      ask(finder, written.q, {
        from: 'real',
        kind: written.accept.length > 0 ? written.want : written.partial.length > 0 ? 'partial' : 'silent',
        id: written.id,
        pack,
        part: at % PARTS,
        isRight: ({ id }) => written.accept.includes(id),
        isPartial: ({ id }) => written.partial.includes(id),
      }),
    );
}

function ask(finder: CandidateFinder, text: string, rest: Omit<Asked, 'finder' | 'reading' | 'candidates'>): Asked {
  const reading = finder.read(text);
  return { ...rest, finder, reading, candidates: finder.find(reading) };
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
