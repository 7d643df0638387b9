/** What is said to the bot, or asked about the bot itself, rather than about the pack's subject. */
export type Talk = (typeof SOCIAL)[number] | (typeof ABOUT)[number];

/** Said as people say it to each other. Of several in one message the first of this list is what is answered. */
export const SOCIAL = [
  'wellbeing',
  'thanks',
  'apology',
  'wish',
  'affection',
  'joke',
  'goodbye',
  'blame',
  'praise',
  'mood',
  'laughter',
  'test',
  'greeting',
  'yes',
] as const;

/** Asked about the bot, or of it. */
export const ABOUT = [
  'about',
  'nature',
  'maker',
  'abilities',
  'topics',
  'languages',
  'language',
  'sources',
  'count',
  'current',
  'privacy',
  'report',
  'daily',
  'daily-off',
  'random',
  'charts',
  'timeline',
] as const;

/** What a word says in a message that is small talk or about the bot. `filler` is every word that changes nothing. */
export type Concept =
  | (typeof SOCIAL)[number]
  | 'filler'
  | 'you'
  | 'mine'
  | 'not'
  | 'question'
  | 'how'
  | 'many'
  | 'where'
  | 'make'
  | 'run'
  | 'human'
  | 'machine'
  | 'name'
  | 'can'
  | 'know'
  | 'topic'
  | 'language'
  | 'tongue'
  | 'speak'
  | 'change'
  | 'fact'
  | 'source'
  | 'current'
  | 'store'
  | 'private'
  | 'error'
  | 'report'
  | 'daily'
  | 'on'
  | 'off'
  | 'get'
  | 'chart'
  | 'timeline'
  | 'random'
  | 'show'
  | 'help'
  | 'trust';

/**
 * The words of a language by what they say, separated by white space, in lower case and without apostrophes; `_` stands for the
 * spaces in a phrase, `*` for any ending. A word may stand under several concepts.
 */
export type Vocabulary = Readonly<Partial<Record<Concept, string>>>;
