import type { Language } from './languages/language.ts';

/** A longer range names its first years only; nobody asks for each. */
const MOST_YEARS = 50;

/**
 * 2022-03-12 becomes "12 March 2022": people ask with months' names. Where a month is inflected in a date (март, 12
 * марта), both forms stand. A range names every year within it; that
 * of a figure only its ends, since a sum over ten years tells nothing of the fifth.
 */
export function createDateWords({
  code,
}: Pick<Language, 'code'>): (period: string | null, isFigure?: boolean) => string {
  const alone = new Intl.DateTimeFormat(code, { month: 'long', timeZone: 'UTC' });
  const inDate = new Intl.DateTimeFormat(code, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => {
    const day = Date.UTC(2000, month);
    const inflected = inDate.formatToParts(day).find(({ type }) => type === 'month')?.value;
    return [...new Set([alone.format(day), inflected])].join(' ');
  });
  return (period, isFigure = false) => {
    if (period === null) return '';
    const [first = '', last = first] = period.split('/');
    const words: (string | number)[] = [];
    const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
    for (let year = from; year <= to && words.length < MOST_YEARS; year += isFigure ? Math.max(1, to - from) : 1) {
      words.push(year);
    }
    for (const day of [first, last]) {
      const [, month, date = ''] = day.split('-');
      if (month !== undefined) words.push(Number(date) || '', months[Number(month) - 1] ?? '');
    }
    return words.join(' ');
  };
}
