import type { Pack } from '../facts/pack.ts';
import type { Fact } from '../facts/schema.ts';
import { DAY_MS } from '../util/day.ts';

/** One number of a series: what a fact says that was measured, when, and by whose count. */
export interface DataPoint {
  readonly fact: string;
  readonly value: number;
  readonly unit: string;
  readonly qualifier: NonNullable<Fact['quantity']>['qualifier'];
  /** Whose count it is, as a key of the series' counts; undefined where the series has only one. */
  readonly count: string | undefined;
  /** A partial ISO date, or two of them with a slash. */
  readonly period: string;
  readonly span: Span;
  /** Whether sources disagree on it. */
  readonly disputed: boolean;
}

/** From when to when, in years with a fraction: the year 2022 is from 2022 to 2023. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The figures of a series, oldest first; facts without a quantity have none. */
export function dataPointsOf(pack: Pack, series: string): readonly DataPoint[] {
  return pack
    .factsOfSeries(series)
    .flatMap(({ id, quantity, series: place, status }) =>
      quantity && place
        ? [
            {
              fact: id,
              ...quantity,
              count: place.count,
              period: place.period,
              span: spanOf(place.period),
              disputed: status === 'disputed',
            },
          ]
        : [],
    )
    .toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

/** Whether a series has something to compare: two figures or more. */
export function isDrawable(pack: Pack, series: string): boolean {
  return dataPointsOf(pack, series).length >= 2;
}

/** The ids of the series that can be drawn, in the pack's order. */
export function drawableSeries(pack: Pack): readonly string[] {
  return Object.keys(pack.series).filter((id) => isDrawable(pack, id));
}

/** The time that a partial ISO date or a period of two covers. */
export function spanOf(period: string): Span {
  const [first = '', last = first] = period.split('/');
  return { from: bounds(first).from, to: bounds(last).to };
}

function bounds(date: string): Span {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return { from: year, to: year + 1 };
  if (day === undefined) return { from: year + (month - 1) / 12, to: year + month / 12 };
  const start = Date.UTC(year, 0, 1);
  const length = Date.UTC(year + 1, 0, 1) - start;
  const from = year + (Date.UTC(year, month - 1, day) - start) / length;
  return { from, to: from + DAY_MS / length };
}
