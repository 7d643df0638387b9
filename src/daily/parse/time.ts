/** 9, 09:00, 9.30, 21h30, 0930, 9am, 9:30 p.m., 21 Uhr 30. */
const TIME = /^(\d{1,2})(?:\s*(?:[:.h]|uhr)\s*(\d{2})|(\d{2}))?\s*(?:h|uhr)?\s*(?:([ap])\.?\s*m\.?)?$/iu;

/** Times that have names, in English, German, Russian and Kazakh. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^(?:noon|midday|mittags?|am mittag|полдень|в полдень|талтүс|талтүсте|тал түсте|түсте)$/u, '12:00'],
  [/^(?:midnight|mitternacht|um mitternacht|полночь|в полночь|түн ортасы|түн ортасында)$/u, '00:00'],
];
const BEFORE = /^(?:at|around|@|um|gegen|в|во|к|сағат|сагат)\s+/u;
/** "сағат 9-да", "9 o'clock", "9 часов": said with a number and nothing else. */
const AFTER = /(?:-?(?:да|де|та|те)|\s*o['’]?clock|\s*час(?:ов|а)?|\s*ч\.?|\s*сағат(?:та)?)$/u;
/** "half past 9", "halb 10". */
const HALF = /^(half past|halb)\s+(\d{1,2})$/u;

/** Which half of the day is meant, before or behind the number. */
const PARTS: readonly (readonly [RegExp, 'morning' | 'afternoon' | 'night'])[] = [
  [/\s*(?:in the morning|morgens|vormittags|früh|am morgen|утра|таңғы|таңертең|таңертеңгі)\s*/u, 'morning'],
  [
    /\s*(?:in the afternoon|in the evening|nachmittags|abends|am abend|am nachmittag|вечера|дня|кешкі|кеште|кешке|түстен кейін|түстен кейінгі)\s*/u,
    'afternoon',
  ],
  [/\s*(?:at night|nachts|in der nacht|ночи|түнгі|түнде)\s*/u, 'night'],
];

/** Longer than any time of day that people write: the expressions take longer than in proportion. */
const MAX_TYPED = 40;
/** Hours of the night from which on it is that before midnight. */
const LATE = 6;

/** Reads a time of day as people write it in English, German, Russian and Kazakh, as 00:00 to 23:59; undefined for anything else. */
export function readTime(typed: string): string | undefined {
  if (typed.length > MAX_TYPED) return undefined;
  const text = typed.trim().toLowerCase();
  const named = NAMED.find(([pattern]) => pattern.test(text));
  if (named) return named[1];
  const part = PARTS.find(([pattern]) => pattern.test(text));
  const bare = (part ? text.replace(part[0], ' ').trim() : text).replace(BEFORE, '').replace(AFTER, '').trim();
  const half = HALF.exec(bare);
  if (half) {
    const hour = Number(half[2]) - (half[1] === 'halb' ? 1 : 0);
    return written(part ? inPart(hour, part[1]) : hour, 30);
  }
  const match = TIME.exec(bare);
  if (!match) return undefined;
  const [, hours = '', minutes, run, meridiem] = match;
  // Four digits are a time, three are a slip.
  if (run !== undefined && hours.length + run.length !== 4) return undefined;
  if (meridiem !== undefined && part) return undefined;
  const hour =
    meridiem !== undefined
      ? onTwelveHourClock(Number(hours), meridiem === 'p')
      : part
        ? inPart(Number(hours), part[1])
        : Number(hours);
  return written(hour, Number(minutes ?? run ?? 0));
}

function written(hour: number | undefined, minute: number): string | undefined {
  if (hour === undefined || hour < 0 || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 12am is midnight and 12pm noon; there is neither 0am nor 13pm. */
function onTwelveHourClock(hour: number, afternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}

/** "8 in the evening" is 20, "12 at night" 0, "21 in the evening" itself. */
function inPart(hour: number, part: 'morning' | 'afternoon' | 'night'): number {
  if (hour > 12 || part === 'morning') return hour;
  if (part === 'afternoon') return hour === 12 ? hour : hour + 12;
  return hour === 12 ? 0 : hour >= LATE ? hour + 12 : hour;
}
