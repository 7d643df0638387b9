import type { Pack } from '../facts/pack.ts';
import type { SearchIndex } from '../search/index.ts';
import { type AnswerType, answerTypeOf, type Language } from '../search/languages/language.ts';
import { type QuestionForms, questionFormsOf } from '../search/languages/question-forms.ts';
import type { Question } from '../search/question.ts';
import type { LikelyMatters } from '../search/subject-model.ts';
import { tokenize } from '../search/tokenize.ts';
import type { AskedConcern, Concerns } from './concerns.ts';
import { type AskedMatter, createMatterFinder } from './matters.ts';

/** The kinds of short answer that a fact may give. */
export const ASKS = ['who', 'when', 'where', 'which', 'howMany', 'howMuch', 'what', 'why', 'how', 'whether'] as const;
export type Ask = (typeof ASKS)[number];

/** What kind of reply a question wants: one answer, several facts, or something computed from figures. */
type Shape = 'one' | 'overview' | 'highest' | 'lowest' | 'change';

/** A question as it is understood: everything that decides what may answer it. */
export interface Reading {
  readonly question: Question;
  /** The kind of answer that is asked for, if it says. */
  readonly asks: Ask | undefined;
  readonly shape: Shape;
  /** It is names and nouns alone: "hydrogen", "trade volume 2022". */
  readonly isBare: boolean;
  /** It asks about the present, or about what is to come. */
  readonly isNow: boolean;
  readonly isPlan: boolean;
  /** It asks for the sum over the years, not for the figure of one. */
  readonly isTotal: boolean;
  /** It asks for the last or the first of several events. */
  readonly turn: 'last' | 'first' | undefined;
  readonly matters: readonly AskedMatter[];
  /** How likely it is about each matter, by the words of the example questions. */
  readonly likelyMatters: LikelyMatters;
  /** The everyday concerns that it is about, where the pack has no matters. */
  readonly concerns: readonly AskedConcern[];
  /** The pack's subjects that act and that it concerns, as places in `subjects`. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const ASK_OF_TYPE: Readonly<Record<AnswerType, Ask>> = {
  person: 'who',
  date: 'when',
  place: 'where',
  count: 'howMany',
  amount: 'howMuch',
  percent: 'howMuch',
  duration: 'howMuch',
  age: 'howMany',
  reason: 'why',
};
/** More words than a heading has: a sentence. */
const MOST_BARE_WORDS = 5;

/** Reads questions in the pack's language. */
export function createReader(
  pack: Pack,
  index: SearchIndex,
  language: Language,
  concerns: Pick<Concerns, 'asked'>,
): (text: string) => Reading {
  const findMatters = createMatterFinder(pack, index.lexicon, language, index.isKnown);
  const forms = questionFormsOf(language.code);

  return (text) => {
    const plain = text.toLowerCase().replace(/[’']/g, '').trim();
    const plainQuestion = index.read(text);
    const asked = concerns.asked(text, plainQuestion.traits.countries);
    const question = withLightConcerns(withLightForms(plainQuestion, plain, forms, language), asked);
    const type = answerTypeOf(plain, language);
    const has: Has = (form) => forms?.[form].test(plain) === true;
    const asks = askOf(type, has);
    const matters = findMatters(index.lexicon.terms(text, { keepParts: true }));
    const isBare =
      asks === undefined && !has('now') && question.contentWords > 0 && question.words.length <= MOST_BARE_WORDS;
    return {
      question,
      asks,
      shape: shapeOf(asks, isBare, has),
      isBare,
      isNow: has('now'),
      isPlan: has('plan'),
      isTotal: has('total'),
      turn: has('latest') ? 'last' : has('first') ? 'first' : undefined,
      matters,
      likelyMatters: index.likelyMatters(question),
      concerns: asked,
      ...sidesOf(question, index),
    };
  };
}

/** What is left of the weight of a word that says how something is asked and not what: "still", "has it grown". */
const FORM_WEIGHT = 0.3;
const LIGHT: readonly (keyof QuestionForms)[] = ['overview', 'highest', 'lowest', 'change', 'now', 'latest'];

/** The question with little weight on the words that were read as its form. */
function withLightForms(
  question: Question,
  plain: string,
  forms: QuestionForms | undefined,
  { answerTypes }: Language,
): Question {
  const patterns = [...(forms ? LIGHT.map((form) => forms[form]) : []), ...answerTypes.map(({ pattern }) => pattern)];
  const matched = patterns.flatMap(({ source, flags }) => plain.match(new RegExp(source, `${flags}g`)) ?? []);
  const light = new Set(matched.flatMap((text) => tokenize(text).map((token) => token.text)));
  if (light.size === 0) return question;
  const words = question.words.map((word) =>
    light.has(word.term.token.text) && word.term.weight === 1 && word.term.token.kind === 'word'
      ? { ...word, emphasis: FORM_WEIGHT, telling: false }
      : word,
  );
  return {
    ...question,
    words,
    contentWords: words.filter(({ term, telling }) => term.weight === 1 && (telling || !light.has(term.token.text)))
      .length,
  };
}

/** What is left of the weight of a word that names a concern in other words than the pack's: "where can I leave my **car**". */
const CONCERN_WEIGHT = 0.3;

/** The question with little weight on words that the pack lacks and that name a concern which it tells of. */
function withLightConcerns(question: Question, concerns: readonly AskedConcern[]): Question {
  const named = new Set(concerns.flatMap(({ words, isKnown }) => (isKnown ? [...words] : [])));
  if (named.size === 0) return question;
  const words = question.words.map((word) =>
    named.has(word.term.token.text) && word.term.weight === 1 && !word.meanings.some(({ share }) => share === 1)
      ? { ...word, emphasis: Math.min(word.emphasis, CONCERN_WEIGHT), telling: false }
      : word,
  );
  return { ...question, words };
}

/** Where something is says least about who gives and who takes. */
const PLACE = 2;

/** "German oil from Kazakhstan": a preposition says more surely than an adjective or a verb who gives and who takes. */
function doubtOf(direction: string): number {
  if (direction.startsWith('in:')) return PLACE;
  return Number(direction.startsWith('adj ') || direction.startsWith('after '));
}

type Has = (form: keyof QuestionForms) => boolean;

function askOf(type: AnswerType | undefined, has: Has): Ask | undefined {
  if (type !== undefined) return ASK_OF_TYPE[type];
  if (has('how')) return 'how';
  if (has('whether')) return 'whether';
  if (has('which')) return 'which';
  return has('what') ? 'what' : undefined;
}

function shapeOf(asks: Ask | undefined, isBare: boolean, has: Has): Shape {
  const isFigure =
    asks === undefined || asks === 'howMuch' || asks === 'howMany' || asks === 'whether' || asks === 'when';
  if (asks !== 'why' && has('change')) return 'change';
  if (isFigure && has('highest')) return 'highest';
  if (isFigure && has('lowest')) return 'lowest';
  return isBare || (asks !== 'why' && has('overview')) ? 'overview' : 'one';
}

/** Who acts and whom it concerns, by the words before the subjects, and by whose people are named. */
function sidesOf({ traits, words }: Question, index: SearchIndex): Pick<Reading, 'from' | 'to'> {
  let from: number | undefined;
  let to: number | undefined;
  for (const direction of [...traits.directions].toSorted((a, b) => doubtOf(a) - doubtOf(b))) {
    const usual = index.sideOf(direction);
    if (usual === undefined) continue;
    const subject = Number(direction.slice(direction.lastIndexOf(':') + 1));
    // "What does X buy in Y": who buys is surer than what "in" usually means, and leaves Y the other side.
    const taken = usual === 'to' ? to : from;
    const isLeft = doubtOf(direction) === PLACE && taken !== undefined && taken !== subject;
    if ((usual === 'from') !== isLeft) from ??= subject;
    else to ??= subject;
  }
  const people = words.find(({ term }) => term.subject !== undefined && term.weight === 1)?.term.subject;
  if (people !== undefined && people !== to) from ??= people;
  return from === to ? { from: undefined, to: undefined } : { from, to };
}
