import { expect, test } from 'vitest';
import { seeded } from '../../bench/generate.ts';
import { DAY, HOUR, setUpHarbour } from '../fixtures/harbour.ts';

const ZONES = Intl.supportedValuesOf('timeZone').filter((_, at, all) => at % Math.floor(all.length / 40) === 0);
const CHANNELS = 1_000;
/** The night in which Europe puts its clocks back. */
const START = Date.parse('2026-10-24T22:00:00Z');

test('a thousand daily facts in forty zones on a night of the clock change: each local date once, at its time', async () => {
  const random = seeded(25);
  const world = await setUpHarbour({ start: START });
  await world.daily.service.turnOff({ platform: 'harbour', id: 'lindau', space: 'lake', direct: false });
  const schedules = new Map<string, { readonly time: string; readonly zone: string }>();
  for (let at = 0; at < CHANNELS; at++) {
    const minute = ['00', '30'][at % 2] ?? '00';
    const time = `${String(Math.floor(random() * 24)).padStart(2, '0')}:${minute}`;
    const zone = ZONES[at % ZONES.length] ?? 'UTC';
    schedules.set(`c${at}`, { time, zone });
    const channel = { platform: 'harbour', id: `c${at}`, space: 'lake', direct: false };
    await world.subscribe(channel, undefined, { schedule: { time, zone, days: [1, 2, 3, 4, 5, 6, 7] } });
  }
  await world.clock.passTo(START + DAY + 2 * HOUR);
  const keys = world.posts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(world.posts.map(({ channel }) => channel)).size).toBe(CHANNELS);
  const late = world.posts.filter(({ channel, key, at }) => {
    const { time = '', zone = 'UTC' } = schedules.get(channel) ?? {};
    const due = Temporal.PlainDate.from(key.slice(-10)).toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
    // A hundred are due at one moment at most, ten a second.
    return at < due || at > due + 60_000;
  });
  expect(late).toEqual([]);
}, 240_000);
