import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import type { Box, TextShape, Weight } from './scene.ts';

/** Inter has Latin, Cyrillic and the Kazakh letters (SIL Open Font License). */
export const FAMILY = 'Inter';

const require = createRequire(import.meta.url);
export const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semibold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};

export interface Typesetter {
  /** How wide a line of text is at most: kerning, which is not counted, makes it a little narrower. */
  readonly width: (text: string, size: number, weight: Weight) => number;
  /** The text in lines that are no wider; a word that is wider by itself is broken. */
  readonly wrap: (text: string, size: number, weight: Weight, maxWidth: number) => readonly string[];
  /** The box from the ascenders to the descenders of a line. */
  readonly box: (shape: TextShape) => Box;
}

/** Of Inter's em: how far its tallest letters with accents rise, and how far its letters hang. */
const ASCENT = 0.97;
const DESCENT = 0.24;

/** Measures text with the metrics of the fonts that it is drawn in. */
export function createTypesetter(): Typesetter {
  const faces: Record<Weight, (text: string) => number> = {
    regular: createMeasure(FONT_FILES.regular),
    semibold: createMeasure(FONT_FILES.semibold),
  };
  const width: Typesetter['width'] = (text, size, weight) => faces[weight](text) * size;

  const wrap: Typesetter['wrap'] = (text, size, weight, maxWidth) => {
    const fits = (line: string) => width(line, size, weight) <= maxWidth;
    const lines: string[] = [];
    let line = '';
    const start = (word: string) => {
      line = word;
      while (!fits(line)) {
        const letters = [...line];
        let count = letters.length - 1;
        while (count > 1 && !fits(letters.slice(0, count).join(''))) count--;
        if (count < 1) return;
        lines.push(letters.slice(0, count).join(''));
        line = letters.slice(count).join('');
      }
    };
    // Not at no-break spaces, which keep a number with its unit, and also the groups of its digits: 800 000.
    const kept = text.replace(/(?<=\d) (?=\d{3}(?!\d))/g, '\u00a0');
    for (const word of kept.split(/[ \t\n]+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      start(word);
    }
    return line === '' ? lines : [...lines, line];
  };

  return {
    width,
    wrap,
    box: ({ text, x, baseline, size, weight, anchor }) => {
      const wide = width(text, size, weight);
      const left = { start: x, middle: x - wide / 2, end: x - wide }[anchor];
      return { x: left, y: baseline - ASCENT * size, width: wide, height: (ASCENT + DESCENT) * size };
    },
  };
}

/** Widths in ems; each letter is looked up in the font once. */
function createMeasure(file: string): (text: string) => number {
  const opened = openSync(file);
  if (!isFont(opened)) throw new Error(`${file} holds several fonts.`);
  const font = opened;
  const advances = new Map<string, number>();
  const advanceOf = (letter: string) => {
    const known = advances.get(letter);
    if (known !== undefined) return known;
    const advance = font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    advances.set(letter, advance);
    return advance;
  };
  return (text) => [...text].reduce((sum, letter) => sum + advanceOf(letter), 0);
}

function isFont(opened: ReturnType<typeof openSync>): opened is Font {
  return 'glyphForCodePoint' in opened;
}
