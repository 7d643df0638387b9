/** Where a text may be cut. A sentence or a word that would leave less than a third of the room gives way to the next finer one. */
export type Boundary = 'sentence' | 'word' | 'grapheme';

const ENDING: Readonly<Record<Boundary, string>> = { sentence: ' …', word: '…', grapheme: '…' };
const FINER: Readonly<Record<Boundary, readonly Boundary[]>> = {
  sentence: ['sentence', 'word', 'grapheme'],
  word: ['word', 'grapheme'],
  grapheme: ['grapheme'],
};

/**
 * The text, or its beginning with an ellipsis, in at most `max` UTF-16 code units together. A grapheme is what a person
 * sees as one character, so that no emoji and no accented letter is halved.
 */
export function truncate(text: string, max: number, at: Boundary = 'grapheme'): string {
  if (text.length <= max) return text;
  // Whatever lies behind decides no boundary that is early enough.
  const start = text.slice(0, max + 2);
  for (const boundary of FINER[at]) {
    const room = max - ENDING[boundary].length;
    const end = ends(start, boundary).findLast((one) => one <= room) ?? 0;
    if (boundary === 'grapheme' || end > max / 3) return text.slice(0, end) + ENDING[boundary];
  }
  return '';
}

/** Where the text may be cut, without the white space before it: offsets in UTF-16 code units, the end of the text among them. */
export function ends(text: string, granularity: Boundary): number[] {
  return Array.from(
    new Intl.Segmenter('en', { granularity }).segment(text),
    ({ index, segment }) => index + segment.trimEnd().length,
  );
}
