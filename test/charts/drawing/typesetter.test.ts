import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { toSvg, type Weight } from '../../../src/charts/drawing/scene.ts';
import { COLOUR, GROUP_COLOURS, topicColour } from '../../../src/charts/drawing/sheet.ts';
import { createTypesetter, FAMILY, FONT_FILES } from '../../../src/charts/drawing/typesetter.ts';
import { LONG_WORDS } from '../long-words.ts';

const typesetter = createTypesetter();
const SIZE = 20;

/** What the renderer itself measures, kerning and all. */
function drawn(text: string, weight: Weight) {
  const svg = toSvg({
    width: 4000,
    height: 60,
    shapes: [{ kind: 'text', text, x: 10, baseline: 40, size: SIZE, weight, fill: '#000000', anchor: 'start' }],
  });
  const box = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: FAMILY },
  }).getBBox();
  if (!box) throw new Error('nothing was drawn');
  return box;
}

test.each([
  ...Object.values(LONG_WORDS).map(({ title }) => title),
  'ӘҒҚҢӨҰҮҺІ әғқңөұүһі ЁЙЦЩ ёйцщ ÄÖÜẞ äöüß',
  '≈ 9.7 · ≥ 6 600 · ≤ 50 – €4.86 “quoted” «кавычки»',
  'AVATAR To Ty LT. VA',
])('%s is measured as wide as it is drawn, or a little wider', (text) => {
  for (const weight of ['regular', 'semibold'] as const) {
    const measured = typesetter.width(text, SIZE, weight);
    const { width } = drawn(text, weight);
    expect(width).toBeLessThanOrEqual(measured + 1);
    expect(width).toBeGreaterThan(measured * 0.9);
  }
});

test('the box of a line holds all that is drawn of it', () => {
  const shape = { kind: 'text', x: 10, baseline: 40, size: SIZE, fill: '#000000', anchor: 'start' } as const;
  const box = typesetter.box({ ...shape, text: 'ЙÄgқңj,', weight: 'semibold' });
  const { y, height } = drawn('ЙÄgқңj,', 'semibold');
  expect(y).toBeGreaterThanOrEqual(box.y - 0.5);
  expect(y + height).toBeLessThanOrEqual(box.y + box.height + 0.5);
});

test('text is broken between words, and a word that is too long within itself', () => {
  const lines = typesetter.wrap('one two extraordinarily-long-compound three', SIZE, 'regular', 90);
  for (const line of lines) expect(typesetter.width(line, SIZE, 'regular')).toBeLessThanOrEqual(90);
  expect(lines.join('').replaceAll(' ', '')).toBe('onetwoextraordinarily-long-compoundthree');
  expect(typesetter.wrap('about 5\u00a0million', SIZE, 'regular', 100).at(-1)).toBe('5\u00a0million');
  expect(typesetter.wrap('', SIZE, 'regular', 100)).toEqual([]);
  expect(typesetter.wrap('wide', SIZE, 'regular', 1).join('')).toBe('wide');
});

test('a number is not broken where its digits are grouped', () => {
  const room = typesetter.width('about 800', SIZE, 'regular');
  expect(typesetter.wrap('about 800 000 people', SIZE, 'regular', room)).toEqual(['about', '800\u00a0000', 'people']);
});

test('what a pack says stays text, whatever it looks like', () => {
  const svg = toSvg({
    width: 10,
    height: 10,
    shapes: [
      {
        kind: 'text',
        text: '</text><script>alert(1)</script>&amp;\u0000\u0008\ud800',
        x: 0,
        baseline: 5,
        size: 5,
        weight: 'regular',
        fill: '#000000',
        anchor: 'start',
      },
    ],
  });
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;');
  expect(svg).not.toContain('<script');
  expect(() => new Resvg(svg)).not.toThrow();
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: readonly number[]): number {
  const linear = (channel = 0) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function rgbOfHsl(hsl: string): number[] {
  const [hue = 0, saturation = 0, lightness = 0] = (hsl.match(/[\d.]+/g) ?? []).map(Number);
  const a = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return lightness / 100 - a * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}

test.each([COLOUR.text, COLOUR.muted, ...GROUP_COLOURS])('%s can be read on the background', (colour) => {
  expect(contrast(rgb(colour), rgb(COLOUR.background))).toBeGreaterThanOrEqual(4.5);
});

test.each(Array.from({ length: 30 }, (_, topic) => topicColour(topic)))('white can be read on %s', (colour) => {
  expect(contrast(rgbOfHsl(colour), [1, 1, 1])).toBeGreaterThanOrEqual(4.5);
});
