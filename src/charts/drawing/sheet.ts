import type { Scene, Shape, Weight } from './scene.ts';
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

/** Sizes are in units of the picture, which is drawn at ZOOM pixels a unit. */
export const WIDTH = 640;
/** Sharp where a chat shows the picture in its full width on a dense screen. */
export const ZOOM = 2;
export const MARGIN = 28;
export const INNER = WIDTH - 2 * MARGIN;

export const SIZE = { title: 22, subtitle: 14.5, label: 13, axis: 12.5, small: 11.5 } as const;

/** Dark on light, so that the picture is the same on a dark and on a light page; each at least 4.5:1 on the background. */
export const COLOUR = {
  background: '#fdfdfb',
  border: '#d5d8dc',
  text: '#1f2933',
  muted: '#55606b',
  grid: '#e4e7ea',
  axis: '#8b949e',
} as const;

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito, https://jfly.uni-koeln.de/color/),
 * the lighter ones darkened to stand out from the background.
 */
export const GROUP_COLOURS = ['#0072b2', '#c84e00', '#00805d', '#a8457f', '#7a6000', '#3b4a57'] as const;

export function groupColour(group: number): string {
  return GROUP_COLOURS[group % GROUP_COLOURS.length] ?? COLOUR.text;
}

/** A colour for each of the first topics of a pack, evenly round the colour wheel and dark enough for white text. */
export function topicColour(topic: number): string {
  /** The golden angle keeps neighbours in the list apart on the wheel, however many there are. */
  const hue = Math.round((205 + topic * 137.5) % 360);
  return `hsl(${hue}, 60%, 30%)`;
}
