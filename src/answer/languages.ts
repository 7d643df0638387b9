import { localizePack } from '../facts/localize.ts';
import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { readLanguage } from '../search/languages/detect.ts';
import type { Answer, AnswerToOne, AnswerToTurn, Hit } from './answer.ts';
import { type Answerer, createAnswerer, showFact } from './answerer.ts';
import type { Context } from './context.ts';
import { type Conversing, converse, type Turn } from './conversation.ts';
import { readTalk } from './talk/read-talk.ts';

/** A pack as it is shown in one language, and what answers from it. */
export interface Knowledge {
  readonly pack: Pack;
  readonly answerer: Pick<Answerer, 'answer' | 'explain' | 'show' | 'suggest' | 'related' | 'gist' | 'wordsOf'> & {
    /**
     * Answers the next text of a conversation, of which `context` is what is remembered; `today` is a date as in
     * 2026-11-24. What the answer shows is in the turn's own language.
     * @param known What answers a text by itself, and from which pack, if that is more than this one.
     */
    readonly converse: (
      text: string,
      context: Context | undefined,
      today: string,
      known?: Pick<Conversing, 'answer' | 'pack'>,
    ) => Turn;
  };
}

export interface Languages {
  /** The language that a text is in, of those that the pack has; `preferred` where the text does not say. */
  readonly languageOf: (text: string, preferred?: string) => string;
  /** The share of a text's words that an index in that language knows, from 0 to 1; 0 where there is none yet. */
  readonly understands: (text: string, language: string) => number;
  /** The pack for readers of a language, and what answers them; in the pack's own where it is not translated. */
  readonly in: (language: string) => Knowledge;
  /** Builds the index of the next language that has none yet; false if all have one. It takes tens of milliseconds. */
  readonly buildNext: () => boolean;
}

/** How much more of a text's words another language must know than the one that its letters speak for, as a share. */
const KNOWS_MORE = 0.25;
/** The same where its letters speak for none, and it is the reader's own that gives way. */
const KNOWS_SOME_MORE = 0.15;

/**
 * Answers from a pack in all its languages. There is an index for each, over the texts in that language, built when it
 * is first asked; that of the question's language answers. What was found is shown in the reader's language by its id, so any language finds for every reader.
 */
export function createLanguages(source: Pack): Languages {
  const codes = [source.language, ...source.locales.keys()];
  const packs = new Map<string, Pack>();
  const answerers = new Map<string, Answerer>();
  const readers = new Map<string, Knowledge>();
  let told: { readonly key: string; readonly language: string } | undefined;
  const packIn = (code: string) => remembered(packs, code, () => localizePack(source, code));
  const answererIn = (code: string) => remembered(answerers, code, () => createAnswerer(packIn(code)));

  /**
   * The language that a text is in: the one that its letters and small words speak for, unless another knows far more of
   * its words; where they speak for none, the one that is preferred, unless another knows more. A text without a word that
   * is one language's own ("trade in 2022") is in the preferred one if that knows all its words as well.
   */
  function languageOfText(text: string, preferred?: string): string {
    const key = `${preferred} ${answerers.size} ${text}`;
    // It is asked several times for each question.
    if (told?.key !== key) told = { key, language: readLanguageOf(text, preferred) };
    return told.language;
  }

  function readLanguageOf(text: string, preferred?: string): string {
    const talk = readTalk(text)?.language;
    if (talk !== undefined && codes.includes(talk)) return talk;
    const detected = readLanguage(text);
    const spoken = codes.find((code) => code === detected?.language);
    const wanted = codes.find((code) => code === preferred);
    if (spoken !== undefined && detected?.isSure === false) {
      const own = wanted ?? source.language;
      if (answerers.has(own) && isCyrillic(own) === isCyrillic(spoken) && knows(own, text) === 1) return own;
    }
    const likely = spoken ?? wanted;
    // Nobody waits for an index that only might know more; soon after the start all are there.
    const known = codes
      .filter((code) => answerers.has(code))
      .map((code) => ({ code, share: knows(code, text) }))
      .toSorted((a, b) => b.share - a.share || Number(b.code === likely) - Number(a.code === likely));
    const [best] = known;
    if (!best) return likely ?? source.language;
    if (likely === undefined) return best.code;
    const share = known.find(({ code }) => code === likely)?.share ?? best.share;
    return best.share > share + (spoken === undefined ? KNOWS_SOME_MORE : KNOWS_MORE) ? best.code : likely;
  }

  function knows(code: string, text: string): number {
    return answererIn(code).understands(text);
  }

  function answer(question: string, reader: string): Answer {
    return answererIn(languageOfText(question, reader)).answer(question);
  }

  function knowledgeFor(reader: string): Knowledge {
    const pack = packIn(reader);
    return {
      pack,
      answerer: {
        answer: (question) => shownFrom(answer(question, reader), pack),
        converse: (text, context, today, known = { answer: (alone) => answer(alone, reader), pack }) => {
          const by = { languageOf: languageOfText, answererIn, ...known };
          const turn = converse(text, { context, reader, today }, by);
          const shownIn =
            codes.includes(turn.language) && turn.language !== reader ? packIn(turn.language) : known.pack;
          return { ...turn, answer: turnShownFrom(turn.answer, shownIn) };
        },
        explain: (question) => answererIn(languageOfText(question, reader)).explain(question),
        show: (factId) => {
          const fact = pack.fact(factId);
          return fact && showFact(pack, fact, [{ fact, score: 1 }]);
        },
        suggest: (typed, limit) => answererIn(languageOfText(typed, reader)).suggest(typed, limit),
        related: answererIn(source.language).related,
        gist: (question) => answererIn(languageOfText(question, reader)).gist(question),
        wordsOf: (question) => answererIn(languageOfText(question, reader)).wordsOf(question),
      },
    };
  }

  return {
    languageOf: languageOfText,
    understands: (text, language) => (answerers.has(language) ? knows(language, text) : 0),
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

function isCyrillic(code: string): boolean {
  return new Intl.Locale(code).maximize().script === 'Cyrl';
}

function turnShownFrom(answer: AnswerToTurn, pack: Pack): AnswerToTurn {
  if (answer.kind !== 'sources') return shownFrom(answer, pack);
  const own = (fact: Fact) => pack.fact(fact.id) ?? fact;
  return { ...answer, shown: answer.shown.map(own), others: answer.others.map(own) };
}

/** The same answer with the texts of another pack: the same facts in the reader's language. */
export function shownFrom(answer: Answer, pack: Pack): Answer {
  if (answer.kind === 'talk') return answer;
  if (answer.kind !== 'several') return oneShownFrom(answer, pack);
  const answers = answer.answers.map((one) => ({ ...one, answer: oneShownFrom(one.answer, pack) }));
  return { ...answer, answers, facts: answers.flatMap((one) => one.answer.facts) };
}

function oneShownFrom(answer: AnswerToOne, pack: Pack): AnswerToOne {
  const ownHit = (hit: Hit): Hit => ({ ...hit, fact: pack.fact(hit.fact.id) ?? hit.fact });
  if (answer.kind === 'unsure') {
    const closest = answer.closest.map((fact) => pack.fact(fact.id) ?? fact);
    return { ...answer, closest, facts: answer.facts.map(ownHit) };
  }
  if (answer.kind === 'change') {
    const [earlier, later] = [pack.fact(answer.earlier.id), pack.fact(answer.later.id)];
    const others = answer.others.map((fact) => pack.fact(fact.id) ?? fact);
    return earlier && later ? { ...answer, earlier, later, others, facts: answer.facts.map(ownHit) } : answer;
  }
  if (answer.kind === 'overview') {
    const own = (fact: Fact) => pack.fact(fact.id) ?? fact;
    const [shown, further] = [answer.shown.map(own), answer.further.map(own)];
    return { ...answer, shown, further, facts: answer.facts.map(ownHit) };
  }
  const fact = pack.fact(answer.fact.id);
  return fact ? { ...answer, ...showFact(pack, fact, answer.facts.map(ownHit)) } : answer;
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
