/** A hundred years of clocks: 9, 09:00, 9.30, 21h30, 0930, 9am, 9:30 p.m. */
const TIME = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*(?:h|uhr)?\s*(?:([ap])\.?\s*m\.?)?$/i;

/** Longer than any time of day that people write: the expression takes longer than in proportion. */
const MAX_TYPED = 20;

/** Reads a time of day as people write it, as 00:00 to 23:59; undefined for anything else. */
export function readTime(typed: string): string | undefined {
  const match = typed.length > MAX_TYPED ? null : TIME.exec(typed.trim());
  if (!match) return undefined;
  const [, hours = '', minutes, run, half] = match;
  // Four digits are a time, three are a slip.
  if (run !== undefined && hours.length + run.length !== 4) return undefined;
  const hour = half === undefined ? Number(hours) : onTwelveHourClock(Number(hours), half.toLowerCase() === 'p');
  const minute = Number(minutes ?? run ?? 0);
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 12am is midnight and 12pm noon; there is neither 0am nor 13pm. */
function onTwelveHourClock(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}
