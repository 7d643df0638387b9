import { cyrillicOf } from './cyrillic.ts';

/**
 * Kazakh builds words by endings, as Turkish does: stem, plural, possessive, case (мектеп-тер-і-нде, "in their
 * schools"). This takes them off from the outside in, each where the letter before allows it: which form an ending has
 * depends on that letter, and most words that merely end like an ending are told apart by it. It works on folded letters
 * (қ as к, ү as у, і and й as и), so that a word typed without Kazakh's own letters comes to the same stem.
 */
interface Ending {
  readonly text: string;
  readonly after: RegExp;
}

const VOWEL = 'аеиоуыюя';
const VOICELESS = 'пткшсчцфх';
const after = (letters: string) => new RegExp(`[${letters}]$`, 'u');
/** After vowels, after voiceless consonants, after the others; и and у are й and a w as well, so both stand in two. */
const AFTER_VOWEL = after(VOWEL);
const AFTER_VOICELESS = after(VOICELESS);
const AFTER_CONSONANT = after(`бвгджзклмнпрстфхцчшиу`);
const AFTER_VOICED = after(`бвгджзлмнриу`);
const ANYWHERE = after('а-я');

function endings(...groups: readonly (readonly [texts: string, after: RegExp])[]): readonly Ending[] {
  return groups
    .flatMap(([texts, place]) => texts.split(' ').map((text) => ({ text, after: place })))
    .toSorted((a, b) => b.text.length - a.text.length);
}

/** Of a place or time as an attribute: "the one in", "of the year". */
const ATTRIBUTE = endings(
  ['дагы деги', after(`${VOWEL}бвгджзлмнр`)],
  ['гы ги', after('лмнрз')],
  ['тагы теги кы ки', AFTER_VOICELESS],
  ['ндагы ндеги', after('ыи')],
);
const CASE = endings(
  ['нын нин', after(`${VOWEL}мн`)],
  ['дын дин ды ди', AFTER_VOICED],
  ['тын тин ты ти та те', AFTER_VOICELESS],
  ['ка ке', AFTER_VOICELESS],
  ['га ге да де дан ден', after(`${VOWEL}бвгджзлмнр`)],
  ['ны ни', AFTER_VOWEL],
  ['на не нда нде', after('ыи')],
  ['нан нен', after('ыимн')],
  // The names of countries in -стан end so by themselves.
  ['тан тен', after('пткшчцфх')],
  ['мен', after(`${VOWEL}лмнр`)],
  ['бен', after('жз')],
  ['пен', AFTER_VOICELESS],
);
const POSSESSIVE = endings(
  // After -ы and -і only of the one who does something: елші-сі, but облыс-ы.
  ['сы си', /[аеоуюя]$|ш[ыи]$/u],
  ['ы ын ым ымыз ыныз', AFTER_CONSONANT],
  // Not of -ші, which makes the one who does something: елші, оқушы.
  ['и ин им имиз иниз', after('бвгджзклмнпрстфхцч')],
  ['мыз миз ныз низ', AFTER_VOWEL],
);
const PLURAL = endings(['лар лер', after(`${VOWEL}р`)], ['дар дер', after('лмнзж')], ['тар тер', AFTER_VOICELESS]);
/** Of verbs: the present and its participle. */
const PRESENT = endings(['атын етин ады еди', after('бвгджзклмнпрстфхцчш')], ['итын итин', AFTER_VOWEL]);
/** Of verbs: participles, converbs and the noun of action. The past in -ды falls to the cases. */
const VERB = endings(
  ['ган ген', after(`${VOWEL}бвгджзлмнр`)],
  ['кан кен', AFTER_VOICELESS],
  ['у уы уи ып ип', after('бвгджзлмнпрстхшик')],
);
/** What makes one word of another and keeps its matter: -лық (adjective, noun), -ша (language), -сыз (without). */
const DERIVATION = endings(
  ['лык лик', after(`${VOWEL}р`)],
  ['дык дик', AFTER_VOICED],
  ['тык тик', AFTER_VOICELESS],
  ['ша ше сыз сиз', ANYWHERE],
);

/** Shorter rests say nothing any more. */
const MIN_STEM = 3;
/** A verb's ending may be a part of a short word. */
const MIN_LONG_STEM = 4;

/** Words that end as if they had an ending. */
const WHOLE = new Set(
  'сауда астана ерекше мамыр маусым билим келисим ресми саяси кенес катынас сериктес ариптес отандас жолдас адрес'.split(
    ' ',
  ),
);

/** The stem of a lower-case Kazakh word, in folded letters; Latin letters are read as Kazakh ones. */
export function stemKazakh(word: string): string {
  let stem = cyrillicOf(word, 'kk');
  for (const [some, least] of [
    [PRESENT, MIN_STEM],
    [ATTRIBUTE, MIN_STEM],
    [CASE, MIN_STEM],
    [POSSESSIVE, MIN_STEM],
    [PLURAL, MIN_STEM],
    [VERB, MIN_LONG_STEM],
  ] as const) {
    if (WHOLE.has(stem)) return stem;
    stem = without(stem, some, least);
  }
  // A voiceless end was voiced before a vowel: мектеп, мектебі; санақ, санағы.
  return without(stem.replace(/б$/u, 'п').replace(/г$/u, 'к'), DERIVATION, MIN_LONG_STEM);
}

function without(word: string, some: readonly Ending[], least: number): string {
  const rests = some
    .filter(({ text }) => word.endsWith(text))
    .map(({ text, after: place }) => ({ rest: word.slice(0, -text.length), place }))
    // A rest without a vowel is no stem: the ending belonged to it.
    .filter(({ rest, place }) => rest.length >= least && place.test(rest) && /[аеиоуыюя]/u.test(rest))
    .map(({ rest }) => rest);
  return rests.find((rest) => WHOLE.has(rest)) ?? rests[0] ?? word;
}
