import { createHash } from 'node:crypto';
import { MAX_REMEMBERED, type Place } from '../answer/question-log.ts';

/** Hexadecimal digits: of ten thousand questions two are alike with a chance of one in twenty thousand. */
const ID_LENGTH = 10;

/** As much of a question as is kept. Not cut in the middle of a character of two code units, which no database takes. */
export function shortenQuestion(text: string): string {
  return text.slice(0, MAX_REMEMBERED).toWellFormed().replaceAll('\0', '');
}

/** The same for what differs in case, spaces and closing marks alone; another one in every other place. */
export function questionId(question: string, { platform, space = '' }: Place): string {
  const asked = shortenQuestion(question)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[\s?!.…]+$/u, '')
    .trim();
  return createHash('sha256')
    .update(JSON.stringify([platform, space, asked]))
    .digest('hex')
    .slice(0, ID_LENGTH);
}
