import type { ParsedResult } from 'chrono-node';
import { findZone } from '../find-zone.ts';
import { zoneNamed } from '../zone-labels.ts';

/** The zone in which a clock's time is meant. */
export type NamedZone =
  /** None is named: the writer's. */
  | { kind: 'here' }
  | { kind: 'there'; timeZone: string }
  | { kind: 'offset'; minutes: number }
  /** One name for several places. If the writer's clock is that of one of them, that one. */
  | { kind: 'several'; zones: string[] }
  /** A place is named, but perhaps not for its clock: `15:00 London sync`. */
  | { kind: 'maybe'; zones: string[] }
  /** One that isn't known, or someone else's. */
  | { kind: 'unknown' };

/** Letters that chrono-node takes for a zone, and everyone else for a word. */
const ordinary = new Set('art bot cast cot eat get met mut pet wast west wet et ct mt pt ist'.split(' '));
/** What people are in that is no place on earth. */
const noPlace = new Set(
  'zoom meet google slack teams room office conference huddle discord hq person q'.split(' '),
);
const zoneWords = new Set(['time', 'standard', 'daylight', 'summer']);
const owners = new Set(['your', 'their', 'his', 'her']);
const iana = /\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/g;

/** `When: …`, as invitations are written in several languages. */
const whenLabel =
  /^\s*(?:when|time|date|wann|zeit|uhrzeit|termin|datum|quand|heure|horaire|cuándo|hora|fecha|quando|data|ora|orario|wanneer|tijd|kiedy|czas|když|čas|när|tid|hvornår|når|tidspunkt|milloin|aika|zaman|saat|когда|время|коли|час|日時|时间|時間|일시)\s*:/iu;
/** `(UTC+01:00)` is a place's distance in winter; the places behind it know of summer. */
const offsetLabel = /^[^\n]{0,60}?\((?:UTC|GMT)[+-]\d/;

/** The zone of a clock's time: named within it, right behind it, or for the whole message. `next`: where the next time begins. */
export function namedZone(words: string, result: ParsedResult, next: number): NamedZone {
  const end = result.index + result.text.length;
  const tail = words.slice(end, Math.max(end, next)).split('\n', 1)[0] ?? '';
  const line = words.slice(words.lastIndexOf('\n', result.index) + 1, result.index);
  return (
    labelled(words.slice(result.index, end) + tail) ??
    (whenLabel.test(line) || offsetLabel.test(result.text + tail) ? listed(tail, result) : null) ??
    behind(tail) ??
    within(result) ??
    before(line) ??
    anywhere(words) ?? { kind: 'here' }
  );
}

/** `Europe/London`, `London time`, `in London`, `(London)`, `EST`, and perhaps `London sync`. */
function behind(tail: string): NamedZone | null {
  const [, open = '', rest = ''] = /^[\s,]*(\(|in (?:the )?|for (?:the )?)?(.*)$/i.exec(tail) ?? [];
  const places = wordsOf(rest).slice(0, 4);
  const found = longest(places);
  const following = places[found.length];
  const isTime = [places[found.length - 1], following].some((word) =>
    zoneWords.has(word?.toLowerCase() ?? ''),
  );
  if (found.zone && /^[A-Z]{2,5}$/.test(places[0] ?? '')) return found.zone;
  if (found.zone && /^\p{L}+\//u.test(places[0] ?? '')) return found.zone;
  if (found.zone && (isTime || /^(?:\(|in )/i.test(open))) return found.zone;
  if (found.zone && /^\p{Lu}/u.test(places[0] ?? '')) return perhaps(found.zone);
  const timed = places.findIndex((word) => word.toLowerCase() === 'time');
  const isName = timed > 0 && places.slice(0, timed).every((word) => /^\p{Lu}/u.test(word));
  if (timed > 0) {
    const ending = longest(places.slice(timed - 1, timed)).zone;
    if (ending) return ending;
  }
  if (isName || (timed > 0 && owners.has(places[timed - 1]?.toLowerCase() ?? ''))) return { kind: 'unknown' };
  const isPlace = /^\p{Lu}\p{Ll}/u.test(places[0] ?? '') && !noPlace.has(places[0]?.toLowerCase() ?? '');
  return /^in /i.test(open) && isPlace ? { kind: 'unknown' } : null;
}

/** As Outlook and Windows show zones: `(UTC-08:00) Pacific Time (US & Canada)`, to the end of the phrase. */
const zoneLabel = /\((?:UTC|GMT)(?:[+-][\d:]{1,5})?\)[^\n;]{1,120}/;

function labelled(said: string): NamedZone | null {
  const [label = ''] = zoneLabel.exec(said) ?? [];
  const timeZone = label && zoneNamed(label.replace(/[.,\s]+$/, ''));
  return timeZone ? { kind: 'there', timeZone } : null;
}

/** What stands behind a clock's time, but for such a label, which may begin in the time as it's read. */
export function behindLabel(time: string, after: string): string {
  const said = time + after;
  const label = zoneLabel.exec(said);
  if (!label || labelled(said) === null) return after;
  return said.slice(label.index + label[0].length);
}

/** In a line of an invitation: `Amsterdam, Berlin, Rome`. */
function listed(tail: string, { start }: ParsedResult): NamedZone | null {
  const names = tail.replaceAll(/\([^)]*\)/g, '').split(/[,;.]/);
  const zone = names.map((name) => longest(wordsOf(name).slice(0, 4)).zone).find((found) => found !== null);
  if (zone) return zone;
  if (!names.some((name) => /^\s*\p{Lu}\p{Ll}+/u.test(name))) return null;
  const minutes = start.get('timezoneOffset');
  return minutes === null ? { kind: 'unknown' } : { kind: 'maybe', zones: [distance(minutes)] };
}

/** `+05:30`, which Temporal takes for a zone. */
function distance(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/** Letters mean the clock of a place: `3pm EST` in July is what New York shows. */
function within({ start, text }: ParsedResult): NamedZone | null {
  if (!start.isCertain('timezoneOffset')) return null;
  const offset: NamedZone = { kind: 'offset', minutes: start.get('timezoneOffset') ?? 0 };
  if (/\d ?Z\b|[+-]\d{1,2}(?::?\d\d)?\)?(?: |$)/.test(text)) return offset;
  const letters = text.match(/\b(?![ap]m\b)[a-z]{2,5}\b/gi) ?? [];
  const said = letters.filter((word) => word === word.toUpperCase() || !ordinary.has(word.toLowerCase()));
  const zone = said.map((word) => known(word)).find((found) => found !== null);
  return (
    zone ?? (said.some((word) => !ordinary.has(word.toLowerCase())) && letters.length === 1 ? offset : null)
  );
}

/** `Tokyo: 3pm` */
function before(line: string): NamedZone | null {
  // Three names are no longer; the pattern would try every way to part a long word.
  const [, name = ''] = /((?:\p{Lu}[\p{L}.]+ ?){1,3}):$/u.exec(line.trimEnd().slice(-60)) ?? [];
  return perhaps(longest(wordsOf(name)).zone);
}

/** For all times of a message: `Time zone: Europe/Berlin`, `London time`, and perhaps `in London`. */
function anywhere(words: string): NamedZone | null {
  const [, line] = /^\s*time ?zone: *([^\n]+)$/im.exec(words) ?? [];
  if (line) return longest(wordsOf(line).slice(0, 3)).zone ?? { kind: 'unknown' };
  for (const [name] of words.matchAll(iana)) {
    const zone = known(name);
    if (zone) return zone;
  }
  const [, place] = /\btimes (?:are )?(?:in )?(\p{L}+(?: \p{L}+)?)/iu.exec(words) ?? [];
  const zone = place ? longest(wordsOf(place)).zone : null;
  if (zone) return zone;
  for (const [, first = '', second = ''] of [...words.matchAll(/(\p{L}+ )?(\p{L}+) time\b/giu)].slice(0, 5)) {
    const timed = known(`${first}${second}`) ?? known(second);
    if (timed) return timed;
  }
  const inside = [...words.matchAll(/\bin ((?:\p{Lu}[\p{L}.]+ ?){1,3})/gu)].slice(0, 5);
  return perhaps(
    inside.map(([, name = '']) => longest(wordsOf(name)).zone).find((found) => found !== null) ?? null,
  );
}

function perhaps(zone: NamedZone | null): NamedZone | null {
  if (zone?.kind === 'there') return { kind: 'maybe', zones: [zone.timeZone] };
  return zone?.kind === 'several' ? { kind: 'maybe', zones: zone.zones } : null;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}./_']+/gu) ?? [];
}

/** The zone that most of the first words name: `new york` before `new`. `length`: how many they are. */
function longest(places: readonly string[]): { zone: NamedZone | null; length: number } {
  for (let length = Math.min(3, places.length); length > 0; length -= 1) {
    const zone = known(places.slice(0, length).join(' '));
    if (zone) return { zone, length };
  }
  return { zone: null, length: 0 };
}

function known(name: string): NamedZone | null {
  if (name.trim().length < 2) return null;
  // `São Paulo`, as IANA writes it.
  const found = findZone(name.normalize('NFD').replaceAll(/\p{M}/gu, ''));
  if (found.kind === 'zone') return { kind: 'there', timeZone: found.timeZone };
  return found.kind === 'several' ? { kind: 'several', zones: found.zones } : null;
}
