/** Pixels that name a colour of a list of at most 256: a quarter of the size of pixels that hold their colour. */
export interface IndexedPixels {
  readonly data: Uint8Array;
  readonly palette: [number, number, number][];
}

const MOST_COLOURS = 256;

/**
 * Opaque RGBA pixels in the 256 colours that occur most; any other becomes the one most like it. Pictures of text and
 * lines on a plain background have little more colours than that: the shades at the edges of letters.
 */
export function toIndexed(rgba: Uint8Array): IndexedPixels {
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
