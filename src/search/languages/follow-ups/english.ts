import { end, type FollowUpForms, plainLatin, start, whole, words } from './forms.ts';

const PLEASE_EN = '(?:,? (?:please|pls|plz|then|though|thanks|bro|man))*';
const THAT_EN = '(?:this|that|it|these|those|them|the (?:numbers?|figures?|data|info(?:rmation)?|facts?|claim|answer))';

export const englishFollowUps: FollowUpForms = {
  plain: plainLatin,
  opening: start(
    '(?:(?:ok(?:ay)?|well|so|hm+|oh|ah|right|alright|cool|great|thanks|thx|nice|good|i see|interesting)[ ,]+)*(?:and (?:what|how) (?:about|of)|what about|how about|and also|and(?: then)?|but(?: what about)?|also|or|plus|same (?:question )?for|the same for)',
  ),
  closing: end('too|as well|then|though|instead|also'),
  fragment: start('in|per|from|to|for|with|without|via|by|at|through|vs|versus|before|after'),
  pronoun: words(
    '(?<!(?:how long|how much|how hard|how easy) (?:does|is|did|was) )(?:it|its)|they|them|their|theirs|he|him|his|she|her|hers|those|these|(?<!(?:is|are|was|were|if|that) )there(?! (?:is|are|was|were|a|any))|that|this|one of (?:them|these|those)|both of them',
  ),
  atThatTime: words('then|at (?:that|the) time|back then|in that year|that year'),
  now: words('now|today|nowadays|currently|these days|right now|at the moment|at present'),
  before: words('before(?: that| then)?|earlier|previously|in the past|originally|at first|used to be|formerly'),
  lastYear: words('last year|the year before|a year (?:ago|before|earlier)|the previous year'),
  thisYear: words('this year'),
  judgement: words(
    'so|that|very|left|remain(?:ed|ing)?|too|really|such|low|high|few|many|much|little|small|big|large|bad|good|expensive|cheap|long|short|late|early|fast|slow',
  ),
  filler: words(
    'just|only|since|exactly|precisely|please|pls|ok|okay|so|also|again|still|though|actually|alone|separately|specifically|anyway|per|year|years|number|numbers|figures?|what|about',
  ),
  count: words('count|counts|figures?|data|statistics|stats|numbers?|according|side|reported'),
  source: whole(
    `(?:(?:do you have|have you got|got|give me|can i (?:have|get|see)|whats|what is|what are|wheres|where is|where are|show me|i need|is there|any|with|what) )*(?:an? |the |your |any |its |that |some |original )*(?:sources?|citations?|references?|links?|proof|evidence)(?: (?:for|of|on|to|behind) ${THAT_EN})?${PLEASE_EN}`,
    `(?:where|from where)(?:s| is| are| was| were| does| do| did)? ${THAT_EN} (?:all )?(?:from|come from|comes from|coming from|taken from)`,
    `(?:where|from where)(?: did| do| have| had|d)? (?:you|u) (?:get|got|find|found|take|taken|have|hear|heard|read|know)(?: all)?(?: ${THAT_EN})?(?: from)?`,
    'who (?:says|said|claims|claimed|reported|reports|published|counted|wrote)(?: (?:so|that|this|it))+',
    'says who|according to (?:who|whom)|on whose (?:word|authority)',
    `whose (?:numbers?|figures?|data|statistics|stats|count|claim|estimate) (?:are|is|was) ${THAT_EN}`,
    `how do (?:you|we|u) know(?: ${THAT_EN})?`,
    `(?:what is|whats|what are|is) ${THAT_EN} based on`,
  ),
  doubt: whole(
    '(?:hm+,? |wait,? |but |and )?(?:are|r) (?:you|u) (?:really |quite |absolutely |totally |100 )*(?:sure|certain|serious|kidding|positive)(?:,? .*)?',
    `(?:really|seriously|sure|you sure|u sure|for real|no way|certain|honestly)(?:,? (?:really|sure|about that))*`,
    `is ${THAT_EN} (?:really |still |actually |even )*(?:true|right|correct|accurate|reliable|up to date|current|confirmed|certain)`,
    `(?:hm+,? |no,? |but )?(?:this|that|it|thats|its)(?: really)? (?:cant|can not|cannot|doesnt|does not|couldnt) (?:be|sound|seem|look)(?: (?:right|true|correct|so))?`,
    `(?:hm+,? |no,? |but )?(?:thats|its|this is|that is|that isnt|that cant be) (?:not |so )*(?:wrong|right|true|correct|false|incorrect|outdated|impossible)(?:,? .*)?`,
    `i (?:dont|do not) (?:believe|buy|trust) ${THAT_EN}`,
    `(?:but )?i (?:heard|read|thought|saw) (?:it was |that |something )?(?:different|differently|else|otherwise|more|less|another number|something else)`,
  ),
  more: whole(
    `(?:(?:show|give|tell|send|list)(?: me| us)? |i want |can (?:you|i) (?:show|give|tell|see|have|get)(?: me| us)? )?(?:some |any |even |a bit |a little |the |all (?:of )?)*(?:more|further|others|rest|remaining)(?: (?:of (?:them|those|these|it|that)|about (?:it|this|that|them)|on (?:it|this|that)|results?|facts?|examples?|ones|details|info(?:rmation)?))*${PLEASE_EN}`,
    `(?:(?:no|nah|ok|and)[ ,]+)*(?:what|anything|something|who|where|which|which ones|what more|anyone)(?: other)? else(?: .{1,20})?|(?:any|are there|is there|do you have) (?:any )?(?:more|others)${PLEASE_EN}`,
    `(?:go on|continue|keep going|carry on|is that (?:all|it|everything)|that was all|thats all)${PLEASE_EN}`,
  ),
  another: whole(
    `(?:(?:show|give|tell|send)(?: me| us)? |i want |can i (?:have|get|see) )?(?:another|one more|yet another|the next|next|a different|a new)(?: (?:one|fact|example|thing|of (?:them|those|these)))*${PLEASE_EN}`,
  ),
  onlyOne: whole(
    '(?:was (?:that|it|this) |is (?:that|it|this) |were you sure )?(?:really )?(?:only|just) (?:once|one|the one|one time|that one|this one|twice|two|then|there)',
    '(?:was|is) (?:that|it|this) (?:really )?(?:the |his |her |its |their )?only (?:one|time|\\p{L}+)',
    '(?:were there |was there |are there |did (?:he|she|they) come )?(?:any |on )?other (?:times?|visits?|ones?|occasions?)',
    '(?:and )?(?:never (?:again|before|since)|once only|just the once)',
  ),
  alternative: whole(
    `(?:and )?(?:is |was |are |were )?(?:${THAT_EN}|thats|its|you mean) (?:is |was |are )?(?:.{1,30} )?or .{1,30}`,
    `(?:and )?(?:in|which|what) (?:currency|unit)(?: is (?:that|this|it))?`,
  ),
  inLanguage: whole(
    `(?:(?:ok|and|now|but|same|the same|again|thanks|say|repeat|tell|write|send|post|answer|translate|give|show|can you|could you|do you|speak|have|it|that|this|me|please|pls|is there|available|to|into)[ ,]+)*(?:in |to |into |auf )?(?<language>english|german|deutsch|russian|kazakh|qazaq)(?: (?:version|translation|possible|too|as well|now|again|instead|language))*${PLEASE_EN}`,
  ),
  languages: {
    en: words('english'),
    de: words('german|deutsch'),
    ru: words('russian'),
    kk: words('kazakh|qazaq'),
  },
  nth: /^(?:(?:and|ok|no|not that|what about|tell me (?:more )?about|more (?:on|about)|show me|open|explain|i mean|i meant)[ ,]+)*(?:the )?(?:(?<ordinal>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|latter)(?: (?:one|fact|point|item|entry|result|of (?:these|those|them)))+|(?<bare>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latter)(?=,|$)|(?:number|no|nr) (?<number>[1-9])(?=,| |$))[ ,]*(?<rest>.*)$/u,
  ordinals: [/first|1st/, /second|2nd/, /third|3rd/, /fourth|4th/, /fifth|5th/, /sixth|6th/, /last|latter/],
  corrections: [
    /^(?:(?:no+|nope|nah|sorry|wait|oh|hm+|ok|well|actually|but|not that)[ ,]+)*(?:i (?:meant?|was asking|am asking|was talking|asked|wanted)(?: (?:about|for|to ask about|to know about))?|what i meant was) (?<meant>.+?)(?:,? not (?<dropped>.+))?$/u,
    /^(?:(?:no+|nope|nah|sorry|wait|oh|hm+|ok)[ ,]+)*not (?:in |for |to |with |the |about )*(?<dropped>[^,]{1,40}?)(?:, | but )(?:but )?(?<meant>.{1,40})$/u,
    /^(?:(?:no+|nope|nah|sorry|wait|oh|hm+)[ ,]+)+(?<meant>.{1,40}?),? (?:and )?not (?:in |for |to |with |the |about )*(?<dropped>.{1,30})$/u,
    /^(?<meant>(?:in |for |to |the )?\p{L}+(?: \p{L}+)?),? not (?:in |for |to |with |the )*(?<dropped>\p{L}+(?: \p{L}+)?)$/u,
    /^(?:(?:no+|nope|nah|sorry|wait),[ ]+)(?!i |you |that |this |it |thanks|thank )(?<meant>(?:[\p{L}\p{N}]+ ?){1,5})$/u,
    /^(?<meant>.+?),? i (?:mean|meant)$/u,
  ],
};
