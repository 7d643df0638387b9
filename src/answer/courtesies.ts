/**
 * What people say around a question, in the four languages of the bot: it is taken off before the question is read.
 * Patterns read lower-case text.
 */

const PEOPLE_EN = 'all|everyone|everybody|guys|folks|team|there|friends?|people|dear|mate|buddy|y all|yall|again|both';
const PEOPLE_DE =
  'alle|allerseits|zusammen|leute|ihr lieben|ihr|lieben?|lieber|team|freunde|miteinander|in die runde|community|kollegen|an alle|nochmal';
const PEOPLE_RU = 'всем|все|всех|друзья|ребята|народ|коллеги|уважаемые|дорогие|чат|еще раз|команда';
const PEOPLE_KK =
  'бәріңізге|барлығыңызға|достар|баршаңызға|құрметті|әріптестер|жігіттер|қыздар|аға|апай|тағы да|халайық';

const GREETINGS = [
  `(?:hi+|hey+|hello+|hiya|yo|howdy|greetings|good (?:morning|afternoon|evening|day)|morning|evening|dear|sup|whats up|hey hey|(?:i )?hope (?:you ?'?re|you are|everyone is|you all are|all is|this finds you) (?:doing )?(?:well|fine|good|great))(?: (?:${PEOPLE_EN}))*`,
  `(?:hallo+|hallöchen|huhu|moin(?: moin)?|servus|grüß (?:gott|dich|euch|sie)|gruess gott|grüezi|guten (?:morgen|tag|abend)|tag|hi|hey|liebe|sehr geehrte (?:damen und herren)?|na)(?: (?:${PEOPLE_DE}))*`,
  `(?:всем )?(?:привет+(?:ик|ствую)?|здравствуйте|здравствуй|здрасте|здрасьте|здарова|здорово|добр(?:ый|ого) (?:день|утро|вечер|времени суток|дня|утра|вечера)|доброе утро|хай|салют|ку|приветствую|уважаемые)(?: (?:${PEOPLE_RU}))*`,
  `(?:(?:бәріңізге|барлығыңызға|баршаңызға) )?(?:сәлем(?:етсіз ?бе|етсіздер ?ме|етсің бе|дер)?|салем(?:етсіз бе)?|салеметсиз бе|ассалаумағалейкум|ассаламуалейкум|салам(?: алейкум)?|қайырлы (?:таң|күн|кеш)|қайырлы таң|армысыз(?:дар)?|құрметті|хай)(?: (?:${PEOPLE_KK}))*`,
];
const ADDRESSED = ['(?:@?dostyk|достык|достық|bot|бот|dear bot|lieber bot|hey bot)'];
const ATTENTION = [
  "(?:so|well|ok(?:ay)?|um+|uh+|hm+|erm|quick question|question|short question|random question|serious question|another question|one more(?: question| thing)?|noob question|fact check|dumb question|stupid question|asking for a friend|just curious|just wondering|curious|out of curiosity|by the way|btw|fyi|anyway|and|but|if (?:this|that|it)(?:'?s| is| has| was)? [^,.:?!]{0,40}?(?:question|dumb|stupid|silly|asked|wrong|off topic|place|channel)[^.:?!]{0,20}?,? but)",
  '(?:also|nun|äh+|ähm|hm+|kurze frage|ne kurze frage|frage|mal ne frage|mal eine frage|eine frage|noch eine frage|ich hab(?:e)? (?:mal )?(?:eine|ne) (?:kurze )?frage|ich hätte (?:mal )?(?:eine|ne) (?:kurze )?frage|faktencheck|dumme frage|blöde frage|aus neugier|nur so aus neugier|übrigens|und|sagt mal|sag mal|sagen sie mal|mal ehrlich|aber|(?:falls|wenn) [^.:?!]{0,40}?(?:frage|dumm|blöd|falsch|gefragt|kanal|offtopic)[^.:?!]{0,20}?,? aber)',
  '(?:ну|так|итак|эм+|хм+|короткий вопрос|вопрос|есть вопрос|у меня вопрос|такой вопрос|глупый вопрос|ещ[её] вопрос|просто интересно|кстати|а|слушай(?:те)?|народ|ребят(?:а)?|люди|друзья|но|если [^.:?!]{0,30}?(?:вопрос|глуп|туп|не туда|оффтоп|спрашивали)[^.:?!]{0,20}?,? но)',
  '(?:ал|сонымен|хм+|бір сұрақ|сұрақ|сұрағым бар|сұрағым бар еді|тағы бір сұрақ|жай қызық|айтпақшы|достар|халық|бірақ)',
];
const COURTESIES = [
  "(?:please|pls|plz|kindly|excuse me|sorry(?: to bother(?: you)?)?|pardon|(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody) (?:please |pls |kindly |maybe )?(?:tell|help|explain|say|let me know)(?: me| us)?(?: please| pls)?(?: with)?|(?:do|does) (?:you|u|anyone|someone|anybody) (?:happen to )?know|does anyone here know|any ?one know|anybody knows?|any ideas?|any clues?|(?:i would|i ?'?d) (?:like|love) to (?:know|ask)|i want to know|i wanted to (?:ask|know)|i wonder|i was wondering|i am wondering|i'?m wondering|wondering|i need to know|tell me|may i ask|can i ask(?: you)?|let me ask|just tell me|give me|show me|i have a question|my question is|help me understand|(?:any )?help(?: (?:would be|is|much|greatly|very much))*(?: appreciated)?|(?:would|i'?d) (?:really )?appreciate (?:any|some|your|the) help|tia|(?:with )?(?:sources?|links?) (?:please|pls|plz)|asking for a friend|if you don'?t mind|if possible|thanks in advance|thank you in advance|thx in advance|many thanks|would be great to know|would love to know|if i may ask)",
  '(?:bitte(?: sehr)?|bitteschön|entschuldigung|entschuldigen sie|sorry|verzeihung|(?:können|koennen|könnten|koennten|könnt|kannst|könntest|kann)(?: (?:sie|ihr|du|mir|jemand|uns|bitte|vielleicht|mal))+ (?:sagen|helfen|erklären|verraten)|(?:weiß|weiss|wisst|weißt|wissen) (?:das |es )?(?:jemand|einer|wer|ihr|du|sie)(?: hier)?(?: vielleicht| zufällig| eigentlich)?|ich (?:möchte|moechte|wollte|will|würde|wuerde)(?: gern(?:e)?| mal| nur| kurz)* (?:wissen|fragen|erfahren)|ich frage mich|ich frag mich|mich würde interessieren|mich interessiert|sag mir|sagen sie mir|sagt mir|zeig mir|gib mir|hat jemand (?:eine )?ahnung|keine ahnung|danke im voraus|vielen dank im voraus|vielen dank|besten dank|danke(?: schön| sehr)?|falls jemand (?:das )?weiß|wenn möglich|(?:ich )?(?:bin|wäre) (?:für|über) jede (?:hilfe|antwort) (?:sehr )?(?:dankbar|froh)|freue mich (?:über|auf) (?:jede |eine )?(?:antworte?n?|hilfe)|(?:das )?wäre (?:super|toll|nett|klasse|lieb),? wenn (?:das |es |mir )*jemand (?:weiß|wüsste|helfen kann|antwortet)|(?:mit )?(?:quellen?|link) bitte)',
  '(?:пожалуйста|пожалста|плиз|пж|извините(?: за беспокойство)?|простите|прошу прощения|подскажите|подскажи|скажите|скажи|не подскаж(?:ете|ешь)|не могли бы вы(?: подсказать| сказать)?|могли бы вы подсказать|можете (?:сказать|подсказать|объяснить)|можешь (?:сказать|подсказать)|кто(?:-нибудь|-то|нибудь)? (?:знает|в курсе)|может кто знает|никто не знает|хотел(?:а)? (?:бы )?(?:узнать|спросить)|хочу (?:узнать|спросить)|интересно(?: узнать| знать)?|мне интересно|интересует|вопрос такой|покажи(?:те)?|дайте|дай|объясните|буду (?:очень )?(?:благодар\\p{L}+|признател\\p{L}+)(?: за (?:любую )?(?:помощь|ответ))?|(?:ответьте|помогите)(?: (?:плиз|пожалуйста|кто-нибудь))?|срочно (?:надо|нужно)|(?:источник|ссылку?)(?: плиз| пожалуйста)|заранее (?:спасибо|благодарю|благодарен|благодарна)|спасибо заранее|спасибо большое|большое спасибо|спасибо|благодарю|если можно|помогите(?: пожалуйста)?)',
  '(?:өтінем(?:ін)?|өтініш|көмектес\\p{L}*(?: жіберіңіз\\p{L}*| жібер\\p{L}*)?|кешіріңіз(?:дер)?|ғафу етіңіз|айт(?:ыңыз(?:дар)?)?шы|айтып (?:жібер(?:іңіз(?:дер)?|ші)?(?:ші)?|бер(?:іңіз(?:дер)?|ші)?(?:ші)?)|білесіз(?:дер)? ?бе|білесің бе|кім біледі|біреу біле ме|білетіндер бар ма|білгім кел(?:еді|ген(?: еді)?)|сұрайын деп едім|сұрағым келген|көрсет(?:іңіз)?ші|түсіндір(?:іңіз)?ші|алдын ала рақмет|алдын ала рахмет|рақмет|рахмет|көп рахмет|мүмкін болса|қызық)',
];
const THANKS = [
  '(?:thanks?(?: you)?(?: so much| very much| a lot| a bunch| again)?(?: all| everyone| everybody| guys| folks)?|thank you(?: so much| very much)?|thx|ty|tysm|cheers|much appreciated|appreciate it|many thanks)',
  '(?:danke(?: schön| sehr| dir| ihnen| euch)*|dankeschön|vielen(?: lieben| herzlichen)? dank|besten dank|herzlichen dank|merci|tausend dank|lieben dank)',
  '(?:всем )?(?:спасибо(?: большое| огромное| вам| тебе)*|спс|спасиб|благодарю(?: вас)?|пасиб(?:о|ки)?|большое спасибо|огромное спасибо)',
  '(?:рақмет|рахмет|рахмат|көп рақмет|көп рахмет|үлкен рахмет|алғыс)(?: сізге| саған| бәріңізге| баршаңызға| барлығыңызға)?',
];
const GOODBYES = [
  '(?:bye+(?: bye)?|goodbye|good bye|see (?:you|ya)(?: later| soon| tomorrow)?|good ?night|cya|later|take care|have a (?:nice|good|great) (?:day|evening|weekend|one)|cu)',
  '(?:tschüss?(?:i)?|tschau|ciao|auf wiedersehen|bis (?:dann|bald|später|morgen)|gute nacht|schönen (?:tag|abend|feierabend)(?: noch)?|mach(?:t)?s gut|wiedersehen)',
  '(?:пока(?: пока)?|до свидания|до встречи|до завтра|спокойной ночи|всего (?:доброго|хорошего)|удачи|хорошего (?:дня|вечера))',
  '(?:сау бол(?:ыңыз(?:дар)?)?|көріскенше|қайырлы түн|аман бол(?:ыңыз)?|кездескенше)',
];
const LAUGHTER = [
  '(?:(?:a?ha+){2,}h?|lol+|lmao+|rofl|hehe+|hihi+|xd+|haha+|loool)',
  '(?:(?:а?ха+){2,}х?|хаха+|хехе+|ахах+|ору|ржу|лол|кек)',
];

/** How people end a letter, with their names. */
export const SIGNATURE =
  '(?:best (?:regards|wishes)|(?:best|thanks|thank you|danke|спасибо|рақмет|рахмет),|(?:kind|warm) regards|regards,|sincerely|yours|br|cheers|lg|vg|mfg|liebe grüße|viele grüße|beste grüße|mit freundlichen grüßen|grüße|gruß|с уважением|всего доброго|құрметпен|ізгі тілекпен)(?: (?:aus|from|из) (?-i:\\p{Lu})[\\p{L}.-]*)?(?:[ ,]+(?-i:\\p{Lu})[\\p{L}.-]*){0,3}';

/** What is taken off the beginning of a message, again and again until a question is left. */
export const OPENINGS: readonly string[] = [
  ...GREETINGS,
  ...ADDRESSED,
  ...ATTENTION,
  ...COURTESIES,
  ...THANKS,
  ...LAUGHTER,
];
/** What is taken off its end. */
export const ENDINGS: readonly string[] = [
  ...THANKS,
  ...GREETINGS,
  ...GOODBYES,
  ...LAUGHTER,
  ...COURTESIES,
  ...ADDRESSED,
  '(?:anyone|anybody|someone|bot|guys|folks|lol|asap|urgent|jemand|irgendwer|leute|dringend|кто-нибудь|кто нибудь|срочно|ребята|люди|біреу|тез)',
  SIGNATURE,
];
/** What introduces a question before a colon: "a colleague asked me today:". */
export const INTRODUCTION =
  /^(?!(?:who|what|when|where|which|why|how|wer|was|wann|wo|welche[rsnm]?|warum|wie|кто|что|когда|где|как\p{L}*|почему|сколько|кім|не|қашан|қайда|қандай|неге|қалай|қанша)(?!\p{L}))(?:.*(?:ask|question|wonder|know|tell|want|quiz|homework|frag|wissen|aufgabe|sag|вопрос|спрос|спрашива|узнать|интерес|скаж|подскаж|викторин|сұра|айт|білгі|тапсырма|q\d*$|#\d+)|(?:.*(?<!\p{L}))?(?:i|me|my|we|us|you|your|here|hope|help|everyone|ich|mich|mir|meine?|wir|uns|ihr|euch|hier|hoffe|hilfe|alle|я|мне|меня|мо[йяею]|мы|нам|нас|вам|вас|всем|мен|маған|менің|біз|бізге|сіз|көмек\p{L}*)(?!\p{L}))/u;

/** A clause in which people say something of themselves: where they are from is no part of what they ask. */
export const OF_ONESELF =
  /^(?:i ?'?a?m|i (?:come|live|study|work|write|just|was|have)|we (?:are|live|come)|my (?:\p{L}+ )?(?:mum|mom|mother|dad|father|son|daughter|grandma|grandmother|grandpa|wife|husband|friend|boss|parents)\b|ich (?:bin|komm|komme|wohn|wohne|lebe|studiere|arbeite|schreibe|war|hab|habe)\b|wir (?:sind|kommen|wohnen)\b|mein(?:e)? \p{L}+ (?:ist|war|kommt|hat|will|möchte)\b|я (?:из|живу|сам|сама|учусь|работаю|пишу|студент|немец|немка)|мы (?:из|живём|живем)|мо[йя] \p{L}+ (?:из|был|была|хочет|заканчивает)|мен \p{L}+(?:мын|мін|нан|нен|дан|ден)|біз \p{L}+(?:мыз|міз)|мен [^,.?]*п (?:жүр|отыр|жатыр|тұр)(?:мын|мін)|балам |қызым |ұлым )/iu;

/** A line that is no part of what is asked: who wrote it, with what, and what is added below. */
export const ASIDE =
  /^\s*(?:sent from (?:my )?\p{L}+|get outlook for |von meinem \p{L}+ (?:aus )?gesendet|gesendet (?:von|mit) |отправлено (?:с|из) |\p{L}+[- ]?(?:нан|нен|дан|ден|тан|тен) жіберілді|(?:p\.? ?s\.?|п\.? ?с\.?)[:\s][^?]*$|(?:\p{L}+ ){1,3}(?:wrote|writes|schrieb|schreibt|написала?|пишет|жазды|жазады)\s*:\s*$)/iu;
