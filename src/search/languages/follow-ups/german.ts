import { end, type FollowUpForms, plainLatin, start, whole, words } from './forms.ts';

const PLEASE_DE = '(?:,? (?:bitte|mal|denn|dann|doch|danke|eigentlich|noch))*';
const THAT_DE =
  '(?:das|dies|die|diese|es|die (?:zahl(?:en)?|daten|info(?:s|rmation(?:en)?)?|angabe(?:n)?)|diese (?:zahl(?:en)?|daten|angabe(?:n)?))';

export const germanFollowUps: FollowUpForms = {
  plain: plainLatin,
  opening: start(
    '(?:(?:ok(?:ay)?|gut|aha|ach so|achso|hm+|na|nun|also|super|danke|interessant|alles klar|schön|ja)[ ,]+)*(?:und (?:was|wie) (?:ist|war|sieht es|siehts|sah es) (?:mit|in|bei|aus mit)|was ist (?:denn )?mit|wie (?:sieht es|siehts) (?:aus )?(?:mit|in|bei)|und(?: (?:auch|dann|davon|was|nur))?|aber|oder|auch|sowie|dasselbe für|das gleiche für|nur)',
  ),
  closing: end('auch|denn|dann|dagegen|hingegen|stattdessen|aus'),
  fragment: start('in|pro|je|im|aus|nach|für|mit|ohne|über|von|bei|per|durch|ab|vor|gegen|statt'),
  pronoun: words(
    'er|sie|(?<!gibt |gibts )es(?! gibt)|ihn|ihm|ihr|ihre|ihren|ihrem|ihrer|deren|dessen|dort|da|dahin|dorthin|daher|damals|davon|dabei|damit|dafür|dazu|daran|darüber|darin|denen|diese[rsmn]?|(?:ist|war|sind|waren|geht|gilt|kostet|heißt|heisst|macht|machen|hat|haben|kommt|kommen|wurde|wird) (?:das|der|die|dies)(?= (?:auch|da|denn|jetzt|noch|heute|schon|mal|eigentlich|genau)|$)|der auch|die auch|das auch|eine[rs]? von ihnen|einer davon|wer davon',
  ),
  atThatTime: words('damals|zu der zeit|zu dieser zeit|da(?:zu)?mals|in dem jahr'),
  now: words('jetzt|heute|aktuell|derzeit|momentan|heutzutage|inzwischen|mittlerweile|zurzeit|gegenwärtig'),
  before: words('davor|vorher|früher|zuvor|frueher|einst|ursprünglich|anfangs'),
  lastYear: words(
    'letztes jahr|letzten jahr(?:es)?|im vorjahr|vorjahr|voriges jahr|im jahr davor|ein jahr (?:davor|früher|vorher)|vergangenes jahr',
  ),
  thisYear: words('dieses jahr|diesem jahr|heuer'),
  judgement: words(
    'so|sehr|zu|wenig|wenige|viel|viele|hoch|niedrig|gering|klein|groß|gross|teuer|billig|schlecht|gut|übrig|geblieben|lange?|kurz|spät|früh|denn|nur|dann',
  ),
  filler: words(
    'nur|seit|genau|bitte|mal|denn|eigentlich|auch|noch|schon|ok|okay|so|wieder|doch|allein|extra|einzeln|insgesamt|konkret|pro|jahr|jahre|zahl|zahlen|davon|waren|war|gibts|geht|reine?',
  ),
  count: words('zahlen|statistik(?:en)?|daten|zählung|angaben|laut|nach|seite|gemeldet|quelle'),
  source: whole(
    `(?:(?:gibt es|gibts|hast du|haben sie|habt ihr|gib|gib mir|zeig|zeig mir|was ist|wo ist|welche|ich brauche|mit|und|dazu|dafür) )*(?:eine? |die |den |deine |ihre |dafür |dazu |ne |n )*(?:quellen?|quellenangabe|belege?|link|links|nachweise?|beweise?|fundstelle)(?: (?:dazu|dafür|davon|für das|hierzu))?${PLEASE_DE}`,
    '(?:woher|wovon|von wo)(?: (?:hast|haben|habt|kommt|kommen|stammt|stammen|ist|sind|weißt|weisst|wissen|du|sie|ihr|das|die|diese|dies|es|denn|man|eigentlich|information(?:en)?|infos?|zahl|zahlen|daten|angaben|so|alles))*',
    'wo (?:steht|hast|haben|habt|kommt|kommen|stammt)(?: (?:du|sie|ihr|das|die|diese|dies|es|denn|eigentlich|information(?:en)?|infos?|zahl|zahlen|daten|angaben|her|so|gelesen|gefunden))+',
    `wer (?:sagt|behauptet|hat|schreibt|meldet)(?: (?:das|dies|es|gesagt|gezählt|gemeldet|veröffentlicht|denn|so))*`,
    `wessen (?:zahl(?:en)?|daten|angaben|statistik)(?: (?:sind|ist) ${THAT_DE})?`,
    `(?:laut|nach) wem|wie (?:kommst du|kommen sie) (?:darauf|drauf)|worauf (?:stützt|beruht|basiert) ${THAT_DE}(?: sich)?`,
  ),
  doubt: whole(
    '(?:hm+,? |moment,? |aber |und )?(?:bist du|sind sie|seid ihr)(?: dir| ihnen| euch)? (?:da |wirklich |ganz |auch |absolut )*sicher(?: .*)?',
    '(?:ganz |wirklich |echt |bestimmt |tatsächlich )*(?:sicher|echt|wirklich|im ernst|ernsthaft|tatsächlich|ehrlich|kein scherz|ach was|echt jetzt)(?: (?:jetzt|das))*',
    `(?:hm+,? |nee?,? |nein,? |aber )?(?:das|dies|es)(?: (?:stimmt|kann|ist|war|oder|\\d{4}|klingt|glaube?|wäre|doch|aber|so|gar|wohl|ja|ich|mir|dir|sein|nicht|falsch|unmöglich|veraltet|richtig|wahr|kaum|sicher|korrekt))+`,
    `(?:stimmt|ist) (?:das|dies)(?: (?:wirklich|denn|noch|so|auch|sicher|wahr|richtig|korrekt|aktuell|ganz|überhaupt))*`,
    '(?:stimmt nicht|kann nicht sein|glaub(?:e)? ich (?:dir |ihnen |das )?nicht)',
  ),
  more: whole(
    `(?:(?:zeig|gib|sag|nenn|erzähl|erzähle)(?: mir| uns)? |ich (?:will|möchte|brauche) |hast du |haben sie |gibt es |gibts )?(?:noch |etwas |ein bisschen |bitte |da |die |den )*(?:mehr|weitere[rsn]?|andere|rest|übrigen|restlichen)(?: (?:davon|dazu|darüber|infos?|informationen|details|fakten|beispiele|ergebnisse|treffer))*${PLEASE_DE}`,
    `(?:was|wer|wo|welche|irgendwas|etwas|sonst) (?:gibt es |gibts |war |ist )?(?:noch|sonst|sonst noch|noch so|außerdem)(?: .{1,20})?|(?:weiter|mach weiter|fahr fort|und weiter|war das alles|ist das alles|wars das|sonst noch (?:was|wer|etwas|jemand)|sonst noch)${PLEASE_DE}`,
  ),
  another: whole(
    `(?:(?:zeig|gib|sag|nenn|erzähl)(?: mir| uns)? |ich (?:will|möchte) )?(?:bitte )?(?:noch (?:eine[nsr]?|ein|eins|nen)|ein(?:e|en)? (?:weiterer?s?|weiteren|andere[rsn]?|neue[rsn]?)|(?:der|die|das|den) nächste[rsn]?|nächste[rsn]?)(?: (?:fakt|fakten|beispiel|davon|dazu))*${PLEASE_DE}`,
  ),
  onlyOne: whole(
    '(?:war (?:das|es|er|sie) |ist (?:das|es) |wirklich |das )*(?:nur|bloß) (?:einmal|ein mal|eine[rsn]?|das eine|ein einziges mal|zweimal|dieses eine mal|das)',
    '(?:war|ist) das (?:wirklich )?(?:das|der|die|sein|ihr) einzige[rs]?(?: \\p{L}+)?|(?:noch )?(?:weitere|andere) (?:male|besuche)|(?:danach |sonst )?nie(?: wieder| mehr| zuvor| vorher)|sonst nie',
  ),
  alternative: whole(
    '(?:und )?(?:ist |sind |war |meinst du |gilt )?(?:das|dies|es|die)(?: ist| sind| war)?(?: jetzt| nun| denn)? (?:.{1,30} )?oder .{1,30}',
    '(?:und )?in (?:welcher|was für einer) (?:währung|einheit)(?: (?:ist|sind) (?:das|die))?|in (?:euro|dollar)',
  ),
  inLanguage: whole(
    `(?:(?:ok|und|jetzt|das|dasselbe|das gleiche|nochmal|noch mal|bitte|sag|schreib|antworte|übersetz(?:e|en)?|kannst du|können sie|könntest du|geht|gibt es|gibts|gehts|es|mir|auch|nochmals|die antwort)[ ,]+)*(?:auf |ins |in |nach )?(?<language>deutsch|englisch|russisch|kasachisch|english)e?(?: (?:bitte|auch|möglich|übersetzen|sagen|schreiben|antworten|nochmal|geht das|haben|version))*${PLEASE_DE}`,
  ),
  languages: {
    en: words('englisch|english'),
    de: words('deutsch'),
    ru: words('russisch'),
    kk: words('kasachisch'),
  },
  nth: /^(?:(?:und|ok|nein|nee|was ist mit|erzähl (?:mir )?(?:mehr )?(?:von|über)|mehr (?:zu|über)|zeig mir|erklär|ich meine?|ich meinte)[ ,]+)*(?:(?:der|die|das|den|dem|beim|zum|zur) )?(?:(?<ordinal>erste[rsn]?|zweite[rsn]?|dritte[rsn]?|vierte[rsn]?|fünfte[rsn]?|sechste[rsn]?|letzte[rsn]?)(?: (?:fakt|punkt|eintrag|davon|treffer|von (?:denen|ihnen|oben)))+|(?<bare>erste[rsn]?|zweite[rsn]?|dritte[rsn]?|vierte[rsn]?|fünfte[rsn]?|letzte[rsn]?)(?=,|$)|(?:nummer|nr|punkt) (?<number>[1-9])(?=,| |$))[ ,]*(?<rest>.*)$/u,
  ordinals: [/^erste/, /^zweite/, /^dritte/, /^vierte/, /^fünfte/, /^sechste/, /^letzte/],
  corrections: [
    /^(?:(?:nein|nee|ne|nö|sorry|moment|ach|hm+|ok|also|doch|quatsch|aber)[ ,]+)*ich (?:mein(?:e|te)?|sprach von|rede von|frag(?:e|te) nach|wollte)(?: (?:aber|eigentlich|doch|ja|nur|eher))* (?<meant>.+?)(?:,? (?:und )?nicht (?<dropped>.+))?$/u,
    /^(?:(?:nein|nee|ne|nö|sorry|moment|ach|hm+|ok|also)[ ,]+)*(?<meant>.+?),? (?:meine?|meinte) ich(?:,? nicht (?<dropped>.+))?$/u,
    /^(?:(?:nein|nee|ne|nö|sorry|moment|ach|hm+|ok|also)[ ,]+)*nicht (?:in |für |nach |mit |den |die |das |der |dem )*(?<dropped>[^,]{1,40}?)(?:, | sondern )(?:sondern )?(?<meant>.{1,40})$/u,
    /^(?:(?:nein|nee|ne|nö|sorry|moment|ach|hm+)[ ,]+)+(?<meant>.{1,40}?),? (?:und )?nicht (?:in |für |nach |mit |den |die |das |der |dem )*(?<dropped>.{1,30})$/u,
    /^(?<meant>(?:in |für |nach |die |das |der )?\p{L}+(?: \p{L}+)?),? nicht (?:in |für |nach |mit |den |die |das |der |dem )*(?<dropped>\p{L}+(?: \p{L}+)?)$/u,
    /^(?:(?:nein|nee|ne|nö|sorry|moment),[ ]+)(?!ich |du |das |es |danke)(?<meant>(?:[\p{L}\p{N}]+ ?){1,5})$/u,
  ],
};
