import { joinPacks } from '../facts/join-packs.ts';
import type { Answer } from './answer.ts';
import { leadingFact } from './answer.ts';
import { answerEach } from './answer-each.ts';
import { contend, namesSomething, nearestOf } from './contend.ts';
import type { Context } from './context.ts';
import type { Conversing, Turn } from './conversation.ts';
import { type Knowledge, shownFrom } from './languages.ts';

/**
 * What several packs know for readers of a language: each answers by itself, with an index and weights of its own, and the
 * surest is shown. What is said before is leaned on in the pack that it was about.
 */
export function joinKnowledge(parts: readonly [Knowledge, Knowledge, ...Knowledge[]], language: string): Knowledge {
  const [first, second, ...others] = parts;
  const pack = joinPacks([first.pack, second.pack, ...others.map((part) => part.pack)], language);
  const partWith = (factId: string | undefined) =>
    factId === undefined ? undefined : parts.find((part) => part.pack.fact(factId) !== undefined);

  const wordsOf = (question: string) => parts.map(({ answerer }) => answerer.wordsOf(question));

  function contended(question: string): { readonly answer: Answer; readonly part: Knowledge } {
    const words = wordsOf(question);
    const said = parts.map(({ answerer }) => answerer.answer(question));
    const { answer, at } = contend(question, said, words);
    return { answer, part: parts[at] ?? parts[0] };
  }

  function answerOne(question: string) {
    const { answer } = contended(question);
    return answer.kind === 'talk' || answer.kind === 'several' ? undefined : answer;
  }

  const answer = (typed: string) =>
    shownFrom(
      answerEach(typed, answerOne, (whole) => contended(whole).answer),
      pack,
    );

  function converse(
    text: string,
    context: Context | undefined,
    today: string,
    known: Pick<Conversing, 'answer' | 'pack'> = { answer, pack },
  ): Turn {
    const alone = known.answer(text);
    const own = partWith(leadingFact(alone)?.id);
    const spokenOf = partWith(context?.shown[0] ?? context?.near[0]);
    if (!spokenOf || own === spokenOf) {
      return inPart(spokenOf ?? own ?? parts[nearestOf(wordsOf(text))] ?? parts[0], context, alone);
    }
    // The pack that was spoken of reads the text as if it were the only one; in the other nothing has been said yet.
    const isLocal = !own && alone.kind !== 'unsure';
    const leaning = inPart(spokenOf, context, isLocal ? alone : spokenOf.answerer.answer(text));
    const isNew = !leaning.isFollowUp && own && namesSomething(own.answerer.wordsOf(text));
    return isNew ? inPart(own, undefined, alone) : leaning;

    function inPart({ answerer }: Knowledge, before: Context | undefined, answer: Answer): Turn {
      return answerer.converse(text, before, today, { answer: () => answer, pack: known.pack });
    }
  }

  return {
    pack,
    answerer: {
      answer,
      converse,
      explain: (question) => contended(question).part.answerer.explain(question),
      show: (factId) => {
        const shown = partWith(factId)?.answerer.show(factId);
        return shown && shownFrom(shown, pack);
      },
      suggest: (typed, limit) =>
        interleaved(parts.map(({ answerer }) => answerer.suggest(typed, limit))).slice(0, limit),
      related: (factId, limit) => partWith(factId)?.answerer.related(factId, limit) ?? [],
      gist: (question) => {
        // What two packs make of a word has the same name by chance.
        const at = nearestOf(wordsOf(question));
        const gist = parts[at]?.answerer.gist(question) ?? [];
        return new Map(Array.from(gist, ([key, weight]) => [`${at} ${key}`, weight]));
      },
      wordsOf: (question) =>
        new Map(
          wordsOf(question)
            .toReversed()
            .flatMap((words) => [...words]),
        ),
    },
  };
}

/** The first of each, then the second of each, and so on. */
function interleaved<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
