import { isTimeZone } from './wall-time.ts';

export type ZoneFound =
  | { kind: 'zone'; timeZone: string }
  /** One name for several places. */
  | { kind: 'several'; zones: string[] }
  /** `UTC+2` knows of no summer: a place does. */
  | { kind: 'offset' }
  | { kind: 'unknown' };

const areas = [
  'Africa',
  'America',
  'America/Argentina',
  'America/Indiana',
  'Antarctica',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
];

/** What people say for a zone: letters that mean one place where they are used, and cities that IANA leaves out. */
const common: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utc: 'UTC',
    gmt: 'UTC',
    universal: 'UTC',
    z: 'UTC',
    cet: 'Europe/Berlin',
    cest: 'Europe/Berlin',
    mez: 'Europe/Berlin',
    mesz: 'Europe/Berlin',
    eet: 'Europe/Helsinki',
    eest: 'Europe/Helsinki',
    wet: 'Europe/Lisbon',
    west: 'Europe/Lisbon',
    uk: 'Europe/London',
    et: 'America/New_York',
    est: 'America/New_York',
    edt: 'America/New_York',
    central: 'America/Chicago',
    mountain: 'America/Denver',
    eastern: 'America/New_York',
    'central european': 'Europe/Berlin',
    'eastern european': 'Europe/Helsinki',
    british: 'Europe/London',
    ct: 'America/Chicago',
    cdt: 'America/Chicago',
    mt: 'America/Denver',
    mst: 'America/Denver',
    mdt: 'America/Denver',
    pt: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    pdt: 'America/Los_Angeles',
    pacific: 'America/Los_Angeles',
    jst: 'Asia/Tokyo',
    kst: 'Asia/Seoul',
    sgt: 'Asia/Singapore',
    aest: 'Australia/Sydney',
    aedt: 'Australia/Sydney',
    nzst: 'Pacific/Auckland',
    nzdt: 'Pacific/Auckland',
    india: 'Asia/Kolkata',
    mumbai: 'Asia/Kolkata',
    delhi: 'Asia/Kolkata',
    bangalore: 'Asia/Kolkata',
    bengaluru: 'Asia/Kolkata',
    'new delhi': 'Asia/Kolkata',
    chennai: 'Asia/Kolkata',
    osaka: 'Asia/Tokyo',
    beijing: 'Asia/Shanghai',
    'san francisco': 'America/Los_Angeles',
    sf: 'America/Los_Angeles',
    la: 'America/Los_Angeles',
    california: 'America/Los_Angeles',
    nyc: 'America/New_York',
    ny: 'America/New_York',
    seattle: 'America/Los_Angeles',
    boston: 'America/New_York',
    washington: 'America/New_York',
    austin: 'America/Chicago',
    munich: 'Europe/Berlin',
    hamburg: 'Europe/Berlin',
    barcelona: 'Europe/Madrid',
    milan: 'Europe/Rome',
    geneva: 'Europe/Zurich',
  }),
);

/** Letters that several parts of the world claim. */
const claimed: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cst: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
    ist: ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin'],
    bst: ['Europe/London', 'Asia/Dhaka'],
    ast: ['America/Halifax', 'Asia/Riyadh'],
  }),
);

/** The longest names have half of them. */
const maxNameChars = 80;

/** The zone that someone means by `Europe/Berlin`, `berlin`, `new york`, `Berlin time` or `CET`. */
export function findZone(words: string): ZoneFound {
  const said = words
    .slice(0, maxNameChars)
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ time( ?zone)?$/, '');
  if (/^(utc|gmt)?\s*[+-]\s*\d/.test(said)) return { kind: 'offset' };
  const zones = claimed.get(said);
  if (zones) return { kind: 'several', zones: [...zones] };
  const known = common.get(said);
  if (known) return { kind: 'zone', timeZone: known };
  const name = titled(said.replaceAll(' ', '_'));
  // Three letters on their own are zones of fixed offsets, kept for old programs.
  if (name.includes('/') && isTimeZone(name)) return { kind: 'zone', timeZone: name };
  const [only, ...others] = placesNamed(said);
  if (only === undefined) return { kind: 'unknown' };
  return others.length === 0
    ? { kind: 'zone', timeZone: only }
    : { kind: 'several', zones: [only, ...others] };
}

/** The zones of places that IANA knows by this name: `new york`. */
export function placesNamed(words: string): string[] {
  const name = titled(withoutAccents(words.slice(0, maxNameChars).toLowerCase()).replaceAll(' ', '_'));
  return oneNameEach(areas.map((area) => `${area}/${name}`).filter(isTimeZone));
}

/** IANA's names have none: `São Paulo` is `Sao_Paulo`. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
}

/** Old and new names of one place are one: that with its province, `America/Argentina/Cordoba`, where there is such. */
function oneNameEach(names: readonly string[]): string[] {
  if (names.length < 2) return [...names];
  const named = Map.groupBy(names, canonical);
  return [...named].map(([name, same]) => same.find((one) => one.split('/').length > 2) ?? name);
}

function canonical(timeZone: string): string {
  return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
}

/** As IANA writes names: `America/Port_of_Spain`, `Africa/Dar_es_Salaam`. */
function titled(name: string): string {
  return name.replaceAll(/[^/_-]+/g, (word) =>
    ['of', 'es', 'au'].includes(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
}
