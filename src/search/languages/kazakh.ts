import { readConcernWords } from './concern-words.ts';
import { cyrillicOf, cyrillicPattern, plainLetters, withSpellings } from './cyrillic.ts';
import type { Language } from './language.ts';

const STOP_WORDS =
  `және мен бен пен ал да де та те ма ме ба бе па пе бұл осы сол ол олар олардың оның оған оны біз сіз сен менің маған сіздер бар жоқ емес
еді екен болды болған болып болады болатын бола бол еткен етті етіп етеді қалай қандай қай қайсы қайда қайдан қашан қанша неше нешінші неге не нені
немен кім кімнің кімге кімді кіммен кімдер туралы жайлы үшін дейін кейін соң бері бойынша арқылы сияқты секілді ретінде қарай арасында арасындағы арасынан
ішінде сияқты тек қана ғана өте тым әр әрбір барлық бүкіл бірақ немесе яки яғни сонымен сондай сондықтан өйткені егер тағы енді қазір
мүмкін керек қажет деп деген дегеніміз айтшы айтыңыз айтыңызшы білесіз білесің білгім келеді болса болмаса иә жоқ әлде шамамен жуық астам
сәлем сәлеметсіз рахмет өзі өзінің өз біреу бір бірі кезінде кезде кез тұр жүр отыр жатыр екі-үш қанша-қанша`.split(
    /\s+/,
  );

const EVERYDAY_WORDS =
  `адам адамдар аз ай айда айы айту алды алдын алғаш алу артық ат аты бала балалар басқа басы бастап болу білу бүгін бірге бірінші бірнеше
дәл деңгей ең ертең есім жай жақсы жаңа жас жасау жауап жер жол жұмыс жыл жылда жылдан жылдар жылы жылғы заман зат ия келді келу келесі кеше көп көбірек көру күн күні күндері
кішкентай қала қалды қалу қыз қысқа лайық мал мәселе мысал не нақты оқиға орын орны оң пайдалы рет сан саны сөз соңғы сұрақ талай тамақ
тапты тарих тең түн түрі түрлі ұзақ ұл үй үлкен халық хабар шын ақша ауа-райы ән кино ойын достар дос қалың жағдай анекдот
аға ағаш аурады ауыру ауырады ауру ауыз ақ ақыл алма апа апта аспан асхана ат аш аяқ әже әзіл әке әлем әнші әпке әуен бағдарлама балық банан бас бауыр безгек бесік бет биік білім бөлме бұлт велосипед газет гүл
дала дауыс дәм дәмді дәрі дәрігер дене дене-шынықтыру денсаулық достық дүкен дүние дүйсенбі ет есік етік жаз жазу жай жаман жаңбыр жапырақ жарық жасыл жат жел жексенбі жеңу жеңді жер жеті жиен жуу жұлдыз жұма
жүз жүзу жүрек жылқы жылы интернет көгілдір көз көйлек көк көктем көл көлік көрпе көше күз күлкі күлу күміс күшік кір кітап кофе калория картоп кешке кино компьютер қабырға қағаз қазан қалам қалта қант қар қара қарындас
қашықтық қол қонақ қорқу қой қоян құлақ құс құстар қызыл қысы май мектеп мейрам мұз мұрын мұғалім мысық нан ну орман отбасы ойнау ойын оқу өзен өлең өлім өмір өрт пияз планета пышақ сабақ сабын сағат саз саусақ сәбі сенбі
сары сиыр сөйлеу су суық сурет сүт табиғат тамақтану тау терезе тіс той тоңазытқыш төсек түс түс-киім түлкі ту туған тұз тұман тыныс ұйқы ұйықтау ұстаз үзіліс футбол халқым хат хайуан шай шахмат шаш шөл шұжық ит іні ірімшік
жұбату туысқан темекі тәтті тырысу қызық қызықты пицца рецепт пісіру қайнату телефон`.split(/\s+/);

const NUMBERS = (
  [
    ['нөл', 0],
    ['бір', 1],
    ['екі екеуі', 2],
    ['үш үшеуі', 3],
    ['төрт төртеуі', 4],
    ['бес бесеуі', 5],
    ['алты алтауы', 6],
    ['жеті жетеуі', 7],
    ['сегіз', 8],
    ['тоғыз', 9],
    ['он', 10],
    ['жиырма', 20],
  ] as const
).flatMap(([forms, value]) =>
  forms.split(' ').flatMap((form) => [form, plainLetters(form)].map((one) => [one, String(value)] as const)),
);

/** Order matters: the first pattern that matches decides. */
const ANSWER_TYPES: Language['answerTypes'] = [
  { pattern: cyrillicPattern('(?:неше|қанша) жаста|жасы қанша'), type: 'age' },
  { pattern: /пайыз|процент|[үу]лес|%/iu, type: 'percent' },
  {
    pattern: cyrillicPattern(
      '(?:қанша|неше) (?:уақыт|күн|жыл|ай|апта|сағат|минут)(?!\\p{L}*да)|ұзақтығы|(?:ұшу|жол|күту) уақыты',
    ),
    type: 'duration',
  },
  {
    pattern: cyrillicPattern('қанша (?:тұр|ақша|еуро|доллар)|құны қанша|қандай сома|қанша сома|бағасы'),
    type: 'amount',
  },
  { pattern: cyrillicPattern('қанша|неше(?!\\p{L}*нші)|саны(?!\\p{L})'), type: 'count' },
  {
    pattern: cyrillicPattern('қашан|қай (?:жыл|күн|ай|уақыт|мерзім)|нешінші (?:жыл|күн)|қай кез'),
    type: 'date',
  },
  {
    pattern: cyrillicPattern(
      'қайда|мекенжай|қайдан|қай (?:\\p{L}+ )?(?:қала|жер|ел|облыс|мекен|өңір|аймақ)|қандай қала',
    ),
    type: 'place',
  },
  { pattern: cyrillicPattern('кім(?:\\p{L}{0,4})(?!\\p{L})'), type: 'person' },
  { pattern: cyrillicPattern('неге(?!\\p{L})|неліктен|не үшін|не себепті|қандай себеп'), type: 'reason' },
];

/** An елші (ambassador) is no елшілік (embassy), whatever the letters in which they are typed. */
function stemOf(word: string): string {
  if (/^(?:елші|елши|elshi)/u.test(word)) return /^(?:елші|елши|elshi)(?:л[іи]|l[iı])/u.test(word) ? 'елшилик' : 'елши';
  return stemKazakh(word);
}

export const kazakh: Language = {
  code: 'kk',
  concerns: () => readConcernWords('kazakh'),
  stem: stemOf,
  stopWords: withSpellings(STOP_WORDS),
  everydayWords: withSpellings(EVERYDAY_WORDS),
  answerTypes: ANSWER_TYPES,
  numberWords: new Map(NUMBERS),
  shares: /пайыз|процент|%|үлес|оннан|үштен|жарты|төрттен/i,
  // Sides are told by cases, not by words.
  directions: new Map(),
  caseDirection: (name) => {
    if (/(дан|ден|тан|тен|нан|нен)$/.test(name) && !/стан$/.test(name)) return 'from';
    if (/(ға|ге|қа|ке|га|ка)$/.test(name)) return 'to';
    return /(да|де|та|те|дағы|дегі|тағы|тегі|дагы|деги)$/.test(name) ? 'in' : undefined;
  },
  abbreviations: [
    [/(?<![\d/–.,-])([4-9]\d)[- ]?(?=жыл(?:ы|ғы|дың|дан)(?!\p{L}))/giu, '19$1 '],
    [/(?<![\d/–.,-])([0-2]\d)[- ]?(?=жыл(?:ғы|дың)(?!\p{L}))/giu, '20$1 '],
    [/(?<!\p{L})млрд\.?/giu, 'миллиард'],
    [/(?<!\p{L})млн\.?/giu, 'миллион'],
  ],
  countryNames: new Map([
    ['ақш', 'US'],
    ['америка', 'US'],
    ['англия', 'GB'],
    ['британия', 'GB'],
    ['ресей', 'RU'],
    ['ресеймен', 'RU'],
    ['ресейге', 'RU'],
    ['ресейден', 'RU'],
    ['қытай', 'CN'],
    ['қытаймен', 'CN'],
    ['қытайға', 'CN'],
    ['қытайдан', 'CN'],
    ['корея', 'KR'],
    ['өзбекстан', 'UZ'],
    ['түркия', 'TR'],
    ['франция', 'FR'],
    ['италия', 'IT'],
    ['польша', 'PL'],
  ]),
};

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
