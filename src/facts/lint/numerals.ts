/** How a language writes numbers in words, as far as checking a pack needs it. */
export interface Numerals {
  /** Words that scale the number before them, as the beginning of a word. */
  readonly scales: readonly (readonly [RegExp, number])[];
  /** Small numbers by the beginnings of their words, ordinals included; from 3, since "two" may be "both" or a dual. */
  readonly words: ReadonlyMap<number, RegExp>;
  /** Further numbers in words, which a translation may leave out or put otherwise. */
  readonly small: ReadonlyMap<number, RegExp>;
  readonly parts: Parts;
  /** The months by the beginnings of their words, January first. */
  readonly months: readonly RegExp[];
}

/** Fractions in words, which quantities keep as percentages. */
interface Parts {
  readonly half: RegExp;
  readonly third: RegExp;
  readonly quarter: RegExp;
  readonly tenth: RegExp;
}

const beginning = (stems: string) => new RegExp(`(?<!\\p{L})(?:${stems})`, 'iu');
/** Fractions also end longer words: "dreiviertel". */
const within = (stems: string) => new RegExp(stems, 'iu');
const words = (stems: Readonly<Record<number, string>>) =>
  new Map(Object.entries(stems).map(([number, stem]) => [Number(number), beginning(stem)]));
const parts = (half: string, third: string, quarter: string, tenth: string): Parts => ({
  half: within(half),
  third: within(third),
  quarter: within(quarter),
  tenth: within(tenth),
});
const months = (stems: string) => stems.split(' ').map(beginning);

const english: Numerals = {
  scales: [
    [/^thousand/i, 1e3],
    [/^(million|mn)/i, 1e6],
    [/^(billion|bn)/i, 1e9],
    [/^trillion/i, 1e12],
  ],
  words: words({
    3: 'three|third',
    4: 'four',
    5: 'five|fifth',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine|ninth',
    10: 'ten(?:th|s)?(?!\\p{L})',
    11: 'eleven',
    12: 'twel[fv]|dozen',
    13: 'thirteen',
    14: 'fourteen',
    15: 'fifteen',
    16: 'sixteen',
    17: 'seventeen',
    18: 'eighteen',
    19: 'nineteen',
    20: 'twent',
    30: 'thirt(?!een)',
    40: 'fort(?:y|ie)',
    50: 'fift(?!een|h)',
    60: 'sixt(?!een|h)',
    70: 'sevent(?!een|h)',
    80: 'eight(?:y|ie)',
    90: 'ninet(?!een|h)',
  }),
  small: words({ 1: 'one|first|once', 2: 'two|second|twice|both', 100: 'hundred', 1000: 'thousand' }),
  parts: parts('half', 'third', 'quarter', 'tenth'),
  months: months('january february march april may june july august september october november december'),
};

const german: Numerals = {
  // A German "Billion" is a thousand times an English one, which this finds.
  scales: [
    [/^(Tsd|Tausend)/i, 1e3],
    [/^(Mio|Million)/i, 1e6],
    [/^(Mrd|Milliarde)/i, 1e9],
    [/^(Bio|Billion)/i, 1e12],
  ],
  // Inside longer words too: "dreitägig", "Fünftel".
  words: words({
    3: 'drei|dritt',
    4: 'vier',
    5: 'fünf',
    6: 'sechs',
    7: 'sieb',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    11: 'elf',
    12: 'zwölf|dutzend',
    13: 'dreizehn',
    14: 'vierzehn',
    15: 'fünfzehn',
    16: 'sechzehn',
    17: 'siebzehn',
    18: 'achtzehn',
    19: 'neunzehn',
    20: 'zwanzig',
    30: 'dreißig',
    40: 'vierzig',
    50: 'fünfzig',
    60: 'sechzig',
    70: 'siebzig',
    80: 'achtzig',
    90: 'neunzig',
  }),
  small: words({ 1: 'ein|erst', 2: 'zwei|zweit|beid', 100: 'hundert', 1000: 'tausend' }),
  parts: parts('halb|hälfte', 'drittel', 'viertel', 'zehntel'),
  months: months('jan feb mär apr mai juni juli aug sep okt nov dez'),
};

const russian: Numerals = {
  scales: [
    [/^тыс/i, 1e3],
    [/^(млн|миллион)/i, 1e6],
    [/^(млрд|миллиард)/i, 1e9],
    [/^(трлн|триллион)/i, 1e12],
  ],
  words: words({
    3: 'три|тре|трё|тро',
    4: 'четыр|четвер|четвёр',
    5: 'пят',
    6: 'шест',
    7: 'сем|седьм',
    8: 'восем|восьм|осьм',
    9: 'девят',
    10: 'десят',
    11: 'одиннадцат',
    12: 'двенадцат|дюжин',
    13: 'тринадцат',
    14: 'четырнадцат',
    15: 'пятнадцат',
    16: 'шестнадцат',
    17: 'семнадцат',
    18: 'восемнадцат',
    19: 'девятнадцат',
    20: 'двадцат',
    30: 'тридцат',
    40: 'сорок',
    50: 'пятьдесят|пятидесят',
    60: 'шестьдесят|шестидесят',
    70: 'семьдесят|семидесят',
    80: 'восемьдесят|восьмидесят',
    90: 'девяност',
  }),
  small: words({ 1: 'один|одн|перв', 2: 'два|две|дву|втор|оба|обе', 100: 'сто|сотн', 1000: 'тысяч' }),
  parts: parts('половин|пол', 'трет', 'четверт', 'десят'),
  months: months('январ феврал март апрел ма[йяею] июн июл август сентябр октябр ноябр декабр'),
};

const kazakh: Numerals = {
  scales: [
    [/^мың/i, 1e3],
    [/^(млн|миллион)/i, 1e6],
    [/^(млрд|миллиард)/i, 1e9],
    [/^(трлн|триллион)/i, 1e12],
  ],
  words: words({
    3: 'үш',
    4: 'төрт',
    5: 'бес',
    6: 'алт',
    7: 'жет',
    8: 'сегіз',
    9: 'тоғыз',
    10: 'он',
    11: 'он бір',
    12: 'он екі',
    13: 'он үш',
    14: 'он төрт',
    15: 'он бес',
    16: 'он алт',
    17: 'он жет',
    18: 'он сегіз',
    19: 'он тоғыз',
    20: 'жиырма',
    30: 'отыз',
    40: 'қырық',
    50: 'елу',
    60: 'алпыс',
    70: 'жетпіс',
    80: 'сексен',
    90: 'тоқсан',
  }),
  small: words({ 1: 'бір', 2: 'екі|екінш', 100: 'жүз', 1000: 'мың' }),
  parts: parts('жарты|жартыс', 'үштен', 'ширек|төрттен', 'оннан'),
  months: months('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'),
};

const NUMERALS = new Map([
  ['en', english],
  ['de', german],
  ['ru', russian],
  ['kk', kazakh],
]);

/** What is known of a language's numbers; undefined where its texts cannot be compared in words. */
export function numeralsOf(language: string): Numerals | undefined {
  return NUMERALS.get(language);
}
