import { cyrillicPattern } from './cyrillic.ts';

/**
 * How a language asks, beyond the kinds of answer that it has words of its own for (who, when, where, how many …).
 * All patterns read lower-case text without apostrophes.
 */
export interface QuestionForms {
  /** Asks for a way: "how do I apply", "wie beantrage ich". */
  readonly how: RegExp;
  /** Asks whether something is so. */
  readonly whether: RegExp;
  /** Asks for a choice, by name. */
  readonly which: RegExp;
  /** Asks what something is. */
  readonly what: RegExp;
  /** Asks for everything on something: a list, an overview. */
  readonly overview: RegExp;
  /** Asks for the highest or the lowest of several figures. */
  readonly highest: RegExp;
  readonly lowest: RegExp;
  /** Asks how a figure has changed, or compares two. */
  readonly change: RegExp;
  /** Asks about the present. */
  readonly now: RegExp;
  /** Asks for the last or the first of several events. */
  readonly latest: RegExp;
  readonly first: RegExp;
  /** Asks for the sum over the years; also how a fact says that its figure is one. */
  readonly total: RegExp;
  /** Asks about what is to come. */
  readonly plan: RegExp;
}

const ENGLISH: QuestionForms = {
  how: /\bhow (do|does|did|can|could|to|should|would|is|are|was|were|will)\b|\bways? to\b|\bwhat (do|should|must) i (do|need|bring)\b|\bsteps?\b|\bprocedure\b/,
  whether:
    /^(is|are|was|were|do|does|did|can|could|may|has|have|had|will|would|should|must|isnt|arent|doesnt|dont|didnt|wasnt)\b|\b(is it true|true that|is there|are there|did .* ever|or not|yes or no|right\?|correct\?|anyone know if|know (if|whether))|, (is|are|do|does|did|can|has|have|was|will) (it|they|there|we|i|he|she)\b/,
  which: /\bwhich\b|\bwhat (kind|kinds|sort|sorts|type|types|name|names)\b|\bwhats? the name\b|\bnames? of\b/,
  what: /\bwhats?\b(?! (is |was )?the (date|year|price|cost|share|amount|number|sum))/,
  overview:
    /^(about|on|explain|understand(ing)?)\b|\b(tell me (\w+ )?about|all|every|list|lists|overview|summary|everything|anything|examples?|news|facts?|info(rmation)?|whats? (new|going on|happening)|what about|more (about|on)|background|history of|latest on|explain|in general|what (does|do|did|has|have) [\p{L} -]+ (do|done|offer|provide)\b|what (was|were|is|are) (agreed|signed|planned|discussed)|who (all )?(visited|has visited|came)|what \w+s (are|were|did|do|have)|which \w+s (are|were|did|do|have)|any \w+)\b/u,
  highest: /\b(highest|largest|biggest|most|peak|record|maximum|max|best|top|ever)\b/,
  lowest: /\b(lowest|smallest|least|minimum|fewest|worst|weakest)\b/,
  change:
    /\b(grow|grew|grown|growth|increase|increased|rise|rose|risen|fall|fell|fallen|drop|dropped|decline|declined|decrease|decreased|change|changed|trend|develop|developed|development|compare|compared|comparison|vs|versus|difference|than (in|before)|more or less|going (up|down)|doubled|shrunk|over the (last|past|years))\b/,
  now: /\b(now|still|today|currently|current|latest|right now|rn|these days|at the moment|nowadays|newest|most recent|recent|recently|present|anymore|any more|as of|this year|so far|yet)\b/,
  latest: /\b(last|latest|newest|most recent|lately|recently)\b(?! (year|month|week|decade|century)s?\b)/,
  first: /\b(first|earliest|oldest|originally)\b/,
  total:
    /\b(in total|in all|altogether|overall|total|cumulative|all time|ever since|so far|over the years|since (independence|19\d\d|20\d\d|the (war|fall)))\b/,
  plan: /\b(will|plan|plans|planned|going to|target|goal|future|upcoming|next|expected|forecast|by 20[2-9]\d|soon)\b/,
};

/** The same pattern with word boundaries that know umlauts. */
function withLetters({ source }: RegExp): RegExp {
  return new RegExp(source.replaceAll('\\b', '(?:(?<!\\p{L})(?=\\p{L})|(?<=\\p{L})(?!\\p{L}))'), 'u');
}

const GERMAN: QuestionForms = mapForms(withLetters, {
  how: /\bwie (beantrag|bekomm|kann|komme?n?|geht|muss|mach|funktionier|läuft|laeuft|werd|soll|kriegt?|stell|find|meld|wird|lern)\p{L}*|\bwas (muss|brauch|soll)\p{L}* (ich|man|wir)\b|\bablauf\b|\bverfahren\b/u,
  whether:
    /^(ist|sind|war|waren|hat|haben|hatte|kann|können|koennen|darf|dürfen|duerfen|muss|müssen|muessen|gibt|gab|wird|werden|wurde|wurden|braucht|brauche|brauchen|soll|stimmt|fährt|fliegt|fliegen|exportiert|liefert|kommt|läuft|steht|zahlt|gilt|bekommt|bekomme)\b|\b(stimmt es|stimmts|ist es wahr|ja oder nein|oder nicht|weiß jemand,? ob|weiss jemand,? ob|ob)\b|\b(gibt es|gibts|gab es) (noch |schon |eigentlich |überhaupt |einen?|eine|direkt)/u,
  which: /\b(welche[rsnm]?|was für|was fuer|wie heißen|wie heissen|wie heißt|wie heisst|namen?)\b/,
  what: /\b(was ist|was sind|was war|was bedeutet|was heißt|was macht|was genau|wofür steht|was)\b/,
  overview:
    /^(über|ueber|von|zu|zum thema)\b|\b(erzähl\p{L}*|erzaehl\p{L}*|alle|alles|liste|überblick|ueberblick|übersicht|uebersicht|zusammenfassung|beispiele?|neues|neuigkeiten|nachrichten|fakten|infos?|informationen|mehr (über|zu|von)|hintergrund|geschichte der|was (macht|machen|tut|tun|bietet|bieten|gibt es|gibts)|was wurde (vereinbart|beschlossen|unterzeichnet)|welche \p{L}+(en|n|e|s)\b (gibt|sind|wurden|haben|hat)|wer (alles|war alles|hat alles|besuchte|war schon))\b/u,
  highest:
    /\b(höchste\p{L}*|hoechste\p{L}*|größte\p{L}*|groesste\p{L}*|meiste\p{L}*|rekord\p{L}*|maximum|spitze|beste\p{L}*|jemals|am meisten)\b/u,
  lowest:
    /\b(niedrigste\p{L}*|kleinste\p{L}*|geringste\p{L}*|wenigste\p{L}*|minimum|am wenigsten|schlechteste\p{L}*)\b/u,
  change:
    /\b(gewachsen|gestiegen|gesunken|gefallen|zugenommen|abgenommen|entwicklung|entwickelt|entwickelte|veränder\p{L}*|veraender\p{L}*|vergleich|verglichen|vs|versus|gegenüber|gegenueber|unterschied|wachstum|anstieg|rückgang|rueckgang|trend|mehr oder weniger|mehr als|weniger als|verdoppelt|im laufe)\b/u,
  now: /\b(jetzt|noch|heute|aktuell\p{L}*|derzeit|momentan|zurzeit|zur zeit|gerade|neueste\p{L}*|neuste\p{L}*|letzte\p{L}*|gegenwärtig\p{L}*|inzwischen|mittlerweile|immer noch|dieses jahr|heutzutage|bisher)\b/u,
  latest: /\b(letzte\p{L}*|neueste\p{L}*|neuste\p{L}*|zuletzt|jüngste\p{L}*|kürzlich)\b(?! (jahr|monat|woche))/u,
  first: /\b(erste\p{L}*|zuerst|älteste\p{L}*|ursprünglich)\b/u,
  total:
    /\b(insgesamt|gesamt\p{L}*|alles in allem|zusammen|summe|bisher|bislang|über die jahre|seit (19\d\d|20\d\d|der (unabhängigkeit|wende)|(dem )?kriegsende))\b/u,
  plan: /\b(wird|werden|geplant\p{L}*|plan|pläne|plaene|soll|sollen|ziel|zukunft|künftig|nächste\p{L}*|naechste\p{L}*|demnächst|bis 20[2-9]\d|will|wollen)\b/u,
});

const RUSSIAN: QuestionForms = {
  how: cyrillicPattern(
    'как (?:подать|получить|оформить|можно|мне|попасть|добраться|это|поступить|записаться|сделать|работает|происходит|стать|переехать|найти|узнать|вернуть|подтвердить|доказать|готов|уехать|открыть|пройти|устроиться|попадает|идет|идёт)|каким образом|что нужно|какие документы|порядок|процедура|инструкция',
  ),
  whether: cyrillicPattern(
    '\\p{L}+ ли(?!\\p{L})|правда (?:ли|что)|это правда|верно ли|есть ли|можно ли|нужна ли|нужно ли|нужен ли|существует ли|или нет|да или нет|а правда|правда,? что|действительно ли|^(?:есть|можно|нужна|нужно|нужен|может|бывает|будет)(?!\\p{L})|разве',
  ),
  which: cyrillicPattern(
    'как(?:ой|ая|ое|ие|их|им|ими|ую|ого|ому)(?!\\p{L})|что за(?!\\p{L})|как (?:называ|зовут)|название',
  ),
  what: cyrillicPattern('что такое|что это|что значит|что означает|чем (?:занимается|является)|что(?!бы|\\p{L})'),
  overview: cyrillicPattern(
    '^(?:про|о|об)(?!\\p{L})|расскаж\\p{L}*|все(?!го|\\p{L})|весь(?!\\p{L})|список|перечень|перечисл\\p{L}*|обзор|новости|факты|информаци\\p{L}*|инфа|подробн\\p{L}*|примеры|что (?:делает|делают|известно|нового|есть)|чем занимается|о чем|про (?!цент)|какие (?:\\p{L}+ )?(?:есть|были|бывают|подписа\\p{L}*|действ\\p{L}*|работа\\p{L}*|проекты|компании|фирмы|соглашения|договор\\p{L}*|документы|города|вузы|университеты|визиты)|кто (?:приезжал|посещал|ездил)|история',
  ),
  highest: cyrillicPattern(
    'самы\\p{L}+|наибольш\\p{L}*|максимальн\\p{L}*|максимум|рекорд\\p{L}*|больше всего|крупнейш\\p{L}*|пик(?!\\p{L})|высш\\p{L}*|лучш\\p{L}*',
  ),
  lowest: cyrillicPattern(
    'наименьш\\p{L}*|минимальн\\p{L}*|минимум|меньше всего|самы\\p{L}+ (?:низк|мал)\\p{L}*|худш\\p{L}*',
  ),
  change: cyrillicPattern(
    'вырос\\p{L}*|выросл\\p{L}*|рост(?!о)\\p{L}*|упал\\p{L}*|снизил\\p{L}*|сократил\\p{L}*|увеличил\\p{L}*|уменьшил\\p{L}*|измени\\p{L}*|динамик\\p{L}*|по сравнению|сравн\\p{L}*|разниц\\p{L}*|против(?!\\p{L})|больше или меньше|больше,? чем|меньше,? чем|тренд|падени\\p{L}*|удвоил\\p{L}*|растет|растёт|падает|за последние',
  ),
  now: cyrillicPattern(
    'сейчас|ещ[её](?!\\p{L})|сегодня|нынче|на данный момент|в настоящее время|последн\\p{L}*|актуальн\\p{L}*|текущ\\p{L}*|теперь|до сих пор|по-прежнему|нынешн\\p{L}*|на сегодня|свеж\\p{L}*|в этом году|уже(?!\\p{L})',
  ),
  latest: cyrillicPattern('последн\\p{L}+(?! (?:год|месяц|недел))|недавн\\p{L}*|свеж\\p{L}*'),
  first: cyrillicPattern('перв(?:ый|ая|ое|ые|ым|ого|ой)(?!\\p{L})|впервые|самы\\p{L}+ ранн\\p{L}*'),
  total: cyrillicPattern(
    'всего(?! лишь)(?!\\p{L})|в общей сложности|в сумме|суммарн\\p{L}*|совокупн\\p{L}*|за вс[её] (?:время|годы)|за все (?:время|годы)|итого|с (?:19|20)\\d\\d(?: год\\p{L}*)?(?! по)|за годы|со времен',
  ),
  plan: cyrillicPattern(
    'будет|будут|план\\p{L}*|собира\\p{L}*|цель|будущ\\p{L}*|следующ\\p{L}*|скоро|к 20[2-9]\\d|ожида\\p{L}*|прогноз',
  ),
};

const KAZAKH: QuestionForms = {
  how: cyrillicPattern('қалай(?!\\p{L})|қандай жолмен|не істеу|қандай құжат|не керек|тәртібі|құжаттар'),
  whether: cyrillicPattern(
    '\\p{L}+ (?:ма|ме|ба|бе|па|пе)(?!\\p{L})|рас па|шын ба|бар ма|керек пе|бола ма|мүмкін бе|әлде|рас(?: |$)',
  ),
  which: cyrillicPattern('қандай(?!\\p{L})|қай(?!\\p{L})|қайсы|қай-қай|аты (?:кім|не|қалай)|қалай аталады|атауы'),
  what: cyrillicPattern('деген не|дегеніміз не|бұл не|немен айналысады|не(?!\\p{L})'),
  overview: cyrillicPattern(
    'туралы|жайлы|жөнінде|барлық|бәрі|тізім\\p{L}*|шолу|жаңалық\\p{L}*|дерек\\p{L}*|ақпарат|мысал\\p{L}*|айтып бер\\p{L}*|айтшы|не істейді|немен айналысады|қандай \\p{L}+(?:лар|лер|дар|дер|тар|тер) (?:бар|жұмыс|болды|қол)|тарихы',
  ),
  highest: cyrillicPattern('ең (?:көп|жоғары|үлкен|ірі|жақсы|биік)\\p{L}*|рекорд\\p{L}*|максимум|шыңы'),
  lowest: cyrillicPattern('ең (?:аз|төмен|кіші|нашар)\\p{L}*|минимум'),
  change: cyrillicPattern(
    'өс(?:ті|кен|ім|іп|уі|ті ме)\\p{L}*|артты\\p{L}*|артқан|төменде\\p{L}*|азай\\p{L}*|көбей\\p{L}*|өзгер\\p{L}*|салыстыр\\p{L}*|айырма\\p{L}*|қарағанда|динамика|тренд',
  ),
  now: cyrillicPattern(
    'қазір\\p{L}*|әлі(?!\\p{L})|бүгін\\p{L}*|соңғы|осы күні|қазіргі|биыл|жаңа(?!\\p{L})|ағымдағы|әлі де|әлі күнге',
  ),
  latest: cyrillicPattern('соңғы|жақында(?!\\p{L})'),
  first: cyrillicPattern('алғаш\\p{L}*|бірінші|ең бірінші'),
  total: cyrillicPattern(
    'барлығы|жалпы(?!\\p{L})|жиынтығы|бәрі қосқанда|барлық уақыт|(?:19|20)\\d\\d жылдан (?:бері|бастап)|осы уақытқа дейін',
  ),
  plan: cyrillicPattern('болады|жоспар\\p{L}*|болмақ|келесі|болашақ\\p{L}*|мақсат\\p{L}*|күтілуде|жақында|дейін'),
};

function mapForms(map: (pattern: RegExp) => RegExp, forms: QuestionForms): QuestionForms {
  const { how, whether, which, what, overview, highest, lowest, change, now, latest, first, total, plan } = forms;
  return {
    how: map(how),
    whether: map(whether),
    which: map(which),
    what: map(what),
    overview: map(overview),
    highest: map(highest),
    lowest: map(lowest),
    change: map(change),
    now: map(now),
    latest: map(latest),
    first: map(first),
    total: map(total),
    plan: map(plan),
  };
}

const FORMS: ReadonlyMap<string, QuestionForms> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['ru', RUSSIAN],
  ['kk', KAZAKH],
]);

/** The forms of a language, if they are known. */
export function questionFormsOf(language: string): QuestionForms | undefined {
  return FORMS.get(language);
}
