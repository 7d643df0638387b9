import { type Pack, unitName } from '../facts/pack.ts';
import type { Translator } from '../i18n/translator.ts';
import type { DataPoint } from './data-point.ts';

/** A factor by which all figures of an axis are divided, so that their labels stay short. */
export interface Scale {
  readonly name: 'one' | 'million' | 'billion';
  readonly divisor: number;
}

const ONE: Scale = { name: 'one', divisor: 1 };
const SCALES: readonly Scale[] = [{ name: 'billion', divisor: 1e9 }, { name: 'million', divisor: 1e6 }, ONE];
/** No figure of a pack is known more exactly. */
const MAX_DECIMALS = 3;
/** A number that a person would write out in full has fewer digits than this says. */
const COMPACT_FROM = 1e6;

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** The unit of a place in an order: not an amount, and the less the better. */
export const RANK = 'rank';
const YEARLY = '/yr';
const MONTHLY = '/month';

/** The scale in which at least half of the values are 1 or more. */
export function scaleFor(values: readonly number[]): Scale {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return SCALES.find(({ divisor }) => median >= divisor) ?? ONE;
}

/** A figure on an axis of that scale: `8.75`, with `≈`, `≥` or `≤` where the source is not exact. */
export function shortAmount(figure: DataPoint, scale: Scale, t: Translator): string {
  const { value, unit, qualifier } = figure;
  if (unit === RANK) return rankAmount(figure, t);
  const amount = new Intl.NumberFormat(t.locale, { maximumFractionDigits: MAX_DECIMALS }).format(value / scale.divisor);
  const sign = { exact: '', approx: '≈', 'at-least': '≥', 'at-most': '≤' }[qualifier];
  return sign === '' ? amount : `${sign}\u00a0${amount}`;
}

/** How the pack calls its units; currencies, percentages and ranks are known without it. */
type Units = Pick<Pack, 'units' | 'language'>;

/** A figure in full: `about 9.7 billion euros`, `226,092 people`. */
export function fullAmount(figure: DataPoint, units: Units, t: Translator): string {
  const { value, unit, qualifier } = figure;
  if (unit === RANK) return rankAmount(figure, t);
  return t('chart.qualified', { qualifier: selectorOf(qualifier), amount: amountWithUnit(value, unit, units, t) });
}

function rankAmount({ value, qualifier }: DataPoint, t: Translator): string {
  const number = new Intl.NumberFormat(t.locale).format(value);
  return t('chart.rank-amount', { qualifier: selectorOf(qualifier), number });
}

/** The qualifier as messages tell it apart: their selectors hold no hyphens. */
export function selectorOf(qualifier: DataPoint['qualifier']): string {
  return qualifier.replace('at-', '');
}

function amountWithUnit(value: number, unit: string, units: Units, t: Translator): string {
  if (unit.endsWith(YEARLY)) {
    return t('chart.yearly', { amount: amountWithUnit(value, unit.slice(0, -YEARLY.length), units, t) });
  }
  if (unit.endsWith(MONTHLY)) {
    return t('chart.monthly', { amount: amountWithUnit(value, unit.slice(0, -MONTHLY.length), units, t) });
  }
  const compact = value >= COMPACT_FROM ? ({ notation: 'compact', compactDisplay: 'long' } as const) : {};
  const format = (style: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(t.locale, { maximumFractionDigits: MAX_DECIMALS, ...compact, ...style }).format(value);
  if (CURRENCIES.has(unit)) return format({ style: 'currency', currency: unit, currencyDisplay: 'name' });
  if (unit === 'percent') return format({ style: 'unit', unit, unitDisplay: 'long' });
  return t('chart.amount', { number: format({}), unit: unitName(units, unit, value) });
}

/** What an axis counts in: `Billion euros`, `People`. */
export function axisCaption(unit: string, scale: Scale, units: Units, t: Translator): string {
  const [first = '', ...rest] = unitCaption(unit, scale, units, t);
  return first.toLocaleUpperCase(t.locale) + rest.join('');
}

function unitCaption(unit: string, scale: Scale, units: Units, t: Translator): string {
  if (unit.endsWith(YEARLY)) {
    return t('chart.yearly', { amount: unitCaption(unit.slice(0, -YEARLY.length), scale, units, t) });
  }
  if (unit.endsWith(MONTHLY)) {
    return t('chart.monthly', { amount: unitCaption(unit.slice(0, -MONTHLY.length), scale, units, t) });
  }
  return t('chart.scaled', { scale: scale.name, unit: captionOf(unit, scale, units, t) });
}

/** The form of a unit that stands after a round number, in languages that tell them apart. */
const ROUND = 5;

function captionOf(unit: string, scale: Scale, units: Units, t: Translator): string {
  if (CURRENCIES.has(unit)) return currencyName(unit, scale, t);
  if (unit === RANK) return t('chart.unit-rank', {});
  return unit === 'percent' ? t('chart.unit-percent', {}) : unitName(units, unit, ROUND);
}

/** The currency as it is named after a round number of the scale: `euros`, `долларов США`. */
function currencyName(currency: string, { divisor }: Scale, t: Translator): string {
  const parts = new Intl.NumberFormat(t.locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  }).formatToParts(ROUND * divisor);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
