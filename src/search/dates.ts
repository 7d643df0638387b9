import type { Language } from './languages/language.ts';

/** A longer range names its first years only; nobody asks for each. */
const MOST_YEARS = 50;

/** 2022-03-12 becomes "12 March 2022": people ask with months' names. A range names every year within it. */
export function createDateWords({ code }: Pick<Language, 'code'>): (period: string | null) => string {
  const months = Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(2000, month)).toLocaleString(code, { month: 'long', timeZone: 'UTC' }),
  );
  return (period) => {
    if (period === null) return '';
    const [first = '', last = first] = period.split('/');
    const words: (string | number)[] = [];
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)) && words.length < MOST_YEARS; year++) {
      words.push(year);
    }
    for (const day of [first, last]) {
      const [, month, date = ''] = day.split('-');
      if (month !== undefined) words.push(Number(date) || '', months[Number(month) - 1] ?? '');
    }
    return words.join(' ');
  };
}
