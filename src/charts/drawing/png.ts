import { Resvg } from '@resvg/resvg-js';
import { encode } from 'fast-png';
import type { PictureModel } from '../model.ts';
import { drawCard } from './draw-card.ts';
import { drawChart } from './draw-chart.ts';
import { drawTimeline } from './draw-timeline.ts';
import { type Scene, toSvg } from './scene.ts';
import { ZOOM } from './sheet.ts';
import { FAMILY, FONT_FILES, type Typesetter } from './typesetter.ts';

/** Lays a picture out. */
export function compose(model: PictureModel, typesetter: Typesetter): Scene {
  switch (model.kind) {
    case 'chart':
      return drawChart(model, typesetter);
    case 'timeline':
      return drawTimeline(model, typesetter);
    case 'card':
      return drawCard(model, typesetter);
  }
}

/** The scene as a PNG image, with the fonts that the project brings and none of the machine's. */
export function toPng(scene: Scene): Uint8Array {
  const image = new Resvg(toSvg(scene), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES), defaultFontFamily: FAMILY },
  });
  const { width, height, pixels } = image.render();
  return encode({ width, height, depth: 8, channels: 1, ...toIndexed(pixels) }, { zlib: { level: 6 } });
}

/** Pixels that name a colour of a list of at most 256: a quarter of the size of pixels that hold their colour. */
interface IndexedPixels {
  readonly data: Uint8Array;
  readonly palette: [number, number, number][];
}

const MOST_COLOURS = 256;

/**
 * Opaque RGBA pixels in the 256 colours that occur most; any other becomes the one most like it. Pictures of text and
 * lines on a plain background have little more colours than that: the shades at the edges of letters.
 */
function toIndexed(rgba: Uint8Array): IndexedPixels {
  const data = new Uint8Array(rgba.length / 4);
  const runs = runsOf(rgba);
  const uses = new Map<number, number>();
  for (const { colour, length } of runs) uses.set(colour, (uses.get(colour) ?? 0) + length);
  const colours = [...uses].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const kept = colours.slice(0, MOST_COLOURS);
  const places = new Map(colours.map((colour, at) => [colour, at < MOST_COLOURS ? at : nearest(colour, kept)]));
  let at = 0;
  for (const { colour, length } of runs) {
    data.fill(places.get(colour) ?? 0, at, at + length);
    at += length;
  }
  return { data, palette: kept.map(channels) };
}

/** Neighbouring pixels of one colour, taken together: most of a picture is background. */
function runsOf(rgba: Uint8Array): readonly { readonly colour: number; readonly length: number }[] {
  const runs: { colour: number; length: number }[] = [];
  let last: { colour: number; length: number } | undefined;
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
    if (last?.colour === colour) last.length++;
    else {
      last = { colour, length: 1 };
      runs.push(last);
    }
  }
  return runs;
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, kept: readonly number[]): number {
  const [red, green, blue] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  kept.forEach((other, at) => {
    const [otherRed, otherGreen, otherBlue] = channels(other);
    const difference = (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
    if (difference < least) [best, least] = [at, difference];
  });
  return best;
}
