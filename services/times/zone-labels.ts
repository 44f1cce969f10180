import { placesNamed, withoutAccents } from './find-zone.ts';
import { isTimeZone, momentOf } from './wall-time.ts';
import { cities, windowsLabels } from './windows-labels.ts';
import { windowsZones } from './windows-zones.ts';

const maxLabelChars = 200;
const hourMs = 3_600_000;

const windows = smallKeys(windowsZones);
const labels = smallKeys(windowsLabels);

/** IANA's names of three letters. ICU knows more, of its own: `BST` for Dhaka, `AST` for Anchorage. */
const letters = new Set('CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' '));

/** A zone's label without quotation marks, escapes, and blanks around it. */
export function plainLabel(label: string): string {
  const plain = label
    .slice(0, maxLabelChars)
    .replaceAll('&amp;', '&')
    .replaceAll(/["“”„\\]/g, '');
  return plain
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ ']+|[ ']+$/g, '')
    .trim();
}

/**
 * The IANA name of a zone that IANA or Windows knows by its name, by what Windows shows for it, or by one of its cities. Some
 * programs put a path or an address before it (`/freeassociation.sourceforge.net/Europe/Berlin`, `tzone://Microsoft/Utc`).
 */
export function zoneNamed(label: string): string | null {
  const name = plainLabel(label);
  return byName(name) ?? byLabel(name);
}

function byName(name: string): string | null {
  // A remark, or another name in brackets: `Europe/Berlin (DST)`, `Eastern Standard Time (America/New_York)`.
  const [, before, within] = /^([^()]+)\(([^()]+)\)$/.exec(name) ?? [];
  // Where a calendar has two of a name, Exchange numbers them.
  const [, unnumbered] = /^(.*(?:time|\/\S*[a-z]))[ _-]\d{1,2}$/i.exec(name) ?? [];
  const forms = [name, before, within, unnumbered, name.replace(area, '$1/')];
  return forms.reduce<string | null>(
    (found, form) => found ?? (form ? byPlainName(form.trim()) : null),
    null,
  );
}

/** `Europe-Berlin` and `US_Eastern`, where a slash isn't allowed. */
const area = /^(africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|us)[-_]/i;

function byPlainName(name: string): string | null {
  const path = name.replaceAll(/ ?\/ ?/g, '/').split('/');
  const ends = [name, ...[3, 2, 1].map((count) => path.slice(-count).join('/'))];
  for (const end of ends) {
    const iana = withoutAccents(end.replaceAll(' ', '_'));
    const isLetters = iana.length === 3 && !letters.has(iana.toUpperCase());
    if (!isLetters && isTimeZone(iana)) return iana;
    const small = end.toLowerCase();
    const zone =
      windows.get(small) ?? windows.get(small.replace(/ (daylight|summer) time$/, ' standard time'));
    if (zone) return zone;
  }
  return null;
}

/** `(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien`, in any language that leaves one city its name. */
function byLabel(name: string): string | null {
  const [, head, shown = name] = /^\(((?:UTC|GMT)[^)]*)\) ?(.*)$/i.exec(name) ?? [];
  const [, sign] = /([+-])/.exec(plainSigns(head ?? '')) ?? [];
  const distance = head === undefined ? null : sign ? distanceIn(head) : '+00:00';
  // First: in French, what stands before the brackets may be `Est`.
  const american = distance && canada.test(shown) ? northAmerica[distance] : undefined;
  if (american) return american;
  const said = shown
    .toLowerCase()
    .replace(/ &{1,2} /, ' and ')
    .replace('u.s.', 'us');
  const known = labels.get(said) ?? (head === undefined ? null : byName(shown));
  if (known) return known;
  const places = shown.split(/[,;:/、]| - /).flatMap((part) => placesOf(part.trim()));
  // A label says the distance in winter, and an old one may be an hour wrong; one further away is of another place.
  const near = distance ? places.filter((place) => hoursApart(place, distance) <= 1) : places;
  return near.find((place) => !distance || hoursApart(place, distance) === 0) ?? near[0] ?? null;
}

/** In any language, of Windows' labels just North America's name Canada: `Pacific Zeit (USA & Kanada)`. */
const canada = /[ck]anad|канад|カナダ|加拿大|캐나다/iu;
const northAmerica: Readonly<Record<string, string>> = {
  '-08:00': 'America/Los_Angeles',
  '-07:00': 'America/Denver',
  '-06:00': 'America/Chicago',
  '-05:00': 'America/New_York',
  '-04:00': 'America/Halifax',
};

function placesOf(part: string): string[] {
  const zone = cities.get(withoutAccents(part.toLowerCase()));
  return zone ? [zone] : placesNamed(part);
}

function hoursApart(zone: string, distance: string): number {
  const apart = ['2026-01-15T12:00', '2026-07-15T12:00'].map((wall) => {
    const [here, there] = [zone, distance].map((one) => momentOf(wall, one)?.getTime() ?? 0);
    return Math.abs((here ?? 0) - (there ?? 0)) / hourMs;
  });
  return Math.min(...apart);
}

/** The distance from UTC that a label tells, as `+01:00`: `GMT+0100`, `UTC+1`, `(UTC+01:00) Somewhere`. */
export function distanceIn(label: string): string | null {
  const plain = plainSigns(plainLabel(label));
  const [, sign, hours = '', minutes = '00'] =
    /(?:GMT|UTC) ?([+-]) ?(\d{1,2})(?:[:.]?([0-5]\d))?(?!\d)/i.exec(plain) ??
    /(?:^|[ (])([+-])(\d\d):?([0-5]\d)(?!\d)/.exec(plain) ??
    /^([+-])(\d{1,2})$/.exec(plain) ??
    [];
  if (sign && Number(hours) <= 14) return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return /^\((UTC|GMT)\)/i.test(plain) ? '+00:00' : null;
}

function plainSigns(text: string): string {
  return text.replaceAll(/[−–]/g, '-');
}

function smallKeys(names: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(names).map(([name, zone]) => [name.toLowerCase(), zone]));
}
