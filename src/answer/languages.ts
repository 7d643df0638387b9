import { localizePack } from '../facts/localize.ts';
import type { Pack } from '../facts/pack.ts';
import { detectLanguage } from '../search/languages/detect.ts';
import { type Answer, type Answerer, createAnswerer, type Hit, showFact } from './answerer.ts';

/** A pack as it is shown in one language, and what answers from it. */
export interface Knowledge {
  readonly pack: Pack;
  readonly answerer: Pick<Answerer, 'answer' | 'show' | 'suggest' | 'related' | 'gist'>;
}

export interface Languages {
  /** The pack for readers of a language, and what answers them; in the pack's own where it is not translated. */
  readonly in: (language: string) => Knowledge;
  /** Builds the index of the next language that has none yet; false if all have one. It takes tens of milliseconds. */
  readonly buildNext: () => boolean;
}

/**
 * Another language is asked where it knows so much more of a question's words, as a share of them, than the one that was
 * taken for it: by far, if the question told its language.
 */
const KNOWS_MORE = 0.15;
const KNOWS_FAR_MORE = 0.3;

/**
 * Answers from a pack in all its languages. There is an index for each, over the texts in that language, built when it
 * is first asked: the one of the question's language is asked first, and another one only if it knows more of the
 * question's words. What was found is shown in the reader's language by its id, so any language finds for every reader.
 */
export function createLanguages(source: Pack): Languages {
  const codes = [source.language, ...source.locales.keys()];
  const packs = new Map<string, Pack>();
  const answerers = new Map<string, Answerer>();
  const readers = new Map<string, Knowledge>();
  const packIn = (code: string) => remembered(packs, code, () => localizePack(source, code));
  const answererIn = (code: string) => remembered(answerers, code, () => createAnswerer(packIn(code)));

  /** The languages in which a text may be, the likeliest first. */
  function orderFor(text: string, reader: string) {
    const told = codes.find((code) => code === detectLanguage(text));
    const likely = [told, codes.find((code) => code === reader)].filter((code) => code !== undefined);
    return { told, order: [...new Set([...likely, ...codes])] };
  }

  function answer(question: string, reader: string): Answer {
    const { told, order } = orderFor(question, reader);
    const [first = source.language, ...others] = order;
    const given = answererIn(first).answer(question);
    if (given.kind !== 'unsure' || (given.reason.kind !== 'unknown' && given.reason.kind !== 'year')) return given;
    const known = answererIn(first).understands(question);
    // One that is understood and yet not answered is not in the pack; asking on would only invite a mistake.
    // Nobody waits for an index that only might know more; soon after the start all are there.
    const better = others
      .filter((code) => answerers.has(code))
      .map((code) => ({ code, share: answererIn(code).understands(question) }))
      .filter(({ share }) => share >= known + (told === undefined ? KNOWS_MORE : KNOWS_FAR_MORE))
      .toSorted((a, b) => b.share - a.share);
    const answers = better.map(({ code }) => answererIn(code).answer(question));
    return answers.find(({ kind }) => kind !== 'unsure') ?? answers[0] ?? given;
  }

  function knowledgeFor(reader: string): Knowledge {
    const pack = packIn(reader);
    return {
      pack,
      answerer: {
        answer: (question) => shownFrom(answer(question, reader), pack),
        show: (factId) => {
          const fact = pack.fact(factId);
          return fact && showFact(pack, fact, [{ fact, score: 1 }]);
        },
        suggest: (typed, limit) =>
          answererIn(orderFor(typed, reader).order[0] ?? source.language).suggest(typed, limit),
        related: answererIn(source.language).related,
        gist: (question) => answererIn(orderFor(question, reader).order[0] ?? source.language).gist(question),
      },
    };
  }

  return {
    in: (language) => {
      const reader = codes.includes(language) ? language : source.language;
      return remembered(readers, reader, () => knowledgeFor(reader));
    },
    buildNext: () => {
      const next = codes.find((code) => !answerers.has(code));
      if (next !== undefined) answererIn(next);
      return next !== undefined;
    },
  };
}

/** The same answer with the texts of another pack: the same facts in the reader's language. */
function shownFrom(answer: Answer, pack: Pack): Answer {
  const own = (hit: Hit): Hit => ({ ...hit, fact: pack.fact(hit.fact.id) ?? hit.fact });
  if (answer.kind === 'unsure') {
    const closest = answer.closest.map((fact) => pack.fact(fact.id) ?? fact);
    return { ...answer, closest, facts: answer.facts.map(own) };
  }
  const fact = pack.fact(answer.fact.id);
  return fact ? showFact(pack, fact, answer.facts.map(own)) : answer;
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
