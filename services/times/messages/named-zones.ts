import { findZone } from '../find-zone.ts';

/** The zone in which a clock's time is meant. */
export type NamedZone =
  /** None is named: the writer's. */
  | { kind: 'here' }
  | { kind: 'there'; timeZone: string }
  | { kind: 'offset'; minutes: number }
  /** One name for several places; where the writer's clock is that of one of them, that one. */
  | { kind: 'several'; zones: string[] }
  /** A place is named, but perhaps not for its clock: `15:00 London sync`. */
  | { kind: 'maybe'; zones: string[] }
  /** One that is not known, or somebody else's. */
  | { kind: 'unknown' };

/** A clock's time as it stands in the words; `offset` is what was read behind it, in minutes. */
export type ClockPlace = { words: string; from: number; to: number; text: string; offset: number | null };

const areas = 'Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada|Brazil';
const iana = new RegExp(`\\b(?:${areas})/[A-Za-z_]+(?:[/-][A-Za-z_]+)*`);
const places = "\\p{L}[\\p{L}.']*(?: \\p{L}[\\p{L}.']*){0,2}";
const nextIana = new RegExp(`^[\\s,(]*(${iana.source})`);
const nextTime = new RegExp(
  `^[\\s,(]*(?:in )?(?:the )?(${places}?)(?: (?:standard|daylight|summer))? time\\b`,
  'iu',
);
const nextIn = new RegExp(`^[\\s,(]*in (?:the )?(${places})`, 'iu');
const allTimes = new RegExp(`\\b(?:all )?times (?:are )?(?:in )?(${places})`, 'iu');
const nextBracket = new RegExp(`^\\s*\\((${places})\\)`, 'u');
const nextLetters = /^[\s,(]*([A-Z]{2,5})\b(?!\/)/;
const nextPlace = /^[\s,]*(?:for (?:the )?)?(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})/u;
const labelled = /^\s*(?:when|time|date)\s*:/i;
/** What people are in that is no place on earth. */
const noPlace =
  /^(?:zoom|meet|google|slack|teams|room|office|conference|english|german|french|spanish|huddle|discord|hq|person|time|q\d)\b/i;
const zoneLetters = /\b(?!AM\b|PM\b)(?:[A-Z]{2,5}|[ecmp][sd]t|cest|gmt|utc)\b(?!\s*[+-]\s*\d)/g;
/** Letters that chrono-node takes for a zone, and everybody else for a word. */
const ordinary = /^(?:art|bot|cast|cot|eat|get|met|mut|pet|wast|west|wet|et|ct|mt|pt|ist)$/;

export function zoneNamed(place: ClockPlace): NamedZone {
  const after = place.words.slice(place.to).split('\n')[0] ?? '';
  return (
    (labelled.test(lineOf(place)) ? listed(after) : null) ??
    beside(after) ??
    ownOffset(place) ??
    letters(after) ??
    placeBehind(after) ??
    placeBefore(place) ??
    anywhere(place.words) ?? { kind: 'here' }
  );
}

/** The line in which a clock's time stands. */
export function lineOf({ words, from, to }: Pick<ClockPlace, 'words' | 'from' | 'to'>): string {
  const start = words.lastIndexOf('\n', from - 1) + 1;
  const end = words.indexOf('\n', to);
  return words.slice(from === 0 ? 0 : start, end === -1 ? undefined : end);
}

/** `Europe/London`, `London time`, `in London`, `(London)` */
function beside(after: string): NamedZone | null {
  const [, name] = nextIana.exec(after) ?? [];
  if (name) return known([name]) ?? { kind: 'unknown' };
  const [, timed] = nextTime.exec(after) ?? [];
  if (timed) {
    const zone = known(endings(timed));
    if (zone) return zone;
    if (/\b(?:your|their|his|her)$/i.test(timed) || /^\p{Lu}[\p{L} ]*$/u.test(timed))
      return { kind: 'unknown' };
  }
  const [, inside] = nextIn.exec(after) ?? [];
  if (inside && inside.length > 2) {
    const zone = known(beginnings(inside));
    if (zone) return zone;
    if (/^\p{Lu}/u.test(inside) && !noPlace.test(inside)) return { kind: 'unknown' };
  }
  const [, bracketed] = nextBracket.exec(after) ?? [];
  return bracketed ? known([bracketed]) : null;
}

/** What stands behind the time in a line of an invitation: `Amsterdam, Berlin, Rome`. */
function listed(after: string): NamedZone | null {
  const names = after
    .replaceAll(/\([^)]*\)/g, '')
    .split(/[,;.]/)
    .map((name) => name.replace(/\b(?:standard |daylight |summer )?time\b/i, '').trim());
  const zone = names.map((name) => known([...endings(name)])).find((found) => found !== null);
  if (zone) return zone;
  return names.some((name) => /^\p{Lu}\p{Ll}+/u.test(name)) ? { kind: 'unknown' } : null;
}

/** Letters mean the clock of a place: `3pm EST` in July is what New York shows. */
function ownOffset({ text, offset }: ClockPlace): NamedZone | null {
  if (offset === null) return null;
  // `3pm EST today`
  const capital = [...text.matchAll(zoneLetters)].find(([word]) => known([word]));
  if (capital) return known([capital[0]]);
  const [, word] = /(?<![\d:.]|T\d.*)\b([a-z]{2,5})\)?\s*$/i.exec(text) ?? [];
  if (!word) return { kind: 'offset', minutes: offset };
  if (ordinary.test(word.toLowerCase()) && word !== word.toUpperCase()) return null;
  return known([word]) ?? (ordinary.test(word.toLowerCase()) ? null : { kind: 'offset', minutes: offset });
}

function letters(after: string): NamedZone | null {
  const [, word] = nextLetters.exec(after) ?? [];
  return word ? known([word]) : null;
}

function placeBehind(after: string): NamedZone | null {
  const [, name] = nextPlace.exec(after) ?? [];
  return name ? perhaps(known(beginnings(name))) : null;
}

/** `Tokyo: 3pm` */
function placeBefore({ words, from }: ClockPlace): NamedZone | null {
  const before = words.slice(Math.max(0, from - 60), from);
  const [, name] = /(\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}):\s*$/u.exec(before) ?? [];
  return name ? perhaps(known(endings(name))) : null;
}

/** For all times of a message: `Time zone: Europe/Berlin`, `all London time`, and perhaps `in London`. */
function anywhere(words: string): NamedZone | null {
  const [, line] = /^\s*time ?zone: *([^\n]+)$/im.exec(words) ?? [];
  if (line)
    return (
      known([iana.exec(line)?.[0] ?? '', line.replace(/\b(?:standard )?time\b.*$/i, '')]) ?? {
        kind: 'unknown',
      }
    );
  const [name] = iana.exec(words) ?? [];
  if (name) return known([name]) ?? { kind: 'unknown' };
  const [, everywhere = ''] = allTimes.exec(words) ?? [];
  const zone = known(beginnings(everywhere));
  if (zone) return zone;
  const times = [...words.matchAll(/((?:[\p{L}.]+ ){1,2})(?:standard |daylight |summer )?time\b/giu)];
  const timed = times.map(([, before = '']) => known(endings(before))).find((found) => found !== null);
  if (timed) return timed;
  const ins = [...words.matchAll(/\bin (\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2})/gu)];
  return perhaps(
    ins.map(([, inside = '']) => known(beginnings(inside))).find((found) => found !== null) ?? null,
  );
}

function perhaps(zone: NamedZone | null): NamedZone | null {
  if (zone?.kind === 'there') return { kind: 'maybe', zones: [zone.timeZone] };
  return zone?.kind === 'several' ? { kind: 'maybe', zones: zone.zones } : null;
}

/** The first of some names that is a zone's. */
function known(names: readonly string[]): NamedZone | null {
  for (const name of names) {
    const found = name.trim().length > 1 ? findZone(plain(name)) : null;
    if (found?.kind === 'zone') return { kind: 'there', timeZone: found.timeZone };
    if (found?.kind === 'several') return { kind: 'several', zones: found.zones };
  }
  return null;
}

/** `Sao Paulo`, as IANA writes it. */
function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** `new york office`, `new york`, `new` */
function beginnings(words: string): string[] {
  const all = words.trim().split(/\s+/);
  return all.map((_, dropped) => all.slice(0, all.length - dropped).join(' '));
}

/** `sharp new york`, `new york`, `york` */
function endings(words: string): string[] {
  const all = words.trim().split(/\s+/);
  return all.map((_, dropped) => all.slice(dropped).join(' '));
}
