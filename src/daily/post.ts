import type { Knowledge } from '../answer/languages.ts';
import { carryLanguage } from '../chat/choose-language.ts';
import type { Reply } from '../chat/reply.ts';
import type { Words } from '../i18n/translator.ts';
import { presentAnswer } from '../replies/answer.ts';
import { anniversaryYear } from './choice.ts';

/** A fact as a daily post of a local date: as an answer would show it, under a heading. undefined for one that is gone. */
export function presentPost(
  factId: string,
  date: string,
  { pack, answerer }: Knowledge,
  words: Words,
): Reply | undefined {
  const fact = pack.fact(factId);
  const answer = answerer.show(factId);
  if (!fact || !answer) return undefined;
  const year = anniversaryYear(fact, date);
  const { share: _, ...reply } = presentAnswer(answer, pack, words);
  return {
    // The buttons of a translated post go on in its language, whoever presses them.
    ...(words.locale === pack.writtenIn ? reply : carryLanguage(reply, words.locale)),
    heading: year === undefined ? words('daily.heading', {}) : words('daily.on-this-day', { year: String(year) }),
  };
}
