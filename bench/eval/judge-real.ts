import { type AnswerToTurn, shownFacts } from '../../src/answer/answer.ts';
import type { RealQuestion, RealTurn } from './real-file.ts';

/**
 * right; unresponsive: the right fact, but its beginning does not say what was asked for; partial: a part or an older
 * figure; silent; wrong.
 */
export type RealVerdict = 'right' | 'unresponsive' | 'partial' | 'silent' | 'wrong';

/** More facts in an overview are not looked at. */
const MOST_LISTED = 6;
const ENOUGH_LISTED = 3;
/** Of several facts that are shown together, the one that answers stands among so many. */
const MOST_TOGETHER = 4;
/** Kinds of question whose answer must stand in the first line; in the first two for all others. */
const SHORT: ReadonlySet<string> = new Set(['figure', 'current']);
const WORD = '[\\p{L}\\p{N}_]';

/** Judges one reply to a question or turn that somebody typed; `text` is the reply as the person would read it. */
export function judgeReal(question: RealQuestion | RealTurn, answer: AnswerToTurn, text: string): RealVerdict {
  const { want, accept, partial } = question;
  const shown = shownFacts(answer).map(({ id }) => id);
  const isSilent = answer.kind === 'unsure';
  const isTalk = answer.kind === 'talk';
  if (want === 'silent') return isSilent || isTalk ? 'right' : 'wrong';
  if (want === 'talk') return isTalk ? 'right' : isSilent ? 'silent' : 'wrong';
  if (isSilent || isTalk) return isSilent && accept.length + partial.length === 0 ? 'right' : 'silent';
  if (want === 'followup-language') {
    return accept.length === 0 || shown.some((id) => accept.includes(id)) ? 'right' : 'wrong';
  }
  if (want === 'overview') {
    const hits = shown.filter((id) => accept.includes(id)).length;
    const isMostly = hits * 2 >= Math.min(shown.length, MOST_LISTED);
    if (hits > 0 && hits >= Math.min(ENOUGH_LISTED, accept.length) && isMostly) return 'right';
    return hits > 0 || shown.some((id) => partial.includes(id)) ? 'partial' : 'wrong';
  }
  const [first = ''] = shown;
  const isFirst = accept.includes(first);
  const isTogether = question.lead !== '' && shown.slice(0, MOST_TOGETHER).some((id) => accept.includes(id));
  if (!isFirst && !isTogether) return partial.includes(first) ? 'partial' : 'wrong';
  const isSaid =
    question.lead === '' ||
    leadOf(question.lead).test(beginningOf(text, 'kind' in question && SHORT.has(question.kind) ? 1 : 2));
  return isSaid ? 'right' : isFirst ? 'unresponsive' : 'partial';
}

/** JavaScript's own word boundary knows Latin letters only. */
function leadOf(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('\\b', `(?:(?<!${WORD})(?=${WORD})|(?<=${WORD})(?!${WORD}))`), 'iu');
}

function beginningOf(text: string, lines: number): string {
  const said = text.split('\n').map((line) => line.trim());
  return said
    .filter((line) => line !== '')
    .slice(0, lines)
    .join('\n')
    .normalize('NFKC');
}
