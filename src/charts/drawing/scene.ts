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
