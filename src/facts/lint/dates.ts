import { factRule } from './rule.ts';

/** Dates must exist, must not lie in the future, and a period must not end before it begins. */
export const dates = factRule('date', ({ date, series, sources }, { today }) => {
  const named: (readonly [string, string])[] = [
    ...(date === null ? [] : [['date', date] as const]),
    ...(series === undefined ? [] : [['series.period', series.period] as const]),
    ...sources.flatMap(({ published }) => (published === null ? [] : [['published', published] as const])),
  ];
  return named.flatMap(([name, period]) => {
    const [from = '', to = from] = period.split('/');
    const [first, last] = [firstDay(from), lastDay(to)];
    if (!first || !last) return [`${name} ${period} is no day of the calendar`];
    if (Temporal.PlainDate.compare(first, today) > 0) return [`${name} ${period} lies in the future`];
    if (Temporal.PlainDate.compare(first, last) > 0) return [`${name} ${period} ends before it begins`];
    return [];
  });
});

/** The last day that a year, month or day reaches, so that 2024-03/2024 is a period like any other. */
function lastDay(day: string): Temporal.PlainDate | undefined {
  const first = firstDay(day);
  const [, month, date] = day.split('-');
  if (!first || date !== undefined) return first;
  const next = first.add(month === undefined ? { years: 1 } : { months: 1 });
  return next.subtract({ days: 1 });
}

function firstDay(day: string): Temporal.PlainDate | undefined {
  const [year = '', month = '01', date = '01'] = day.split('-');
  try {
    return Temporal.PlainDate.from(`${year}-${month}-${date}`);
  } catch {
    return undefined;
  }
}
