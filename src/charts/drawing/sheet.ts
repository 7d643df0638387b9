import type { Scene, Shape, Weight } from './scene.ts';
import { COLOUR, INNER, MARGIN, WIDTH } from './theme.ts';
import type { Typesetter } from './typesetter.ts';

interface TextLook {
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly x?: number;
  readonly maxWidth?: number;
  /** Distance of two lines, in sizes. */
  readonly leading?: number;
}

/** A page that is filled from the top; it grows with what is put on it. */
export interface Sheet {
  readonly paragraph: (text: string, look: TextLook) => void;
  readonly add: (...shapes: Shape[]) => void;
  readonly space: (height: number) => void;
  /** The lower edge of what there is. */
  readonly y: () => number;
  readonly finish: () => Scene;
}

/** Where in a line of height 1 the letters stand. */
const BASELINE = 0.79;

export function createSheet(typesetter: Typesetter): Sheet {
  const shapes: Shape[] = [];
  let y = MARGIN - 4;
  return {
    paragraph: (
      text,
      { size, weight = 'regular', fill = COLOUR.text, x = MARGIN, maxWidth = INNER, leading = 1.3 },
    ) => {
      for (const line of typesetter.wrap(text, size, weight, maxWidth)) {
        const baseline = y + size * leading * BASELINE;
        shapes.push({ kind: 'text', text: line, x, baseline, size, weight, fill, anchor: 'start' });
        y += size * leading;
      }
    },
    add: (...more) => {
      shapes.push(...more);
    },
    space: (height) => {
      y += height;
    },
    y: () => y,
    finish: () => {
      const height = Math.ceil(y + MARGIN - 6);
      const frame: Shape = {
        kind: 'rect',
        box: { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1 },
        fill: COLOUR.background,
        stroke: COLOUR.border,
      };
      return { width: WIDTH, height, shapes: [frame, ...shapes] };
    },
  };
}
