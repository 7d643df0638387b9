/**
 * Cyrillic words as people write them where the letters are not available: without Kazakh's own letters, or in Latin
 * letters by any of the usual ways. Words are compared in the form that both come to.
 */

/** Kazakh's own letters and the Russian ones that people type in their place; letters that sound alike become one. */
const FOLDED = new Map(
  Object.entries({
    ә: 'а',
    ғ: 'г',
    қ: 'к',
    ң: 'н',
    ө: 'о',
    ұ: 'у',
    ү: 'у',
    һ: 'х',
    і: 'и',
    й: 'и',
    ё: 'е',
    э: 'е',
    щ: 'ш',
    ъ: '',
    ь: '',
  }),
);

/** A lower-case word in the letters under which words are compared. */
export function foldCyrillic(word: string): string {
  return word.replace(/[әғқңөұүһійёэщъь]/gu, (letter) => FOLDED.get(letter) ?? letter);
}

/** Latin spellings, the longest first; what a letter of another alphabet than English stands for is taken along. */
const LATIN: readonly (readonly [string, string])[] = [
  ['shch', 'ш'],
  ['sch', 'ш'],
  ['tsch', 'ч'],
  ['iya', 'ия'],
  ['ija', 'ия'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['gh', 'г'],
  ['ts', 'ц'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ye', 'е'],
  ['yo', 'е'],
  ['ia', 'ия'],
  ...Object.entries({ a: 'а', á: 'а', ä: 'а', ə: 'а', b: 'б', c: 'ц', ç: 'ч', d: 'д', e: 'е', é: 'е', f: 'ф' }),
  ...Object.entries({ g: 'г', ğ: 'г', ǵ: 'г', h: 'х', i: 'и', í: 'и', ı: 'ы', j: 'ж', k: 'к', l: 'л', m: 'м' }),
  ...Object.entries({ n: 'н', ñ: 'н', ŋ: 'н', o: 'о', ó: 'о', ö: 'о', p: 'п', q: 'к', r: 'р', s: 'с', ş: 'ш' }),
  ...Object.entries({ š: 'ш', t: 'т', u: 'у', ú: 'у', ü: 'у', ū: 'у', v: 'в', w: 'в', x: 'х', y: 'ы', z: 'з', ž: 'ж' }),
];

/**
 * A lower-case word in Latin letters as Cyrillic ones, folded; a word in other letters is only folded. Kazakh j is ж
 * ("jyl"), Russian j is й ("nemeckij"), so the language is told.
 */
export function cyrillicOf(word: string, language: 'ru' | 'kk'): string {
  if (!/\p{Script=Latin}/u.test(word)) return foldCyrillic(word);
  let cyrillic = '';
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const afterVowel = /[аеиоуыюя]$/u.test(cyrillic);
    const single = /^(?:y|j)(?![aueo])/.exec(rest) && afterVowel ? 'и' : undefined;
    const jot = language === 'kk' && /^j/.test(rest) && !afterVowel ? 'ж' : undefined;
    const pair = LATIN.find(([latin]) => rest.startsWith(latin));
    const one = single ?? jot;
    cyrillic += one ?? pair?.[1] ?? rest.charAt(0);
    at += one === undefined ? (pair?.[0].length ?? 1) : 1;
  }
  return foldCyrillic(cyrillic);
}

const LATIN_OF: Readonly<Record<string, readonly string[]>> = {
  ж: ['zh', 'j'],
  қ: ['q', 'k'],
  х: ['h', 'kh'],
  ш: ['sh'],
  щ: ['sch'],
  ч: ['ch'],
  ц: ['ts', 'c'],
  й: ['y', 'i'],
  ы: ['y'],
  я: ['ya', 'ia'],
  ю: ['yu'],
  ё: ['yo', 'e'],
  ь: [''],
  ъ: [''],
  э: ['e'],
  ...Object.fromEntries(
    [...'абвгдезиклмнопрстуф'].map((letter, at) => [letter, ['abvgdeziklmnoprstuf'.charAt(at)]] as const),
  ),
  ә: ['a'],
  ғ: ['g', 'gh'],
  ң: ['n', 'ng'],
  ө: ['o'],
  ұ: ['u'],
  ү: ['u'],
  һ: ['h'],
  і: ['i'],
};
const MOST_SPELLINGS = 8;

/** The usual ways of writing a lower-case Cyrillic word in Latin letters. */
export function latinSpellings(word: string): readonly string[] {
  let spellings = [''];
  for (const letter of word) {
    const ways = LATIN_OF[letter] ?? [letter];
    spellings = spellings.flatMap((start) => ways.map((way) => start + way)).slice(0, MOST_SPELLINGS);
  }
  return spellings;
}

/** Each word as it is written, without its special letters, and in Latin ones: as it may be met in a question. */
export function withSpellings(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [word, plainLetters(word), ...latinSpellings(word)]));
}

/** A Kazakh word as it is typed on a Russian keyboard. */
export function plainLetters(word: string): string {
  return word.replace(/[әғқңөұүһі]/gu, (letter) => FOLDED.get(letter) ?? letter);
}

/**
 * A pattern for words in any of the letters in which they are typed: between word boundaries that know Cyrillic, with
 * Kazakh's own letters or the Russian ones in their place.
 */
export function cyrillicPattern(source: string): RegExp {
  const either = source.replace(/[әғқңөұүһі]/gu, (letter) => `[${letter}${FOLDED.get(letter)}]`);
  return new RegExp(`(?<!\\p{L})(?:${either})`, 'iu');
}
