import { windowsZones } from '../../times/windows-zones.ts';

/** What calendar programs are mostly used in. */
const languages = ['en', 'de', 'fr', 'es', 'ja'];
const [winter, summer] = [new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')];

let known: ReadonlyMap<string, string> | undefined;

/** The zone that has this name in a language, as the standard library names it: `Mitteleuropäische Zeit`. */
export function zoneCalled(name: string): string | null {
  // Takes a quarter of a second, and few calendars need it.
  known ??= namesInLanguages();
  return known.get(plain(name)) ?? null;
}

/** Of zones with one name, one whose clocks change is meant: Chicago rather than Regina. */
function namesInLanguages(): ReadonlyMap<string, string> {
  const zones = [...new Set(['Europe/Lisbon', ...Object.values(windowsZones)])];
  const changes = (zone: string) =>
    nameOf('en', zone, 'longOffset', winter) !== nameOf('en', zone, 'longOffset', summer);
  const [changing = [], steady = []] = [true, false].map((one) =>
    zones.filter((zone) => changes(zone) === one),
  );
  const names = new Map<string, string>();
  for (const language of languages)
    for (const zone of [...changing, ...steady])
      for (const name of namesOf(language, zone)) if (!names.has(name)) names.set(name, zone);
  return names;
}

function namesOf(language: string, zone: string): string[] {
  const names = [
    nameOf(language, zone, 'longGeneric', winter),
    ...[winter, summer].map((day) => nameOf(language, zone, 'long', day)),
  ];
  return names.map(plain).filter((name) => !/^(gmt|utc)/.test(name) || !/\d/.test(name));
}

type Style = 'long' | 'longGeneric' | 'longOffset';

function nameOf(language: string, timeZone: string, timeZoneName: Style, day: Date): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName }).formatToParts(day);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('’', "'");
}
