import { commonWordsOf } from './common-words.ts';
import type { Language } from './language.ts';

/** What the hundred commonest words of a language say; more is said by rarer ones. */
const LITTLE = 0.15;

const known = new Map<string, Language>();

/**
 * A language of which nothing is known: words are told apart as they are written, and what is misspelt or has another ending is
 * found by its likeness. Its commonest words weigh little, where there is a list of them. Kinds of answer and everyday concerns
 * are not read.
 */
export function unknownLanguage(code: string): Language {
  const common = () => [...commonWordsOf(code, (word) => word)].filter(([, says]) => says <= LITTLE);
  const language = known.get(code) ?? {
    code,
    stem: (word: string) => word,
    stopWords: new Set(common().map(([word]) => word)),
    everydayWords: new Set<string>(),
    answerTypes: [],
    numberWords: new Map<string, string>(),
    shares: /%/,
    directions: new Map<string, string>(),
  };
  known.set(code, language);
  return language;
}
