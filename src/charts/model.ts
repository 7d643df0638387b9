import type { Locale } from '../i18n/locale.ts';
import type { Span } from './data-point.ts';

/**
 * What a picture says, in a reader's language and before anything is laid out: plain data that can be sent to another
 * thread and compared.
 */
export type PictureModel = Chart | Timeline | Card;

export interface Chart {
  readonly kind: 'chart';
  /** Over a time axis, or one row a figure where the dates are too few or are long periods. */
  readonly form: 'time' | 'rows';
  readonly locale: Locale;
  readonly title: string;
  readonly subtitle: string;
  /** Whose counts there are; empty where there is only one. A mark's `group` is a place in this list. */
  readonly groups: readonly string[];
  /** One for each unit: amounts of different units never share an axis. */
  readonly panels: readonly Panel[];
  /** What a reader must know of the figures. */
  readonly warnings: readonly string[];
  /** What the signs before the figures mean. */
  readonly key: string;
  readonly sources: string;
}

export interface Panel {
  readonly unit: string;
  /** A place in an order and not an amount, so that nothing is drawn from zero. */
  readonly ordinal: boolean;
  /** A share of a hundred. */
  readonly percent: boolean;
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly fact: string;
  /** In the panel's unit. */
  readonly value: number;
  readonly label: string;
  readonly qualifier: 'exact' | 'approx' | 'at-least' | 'at-most';
  readonly group: number;
  readonly span: Span;
  /** The date in words. */
  readonly when: string;
}

export interface Timeline {
  readonly kind: 'timeline';
  readonly title: string;
  readonly subtitle: string;
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[];
  readonly sources: string;
}

export interface TimelineEntry {
  readonly fact: string;
  readonly span: Span;
  readonly when: string;
  readonly text: string;
  /** The place of its topic in the pack, for its colour. */
  readonly topic: number;
}

export interface Card {
  readonly kind: 'card';
  readonly heading: string;
  readonly answer: string;
  readonly statement: string;
  readonly asOf: string;
  /** That sources disagree, or that there is only one; empty for a confirmed fact. */
  readonly caution: string;
  readonly sources: string;
  readonly footer: string;
  /** The place of its topic in the pack, for its colour. */
  readonly topic: number;
}
