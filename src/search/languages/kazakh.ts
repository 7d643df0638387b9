import { cyrillicPattern, plainLetters, withSpellings } from './cyrillic.ts';
import { stemKazakh } from './kazakh-stemmer.ts';
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
тапты тарих тең түн түрі түрлі ұзақ ұл үй үлкен халық хабар шын ақша ауа-райы ән кино ойын достар дос қалың жағдай анекдот`.split(
    /\s+/,
  );

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
  { pattern: cyrillicPattern('(?:қанша|неше) (?:уақыт|күн|жыл|ай|апта|сағат|минут)(?!\\p{L}*да)'), type: 'duration' },
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
    pattern: cyrillicPattern('қайда|қайдан|қай (?:\\p{L}+ )?(?:қала|жер|ел|облыс|мекен|өңір|аймақ)|қандай қала'),
    type: 'place',
  },
  { pattern: cyrillicPattern('кім(?:\\p{L}{0,4})(?!\\p{L})'), type: 'person' },
  { pattern: cyrillicPattern('неге(?!\\p{L})|неліктен|не үшін|не себепті|қандай себеп'), type: 'reason' },
];

export const kazakh: Language = {
  code: 'kk',
  stem: stemKazakh,
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
};
