import { escapeMarkup } from '../../util/escape.ts';
import { FAMILY } from './typesetter.ts';

/** A picture as shapes with places, before it becomes SVG: what tests measure and what svg.ts writes. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = TextShape | RectShape | LineShape | DotShape | PolygonShape;
export type Point = readonly [x: number, y: number];

export interface TextShape {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly baseline: number;
  readonly size: number;
  readonly weight: Weight;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export type Weight = 'regular' | 'semibold';

interface RectShape {
  readonly kind: 'rect';
  readonly box: Box;
  readonly fill: string;
  readonly stroke?: string;
  readonly radius?: number;
  /** The fact whose figure it shows. */
  readonly fact?: string;
}

interface LineShape {
  readonly kind: 'line';
  readonly points: readonly Point[];
  readonly stroke: string;
  readonly width: number;
}

interface DotShape {
  readonly kind: 'dot';
  readonly at: Point;
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly fact?: string;
}

interface PolygonShape {
  readonly kind: 'polygon';
  readonly points: readonly Point[];
  readonly fill: string;
  /** The place that it marks, and the fact whose figure it shows. */
  readonly at: Point;
  readonly fact: string;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

const WEIGHTS = { regular: 400, semibold: 600 } as const;

/** The scene as an SVG document. Texts are escaped: whatever a pack says stays text. */
export function toSvg({ width, height, shapes }: Scene): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${FAMILY}">${shapes.map(shapeToSvg).join('')}</svg>`;
}

function shapeToSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const { box, fill, stroke, radius = 0 } = shape;
      return `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.width)}" height="${n(box.height)}" rx="${n(radius)}" fill="${fill}"${stroke === undefined ? '' : ` stroke="${stroke}"`}/>`;
    }
    case 'line':
      return `<polyline points="${pointsToSvg(shape.points)}" fill="none" stroke="${shape.stroke}" stroke-width="${n(shape.width)}"/>`;
    case 'dot': {
      const [x, y] = shape.at;
      return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(shape.radius)}" fill="${shape.fill}" stroke="${shape.stroke}" stroke-width="2"/>`;
    }
    case 'polygon':
      return `<polygon points="${pointsToSvg(shape.points)}" fill="${shape.fill}"/>`;
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.baseline)}" font-size="${n(shape.size)}" font-weight="${WEIGHTS[shape.weight]}" fill="${shape.fill}" text-anchor="${shape.anchor}">${escapeMarkup(shape.text)}</text>`;
  }
}

function pointsToSvg(points: readonly Point[]): string {
  return points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ');
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
