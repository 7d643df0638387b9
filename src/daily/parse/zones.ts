import Fuse from 'fuse.js';
import { LOCALES, type Locale } from '../../i18n/locale.ts';
import { countryCodes } from '../../util/countries.ts';
import { ambiguousZones, withoutZoneWords, zoneOfPlace } from './places.ts';

/**
 * Where most people of a country with several zones live, for countries whose zones differ. Judged by the comments of
 * the time zone database (https://data.iana.org/time-zones/data/zone1970.tab, 2026c).
 */
const MOST_PEOPLE: ReadonlyMap<string, string> = new Map([
  ['AR', 'America/Buenos_Aires'],
  ['AU', 'Australia/Sydney'],
  ['BR', 'America/Sao_Paulo'],
  ['CA', 'America/Toronto'],
  ['CD', 'Africa/Kinshasa'],
  ['CL', 'America/Santiago'],
  ['CN', 'Asia/Shanghai'],
  ['EC', 'America/Guayaquil'],
  ['ES', 'Europe/Madrid'],
  ['ID', 'Asia/Jakarta'],
  ['MN', 'Asia/Ulaanbaatar'],
  ['MX', 'America/Mexico_City'],
  ['NZ', 'Pacific/Auckland'],
  ['PT', 'Europe/Lisbon'],
  ['RU', 'Europe/Moscow'],
  ['US', 'America/New_York'],
]);

const MAX_TYPED = 60;
const NEAREST = 3;

interface Zone {
  readonly id: string;
  /** The last part of the name: `New York` of `America/New_York`. */
  readonly city: string;
  readonly country: string;
}

const ids: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const continents = [...new Set(ids.map((id) => id.split('/')[0] ?? ''))];

/** Finds zones by city and country, the country in the words of a language. Made at their first use: it takes a while. */
const searches = new Map<string, Fuse<Zone>>();
let regions: ReadonlyMap<string, string> | undefined;

function searchIn(language: string): Fuse<Zone> {
  const known = searches.get(language);
  if (known) return known;
  regions ??= regionsOfZones();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const zones = ids.map((id) => {
    const region = regions?.get(id);
    const city = (id.split('/').at(-1) ?? id).replaceAll('_', ' ');
    return { id, city, country: region === undefined ? '' : (names.of(region) ?? '') };
  });
  const keys = [
    { name: 'city', weight: 3 },
    { name: 'country', weight: 2 },
    { name: 'id', weight: 1 },
  ];
  const search = new Fuse(zones, { keys, threshold: 0.35, distance: 40 });
  searches.set(language, search);
  return search;
}

/** The country of each zone. Intl tells the zones of a country only, so all countries are asked. */
function regionsOfZones(): ReadonlyMap<string, string> {
  return new Map(
    countryCodes().flatMap((code) =>
      (new Intl.Locale(`und-${code}`).getTimeZones() ?? []).map((id) => [id, code] as const),
    ),
  );
}

/**
 * The zone that was meant by its name, a city, a country of one zone, a usual abbreviation or its distance from UTC, in any case and in
 * four languages; undefined for any other text, and for what means different zones in different countries.
 */
export function findZone(typed: string): string | undefined {
  if (typed.length > MAX_TYPED) return undefined;
  const named = withoutZoneWords(typed);
  if (ambiguousZones(named)) return undefined;
  return zoneOfPlace(named) ?? offsetZone(named) ?? zoneOfCity(typed) ?? zoneOfCity(named) ?? zoneOfCountry(named);
}

/** Whether a text names a zone, or several that it may mean. */
export function namesZone(typed: string): boolean {
  return findZone(typed) !== undefined || ambiguousZones(withoutZoneWords(typed)) !== undefined;
}

/** `UTC+5`, `GMT+05:30`: a zone that has no summer time. */
function offsetZone(name: string): string | undefined {
  const match = /^(?:utc|gmt)\s*([+−–-])\s*(\d{1,2})(?::?([0-5]\d))?$/u.exec(name);
  if (!match || Number(match[2]) > MOST_HOURS) return undefined;
  const [, sign, hours = '', minutes = '00'] = match;
  return `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
}

/** No clock is further from UTC. */
const MOST_HOURS = 14;

/** Countries with one zone, or with several that are alike, by their names in our languages. Made at its first use. */
let countries: ReadonlyMap<string, string> | undefined;

function zoneOfCountry(name: string): string | undefined {
  countries ??= new Map(
    LOCALES.flatMap((locale) => {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      return countryCodes().map((code) => [withoutZoneWords(names.of(code) ?? code), code] as const);
    }),
  );
  const code = countries.get(name);
  return code === undefined || MOST_PEOPLE.has(code) ? undefined : zonesOf(`und-${code}`)[0];
}

function zoneOfCity(typed: string): string | undefined {
  const text = typed.trim().replace(/\s+/gu, '_');
  if (!/^[a-z][a-z0-9_+/-]*$/i.test(text)) return undefined;
  // The database knows more names than it lists: former ones and newer spellings.
  return [text, ...continents.map((continent) => `${continent}/${text}`)].map(zoneNamed).find((id) => id !== undefined);
}

function zoneNamed(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Zones that were probably meant, misspelt or not, best first. @param locale Of the person, for names of countries. */
export function nearestZones(typed: string, locale: Locale): readonly string[] {
  return ambiguousZones(withoutZoneWords(typed)) ?? search(typed, locale, NEAREST);
}

/** Zones for what is being typed, best first; before anything is typed, those where the language is spoken come first. */
export function suggestZones(typed: string, locale: Locale, limit: number): readonly string[] {
  if (typed.trim() !== '') return search(typed, locale, limit);
  const home = zoneOfLanguage(locale);
  return [...new Set([...(home === undefined ? [] : [home]), ...zonesOf(locale), ...ids])].slice(0, limit);
}

function search(typed: string, locale: Locale, limit: number): readonly string[] {
  const text = typed.trim().slice(0, MAX_TYPED);
  if (text === '') return [];
  const exact = findZone(text);
  const spoken = text.replaceAll('_', ' ');
  const found = searchIn(locale)
    .search(spoken)
    .map(({ item }) => item);
  const literal = found.filter((zone) => hasLiterally(zone, spoken.toLowerCase()));
  const meant = (literal.length > 0 ? literal : found).map(({ id }) => id);
  return [...new Set([...(exact === undefined ? [] : [exact]), ...meant])].slice(0, limit);
}

/** What is alike only helps where nothing has the very letters that were typed. */
function hasLiterally({ id, city, country }: Zone, typed: string): boolean {
  return [id.replaceAll('_', ' '), city, country].some((name) => name.toLowerCase().includes(typed));
}

/**
 * The zone in which somebody with this language most probably lives: that of the country that the tag names, or where
 * most of its speakers are. undefined for no language, or one of no country.
 */
export function zoneOfLanguage(tag: string | undefined): string | undefined {
  const region = tag === undefined ? undefined : regionOf(tag);
  if (region === undefined) return undefined;
  return MOST_PEOPLE.get(region) ?? zonesOf(`und-${region}`)[0];
}

function zonesOf(tag: string): readonly string[] {
  const region = regionOf(tag);
  return region === undefined ? [] : (new Intl.Locale(`und-${region}`).getTimeZones() ?? []);
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().region;
  } catch {
    return undefined;
  }
}
