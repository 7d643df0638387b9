import { fileURLToPath } from 'node:url';
import { stemmer } from '@orama/stemmers/english';
import { readThesaurus } from '../query-expansion.ts';
import { readConcernWords } from './concern-words.ts';
import type { Language } from './language.ts';

const THESAURUS = fileURLToPath(new URL('./english.thesaurus.tsv', import.meta.url));

const STOP_WORDS = `a about according actually after all also am an and another any are around as at be because been
before being between both but by can cant come could d did do does doing don dont each else ever every few find for from
further get gets give go going got had has have having he her here hers him his how i id idea if im in into is isnt it
its itself ive just kind know let like ll look made make many may me might mine more most much must my name no nor not
now of off oh ok on once one only or other our ours out over own per please really regarding s said same say says
see shall she should so some something sort still such t take tell than thanks that thats the their theirs them then
there these they thing things this those through to too under until up upon us used very via want was wasnt way we well
were what whats when where wheres which while who whod whom whos whose why will wish with wonder wondering would yes yet
you your yours btw pls plz u ur guys hey hi hello hear heard read remember exactly happen happened actual currently
today there's trying understand lol haha lmao omg wow hmm idk tbh imo thx`.split(/\s+/);

const EVERYDAY_WORDS =
  `able across ago ahead almost alone along already although always amid among amount anybody anymore
anyone anything anyway anywhere apart apparently appear apply area article ask asked away back bad based basically became
become began begin behind believe best better big bit body book both bottom bring brought bunch buddy business call called
came care case certain certainly change check child children choose class clear close common complete completely consider
content correct count couple course curious date dear decide deep depend describe detail details die difference different
difficult dude early easier easily easy effort either else end ended enough entire especially even evening event eventually
everybody everyone everything everywhere exact example except exist expect explain fact fair fall family far fast feel
felt few figure figures final finally fine first five folks follow food force form four free friend friends front full fun
funny general generally gone good gotta great group grow guess had half hand handy happen happens hard hardly head help
high hold home hope hour hours huge idea important include included including indeed inform information instead interested
interesting item job keep kept key kid kids kinda large last lately later least leave left less level life line list
little live local long longer look looked looking looks loads lot lots low main mainly major man mate matter maybe mean
means meant men mention mentioned middle mind mine minute miss moment money month morning mostly move multiple myself name
named names national near nearly necessary need needed needs never new news next nice night nobody none normal normally
note nothing notice nowadays nowhere number numbers obviously odd official often okay old open opinion order others
otherwise ours overall page paper papers part particular party past people perhaps person piece pile place places plan play point
possible pretty previous probably problem proper properly public put puts quick quickly quite random rather reach ready
real reason recall report reported rest result right role room roughly round run saw says school second seem seemed seems
seen sense sentence serious several share short shortly show shown side sides simple simply since single sit situation
six small so-called sometimes somebody someone somehow somewhere soon sort sound sounds source sources speak spoke stand
stands start state stay stays step stop story straight strange stuff such suddenly supposed sure taken talk talking
talked tell ten terms text thank thanks thing think third thought three time times title together told tonight too took top
topic total totally towards true try turn twice two type understand unless usual usually various version view wait walk
wanna wanted wants watch week weird well whatever whenever wherever whether whole wildly within without woman women wonder
word words work works world worse worst write wrong wrote year years yesterday young yourself`.split(/\s+/);

const NUMBERS: readonly (readonly [string, string])[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, String(value)]);

/** Order matters: the first pattern that matches decides. */
const ANSWER_TYPES: Language['answerTypes'] = [
  { pattern: /\bhow old\b|\bage of\b/, type: 'age' },
  { pattern: /\b(percent|percentage|per cent|proportion|share)\b|%/, type: 'percent' },
  {
    pattern:
      /\bhow long\b|\bhow many (years|days|months|weeks|hours)\b|\bduration\b|\b(flight|travel|journey|driving|transit|processing|waiting|delivery) times?\b/,
    type: 'duration',
  },
  { pattern: /\b(how many|number of|count of)\b/, type: 'count' },
  {
    pattern:
      /\b(how much|how large|how big|how high|what sum|worth|cost|costs|price|what amount|amount to|how valuable)\b/,
    type: 'amount',
  },
  {
    pattern:
      /^(when|whens|since when)\b|\bwhen$|\b(date|year) of\b|\b(founding|opening|founded|launch|start) (date|year)\b|\b(when (was|did|were|is|does|will|do)|since when|(what|which) (exact )?(date|day|year|month)|in (what|which) (year|month))\b/,
    type: 'date',
  },
  {
    pattern:
      /\bwhere\b|\b(address|location|whereabouts)\b|\b(what|which) (\w+ )?(city|town|place|country|region|location)\b/,
    type: 'place',
  },
  { pattern: /\b(who|whom|whos)\b|^whose\b/, type: 'person' },
  { pattern: /\bwhy\b|\bhow come\b|\bwhat for\b|\bfor what reason\b/, type: 'reason' },
];

/** Training is no train, and a celebrity nothing that is celebrated. */
const OWN_STEMS: ReadonlyMap<string, string> = new Map([
  ['training', 'training'],
  ['trainings', 'training'],
  ['celebrity', 'celebrity'],
  ['celebrities', 'celebrity'],
]);

export const english: Language = {
  code: 'en',
  concerns: () => readConcernWords('english'),
  stem: (word) => OWN_STEMS.get(word) ?? stemmer(word),
  stopWords: new Set(STOP_WORDS),
  everydayWords: new Set(EVERYDAY_WORDS),
  answerTypes: ANSWER_TYPES,
  numberWords: new Map(NUMBERS),
  shares: /percent|per cent|%|\btenths?\b|\bthird\b|\bhalf\b|\bquarter|\bshare\b/i,
  directions: new Map([
    ['in', 'in'],
    ['inside', 'in'],
    ['to', 'to'],
    ['into', 'to'],
    ['towards', 'to'],
    ['from', 'from'],
    ['by', 'by'],
  ]),
  articles: new Set(['the', 'a', 'an']),
  thesaurus: () => readThesaurus(THESAURUS),
  abbreviations: [
    [/(?<=\s)['’]([4-9]\d)\b/g, '19$1'],
    [/(?<=\s)['’]([0-3]\d)\b/g, '20$1'],
    [/\bU\.?S\.?(?![\p{L}.])|\bU\.S\./gu, 'USA'],
    [/\bU\.K\.|\bUK\b/g, 'UK'],
    [/\bbtwn?\b|\bb\/w\b/gi, 'between'],
    [/\bgovt?\b/gi, 'government'],
    [/\buni\b/gi, 'university'],
    [/\bunis\b/gi, 'universities'],
    [/\bintl\b/gi, 'international'],
    [/\bbn\b/gi, 'billion'],
    [/\bmln?\b/gi, 'million'],
    [/\byrs?\b/gi, 'years'],
  ],
  countryNames: new Map([
    ['usa', 'US'],
    ['america', 'US'],
    ['american', 'US'],
    ['americans', 'US'],
    ['uk', 'GB'],
    ['britain', 'GB'],
    ['british', 'GB'],
    ['england', 'GB'],
    ['english', 'GB'],
    ['saudi', 'SA'],
    ['saudis', 'SA'],
    ['emirates', 'AE'],
    ['emirati', 'AE'],
    ['uae', 'AE'],
    ['holland', 'NL'],
    ['dutch', 'NL'],
    ['korea', 'KR'],
    ['korean', 'KR'],
    ['czech', 'CZ'],
    ['turkey', 'TR'],
    ['turkish', 'TR'],
    ['swiss', 'CH'],
  ]),
};
