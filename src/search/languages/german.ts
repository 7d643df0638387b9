import { stemmer } from '@orama/stemmers/german';
import { readConcernWords } from './concern-words.ts';
import type { Language } from './language.ts';

const STOP_WORDS =
  `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus außer bei beim bereits bin bis
bist bitte da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf das dass davon dazu dein dem den
denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines
einige einmal er es etwa etwas euch euer für gab ganz gar gegen gehabt genau gern gerne gibt gibts gilt habe haben hat
hatte hatten hätte hast hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja je jede jedem jeden
jeder jedes jene jetzt kann kannst kein keine keinen könnte können könnten machen macht mal man mein meine mehr mich mir
mit muss müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seines seit sich
sie sind so sogar solche soll sollen sollte sollten sonst sowie über um und uns unser unter vom von vor wann war waren
warum was weil weiß welche welchem welchen welcher welches wem wen wenn wer werde werden wessen weshalb wie wieder wieso wieviel
wieviele viel viele wird wirklich wo wofür woher wohin wollte wollen worauf woraus worin worum wozu wurde wurden würde zu
zum zur zwischen eigentlich denn sag sagen erzähl erzähle nenne nennen weißt wissen möchte euren hallo hi hey moin danke gut gute guten guter gutes zusammen
laut bezüglich zirka circa ungefähr insgesamt derzeit momentan aktuell tatsächlich nochmal gerade überhaupt halt eben`.split(
    /\s+/,
  );

const EVERYDAY_WORDS =
  `anfang antwort arbeit arbeiten art aufgabe auge beginn beginnen beispiel bekannt bekommen bericht besonders besser
beste besten bild bisher bleiben brauchen bringen buch dauern denken deutlich ding dinge ende endlich ergebnis erst erste
ersten erster erstes essen fall fallen finden folgen form frage fragen frau freund freunde früh früher führen ganze ganzen
geben gegangen gehen geht gehören geld genug geschichte gestern gesund glauben gleich groß große großen großer größte größten gut gute
guten halb halten hand haus heißen heißt helfen heute hilfe hoch hohe hören hund idee immer information informationen
interesse jahr jahre jahren jahres junge kam kamen katze kind kinder klar klein kleine kommen kommt kopf kurz lage land lang lange lassen laufen leben
legen leicht leider lernen lesen letzte letzten leute lieben liegen ließ links mann menschen mensch meinen meist meiste meisten
meter minute minuten mitte moment monat monate morgen musik mutter möglich name namen nehmen nennt neu neue neuen neuer neues nie
niemand nächste nächsten oft ort paar person personen plan platz preis problem punkt rechts reden reihe richtig ruhig sache sachen
schauen schlecht schließlich schnell schon schreiben schwer schön sehen seite selbst setzen spiel spielen sprechen spät später stadt stand
stehen stelle stellen stück stunde stunden suchen tag tage tagen teil teuer tisch tun typ übrigens vater verschiedene verstehen
versuchen vielleicht voll wahr wahrscheinlich warten wasser weg weit weiter weitere wenig wenige weniger werk wetter wichtig wichtige
wichtigste will wirken woche wochen wohl wort worte zahl zahlen zeigen zeit zeiten ziel ziemlich zimmer zuerst zurück zusammen zweck abend abends abendessen
angst anrufen apfel arm arzt aufstehen ausgehen auto bahn ball bad baum beide bein berg bett bier blau blume braun brief brot bruder brücke butter computer dach danken dorf
dunkel durst ecke ei einfach eltern enkel entfernt erde erklären erzählen essen fahren fahrrad familie farbe fehler feier feiern fenster fernsehen feuer fisch fleisch fliegen fluss
frage fragen frühling frühstück fuß fußball garten gast geburtstag gefallen gefühl gehirn gelb gemüse gericht geschenk gesicht gestorben gesundheit glas glück gras grau grün haar haben handy hängen
hauptstadt heiraten heiß hemd herbst herz himmel hose hotel hunger husten impfung insel installieren internet jacke jugend kaffee kalorien kalt karte kartoffel kaufen kennen kette kilo
kino kleid kochen koch koffer komisch konto kopfschmerzen körper krank krankenhaus krankheit kuchen küche kuh kunst kurs lachen lampe laut leer lehren licht liebe lied löffel luft lust
lustig mädchen mag mahlzeit malen mann markt maus meer medizin messer miete milch mittag mittagessen mond montag morgens motor müde mund nachbar nachricht nacht nase nass natur nett nudeln
nummer obst öffnen ohr oma onkel opa ordnung papier park passwort pause person pferd pflanze pizza planet preis programm programmieren quatsch rad radio rad rat rauchen raum regen reich reis
reise reisen rennen rezept ring rot rücken rufen sagen salat salz samstag sand schaf schere schiff schlafen schlagen schloss schlüssel schmecken schmerzen schnee schneiden schuh schuld schule schwarz
schwester schwimmen see sehen seife serie singen sinn sitzen sofa sohn sommer sonne sonntag spaß spazieren spiegel sprache stark stein stern stimme stimmung strand straße streit stuhl süß suppe
tante tanzen tasche tasse tee telefon teller tennis theorie tier tochter tod toilette tomate tot traum traurig treffen treppe trinken trocken tür übung uhr umzug universum unterhaltung urlaub verein
verkaufen verkehr verlieren vogel wald wand wandern warm waschen weihnachten wein weiß welt wetter wind winter witz witze wohnung wolke wunsch wurst wüste zahn zahnarzt zaun zeitung zucker zug`.split(
    /\s+/,
  );

const NUMBERS =
  'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig'
    .split(' ')
    .map((word, value) => [word, String(value)] as const);

/** Order matters: the first pattern that matches decides. */
const ANSWER_TYPES: Language['answerTypes'] = [
  { pattern: /\bwie alt\b|\balter von\b/, type: 'age' },
  { pattern: /prozent|\banteils?\b|%/, type: 'percent' },
  {
    pattern:
      /\bwie lange?\b|\bwie ?viele (jahre|tage|monate|wochen|stunden|minuten)\b|\b\p{L}*dauer\b|\b(fahr|flug|reise|bearbeitungs|warte|liefer|lauf)zeit(en)?\b/u,
    type: 'duration',
  },
  { pattern: /\bwie ?viele\b|\banzahl\b|\bzahl der\b/, type: 'count' },
  {
    pattern: /\bwie ?viel\b|\bwie (hoch|groß|gross|teuer)\b|\b(kostet|kosten|betrag|wert|summe|preis)\b/,
    type: 'amount',
  },
  {
    pattern:
      /\bwann\b|\b(gründungsjahr|gruendungsjahr|eröffnungsdatum|baujahr|startdatum)\b|\b(seit|ab|bis)? ?wann (war|wurden?|ist|hat|haben|fand|begann|kam|wird)\b|\b(welche[mns]?|welcher) (genaue[mn] )?(jahr|tag|tage|tagen|datum|monat)\b/,
    type: 'date',
  },
  {
    pattern:
      /\b(wo|wohin|woher)\b|\b(adresse|anschrift|standort|sitz)\b|\bwelche[mnrs]? (\p{L}+ )?(stadt|städten|ort|orten?|land|ländern|region|bundesland)\b/u,
    type: 'place',
  },
  {
    pattern: /\b(wer|wen|wem|wessen)\b/,
    type: 'person',
  },
  { pattern: /\b(warum|weshalb|wieso|wozu)\b|\bwie kommt es\b|\baus welchem grund\b/, type: 'reason' },
];

/** Without umlauts, as keyboards abroad have none: ä, ae and a are one. */
function plainUmlauts(word: string): string {
  return word
    .replace(/ä|ae/g, 'a')
    .replace(/ö|oe/g, 'o')
    .replace(/ü|(?<![aeq])ue/g, 'u')
    .replaceAll('ß', 'ss');
}

const withPlain = (words: readonly string[]) => new Set(words.flatMap((word) => [word, ...spellings(word)]));
function spellings(word: string): string[] {
  const digraphs = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return [digraphs, plainUmlauts(word)];
}

/** A Botschafter is no Botschaft: after -schaft, -er makes the person, never the plural. Sicherheit is no form of sich. */
function stemOf(word: string): string {
  if (word.startsWith('sicherheit')) return 'sicherheit';
  return /schafter(n|s|in|innen)?$/.test(word) ? word.replace(/(?<=schafter)(n|s|in|innen)$/, '') : stemmer(word);
}

export const german: Language = {
  code: 'de',
  concerns: () => readConcernWords('german'),
  stem: (word) => stemOf(plainUmlauts(word)),
  stopWords: withPlain(STOP_WORDS),
  everydayWords: withPlain(EVERYDAY_WORDS),
  answerTypes: ANSWER_TYPES,
  numberWords: new Map(NUMBERS.flatMap(([word, value]) => [word, ...spellings(word)].map((one) => [one, value]))),
  shares: /prozent|%|anteil|zehntel|drittel|hälfte|viertel/i,
  directions: new Map([
    ['in', 'in'],
    ['innerhalb', 'in'],
    ['nach', 'to'],
    ['für', 'to'],
    ['aus', 'from'],
    ['von', 'by'],
    ['durch', 'by'],
  ]),
  capitalisesNouns: true,
  compoundLinks: ['', 's', 'es', 'n', 'en', 'e', 'er'],
  articles: new Set(['der', 'die', 'das', 'dem', 'den', 'des', 'ein', 'eine', 'einem', 'einer']),
  abbreviations: [
    [/(?<=(?:^|\s)(?:anno|jahre?|seit|von|in|im jahr) ?)['’]([4-9]\d)(?![\d\p{L}])/giu, '19$1'],
    [/(?<=(?:^|\s)(?:anno|im jahre?) )([4-9]\d)(?![\d\p{L}.,])/giu, '19$1'],
    [/\bzw\.(?=\s)/gi, 'zwischen'],
    [/(?<=\s)u\.(?=\s)/g, 'und'],
    [/\bdt\.(?=\s)/gi, 'deutsche'],
    [/\bkas\.(?=\s)/gi, 'kasachische'],
    [/\bi\. ?J\.(?=\s)/g, 'im Jahr'],
    [/\bMio\b\.?/gi, 'Millionen'],
    [/\bMrd\b\.?/gi, 'Milliarden'],
    [/\buni\b/gi, 'Universität'],
    [/\bunis\b/gi, 'Universitäten'],
    [/\bggü\./gi, 'gegenüber'],
  ],
  countryNames: new Map([
    ['usa', 'US'],
    ['amerika', 'US'],
    ['amerikanische', 'US'],
    ['amerikaner', 'US'],
    ['england', 'GB'],
    ['britische', 'GB'],
    ['briten', 'GB'],
    ['grossbritannien', 'GB'],
    ['großbritannien', 'GB'],
    ['saudi', 'SA'],
    ['saudische', 'SA'],
    ['emirate', 'AE'],
    ['vae', 'AE'],
    ['holland', 'NL'],
    ['niederländische', 'NL'],
    ['korea', 'KR'],
    ['tschechien', 'CZ'],
    ['türkische', 'TR'],
    ['russen', 'RU'],
    ['franzosen', 'FR'],
    ['polen', 'PL'],
    ['chinesen', 'CN'],
    ['usbeken', 'UZ'],
  ]),
};
