/**
 * Large places that give no zone its name, and zones by what people call them, in English, German, Russian and Kazakh. Names of zones of
 * the time zone database are known without it, and so are countries.
 */
const PLACES: Readonly<Record<string, string>> = {
  'Asia/Almaty':
    'алматы, алма-ата, алмата, alma-ata, almata, astana, астана, нур-султан, nur-sultan, nursultan, shymkent, шымкент, чимкент, tschimkent, karaganda, karagandy, qaragandy, караганда, қарағанды, karaganda, pavlodar, павлодар, taraz, тараз, semey, семей, oskemen, өскемен, ust-kamenogorsk, усть-каменогорск, kokshetau, көкшетау, кокшетау, turkistan, түркістан, туркестан, petropavl, петропавловск, петропавл, taldykorgan, талдықорған, талдыкорган, almt, almaty time',
  'Asia/Aqtau': 'aktau, ақтау, актау',
  'Asia/Atyrau': 'атырау',
  'Asia/Aqtobe': 'aktobe, ақтөбе, актобе',
  'Asia/Oral': 'uralsk, орал, уральск',
  'Asia/Qostanay': 'kostanay, kostanai, қостанай, костанай',
  'Europe/Berlin':
    'берлин, berliner, munich, münchen, muenchen, мюнхен, hamburg, гамбург, cologne, köln, koeln, кёльн, кельн, frankfurt, frankfurt am main, франкфурт, stuttgart, штутгарт, düsseldorf, duesseldorf, dusseldorf, дюссельдорф, leipzig, лейпциг, dresden, дрезден, hannover, hanover, ганновер, bremen, бремен, nuremberg, nürnberg, nuernberg, нюрнберг, bonn, бонн, dortmund, дортмунд, essen, эссен, mannheim, karlsruhe, heidelberg, cet, cest, mez, mesz, middle european time, mitteleuropäische',
  'Europe/Moscow': 'москва, мск, msk, moskau, мәскеу, st petersburg, saint petersburg, санкт-петербург, спб, петербург',
  'Europe/Kyiv': 'kiev, kiew, киев, київ',
  'Europe/Minsk': 'минск',
  'Europe/Vienna': 'wien, вена',
  'Europe/Zurich': 'zürich, цюрих, geneva, genf, женева, basel, bern, берн',
  'Europe/London': 'лондон',
  'Europe/Paris': 'париж',
  'Europe/Brussels': 'brüssel, брюссель',
  'Europe/Warsaw': 'warschau, варшава',
  'Europe/Prague': 'prag, прага',
  'Europe/Rome': 'rom, рим',
  'Europe/Istanbul': 'стамбул, ankara, анкара, ыстанбұл',
  'Asia/Tashkent': 'taschkent, ташкент',
  'Asia/Bishkek': 'bischkek, бишкек',
  'Asia/Dushanbe': 'duschanbe, душанбе',
  'Asia/Ashgabat': 'aschgabat, ашхабад',
  'Asia/Baku': 'баку',
  'Asia/Tbilisi': 'тбилиси, tiflis',
  'Asia/Yerevan': 'jerewan, eriwan, ереван',
  'Asia/Novosibirsk': 'новосибирск',
  'Asia/Omsk': 'омск',
  'Asia/Yekaterinburg': 'екатеринбург, jekaterinburg',
  'Asia/Shanghai': 'beijing, peking, пекин, шанхай',
  'Asia/Tokyo': 'tokio, токио',
  'Asia/Dubai': 'дубай, abu dhabi, абу-даби',
  'Asia/Kolkata': 'delhi, new delhi, mumbai, дели',
  'America/New_York': 'нью-йорк, washington, washington dc, вашингтон, boston, miami',
  'America/Los_Angeles': 'san francisco, seattle, лос-анджелес',
  UTC: 'gmt, greenwich, всемирное',
};
const zones: ReadonlyMap<string, string> = new Map(
  Object.entries(PLACES).flatMap(([zone, names]) => names.split(', ').map((name) => [plain(name), zone] as const)),
);

/** Abbreviations that mean one zone in one country and another elsewhere, or not the same in summer: which could be meant. */
const AMBIGUOUS: ReadonlyMap<string, readonly string[]> = new Map([
  ['est', ['America/New_York']],
  ['edt', ['America/New_York']],
  ['cst', ['America/Chicago', 'Asia/Shanghai']],
  ['cdt', ['America/Chicago']],
  ['mst', ['America/Denver']],
  ['mdt', ['America/Denver']],
  ['pst', ['America/Los_Angeles']],
  ['pdt', ['America/Los_Angeles']],
  ['ist', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
  ['bst', ['Europe/London', 'Asia/Dhaka']],
  ['ast', ['America/Halifax', 'Asia/Riyadh']],
]);

/** "Berlin time", "по Москве", "Алматы уақыты". */
const AROUND =
  /^(?:in|nach|по|time zone|timezone|zone|zeitzone)\s+|\s+(?:time zone|timezone|time|zeit|ortszeit|время|времени|по времени|уақыты|уақытымен|уақытында)$/gu;

/** A name without what stands around it, as names are compared. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .replaceAll('ё', 'е');
}

/** What is left of a name of a zone without the words around it. */
export function withoutZoneWords(typed: string): string {
  return plain(typed).replace(AROUND, '').replace(AROUND, '').trim();
}

/** The zone of a place; undefined for one that is not listed. */
export function zoneOfPlace(name: string): string | undefined {
  const place = plain(name);
  const exact = zones.get(place);
  if (exact !== undefined || place.length < SHORTEST_INFLECTED) return exact;
  // "Москве", "Берлину"
  const stem = place.slice(0, -1);
  const [, zone] = [...zones].find(([known]) => known === stem || known.slice(0, -1) === stem) ?? [];
  return zone;
}

/** Shorter names are too much alike without their ending. */
const SHORTEST_INFLECTED = 6;

/** The zones that an abbreviation may mean; undefined where it means none or only one. */
export function ambiguousZones(abbreviation: string): readonly string[] | undefined {
  return AMBIGUOUS.get(plain(abbreviation));
}
