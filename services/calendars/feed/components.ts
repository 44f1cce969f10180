/** A line of a component, unread. `lines`: more than one where a text goes on without being folded. */
export type Property = { name: string; lines: string[] };

export type Component = { name: string; properties: Property[]; components: Component[] };

export type ComponentsRead =
  /** `isWhole`: the last calendar has its end. */
  { kind: 'read'; calendars: Component[]; isWhole: boolean } | { kind: 'too_many' };

const maxEvents = 20_000;
const maxDepth = 5;
/** Characters within which a calendar begins; a long web page that quotes one isn't a calendar. */
const maxCharsBefore = 2_000;

/** How deep a component stands. So one without an end costs itself alone, or what follows within its event. */
const depths = new Map([
  ['VCALENDAR', 0],
  ...['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VAVAILABILITY'].map(
    (name) => [name, 1] as const,
  ),
  ...['STANDARD', 'DAYLIGHT', 'VALARM'].map((name) => [name, 2] as const),
]);

/** Properties that may be written in small letters; another such word is text, as `https:`. */
const known = new Set(
  'BEGIN END DTSTART DTEND DURATION DTSTAMP RRULE EXRULE RDATE EXDATE RECURRENCE-ID UID SUMMARY STATUS SEQUENCE'
    .concat(
      ' LAST-MODIFIED DESCRIPTION LOCATION URL CONFERENCE ATTENDEE ORGANIZER TZID TZOFFSETFROM TZOFFSETTO',
    )
    .concat(
      ' CLASS TRANSP CREATED PRIORITY CATEGORIES COMMENT ATTACH ACTION TRIGGER TZNAME VERSION PRODID METHOD',
    )
    .split(' '),
);
/** An alarm has none of these (RFC 5545, 3.6.6): where they stand in one, its end is missing. */
const notInAlarms = new Set(
  'DTSTART DTEND RRULE RDATE EXDATE RECURRENCE-ID ORGANIZER LOCATION SEQUENCE STATUS CONFERENCE'.split(' '),
);
/** Texts whose further lines are often not folded. */
const texts = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION', 'X-ALT-DESC', 'X-APPLE-STRUCTURED-LOCATION']);

/** The calendars of a stream. Reads any text: what makes no sense is left out. */
export function componentsIn(text: string): ComponentsRead {
  const calendars: Component[] = [];
  const open: Component[] = [];
  let events = 0;
  let before = 0;
  let last: Property | undefined;
  for (const line of linesIn(text)) {
    before += line.length;
    if (calendars.length === 0 && before > maxCharsBefore) break;
    const name = nameOf(line);
    // Whatever a text says of its end, it doesn't take the frame of another event.
    const isFrame = name === 'BEGIN' || name === 'END';
    if (last && !isFrame && (isSoft(last) || (name === null && texts.has(last.name)))) last.lines.push(line);
    else if (name === 'BEGIN') {
      last = undefined;
      const component = { name: wordIn(line), properties: [], components: [] };
      if (component.name === 'VEVENT') events += 1;
      if (events > maxEvents) return { kind: 'too_many' };
      begin(component, open, calendars);
    } else if (name === 'END') {
      last = undefined;
      const at = open.findLastIndex((one) => one.name === wordIn(line));
      if (at >= 0) open.length = at;
    } else if (name) {
      if (open.at(-1)?.name === 'VALARM' && notInAlarms.has(name)) open.pop();
      last = { name, lines: [line] };
      open.at(-1)?.properties.push(last);
    }
  }
  return { kind: 'read', calendars, isWhole: open.length === 0 };
}

function begin(component: Component, open: Component[], calendars: Component[]): void {
  const depth = depths.get(component.name) ?? open.length;
  if (depth > maxDepth) return;
  open.length = Math.min(open.length, depth);
  const parent = depth === 0 ? null : (open.at(-1) ?? calendars.at(-1));
  if (parent === undefined) return;
  (parent?.components ?? calendars).push(component);
  open.push(component);
}

/**
 * Lines, unfolded (RFC 5545, 3.1), without control codes and the line breaks that iCalendar doesn't use. Empty lines, which
 * some programs put into folds, don't count.
 */
function linesIn(text: string): string[] {
  return text
    .replaceAll('\ufeff', '')
    .trimStart()
    .replaceAll(/\r+\n?/g, '\n')
    .replaceAll(/[\v\f\u0085\u2028\u2029]/g, ' ')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll(/\n\n+/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n');
}

function nameOf(line: string): string | null {
  const [, name = ''] = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*[:;]/.exec(line) ?? [];
  const capitals = name.toUpperCase();
  return name && (name === capitals || known.has(capitals) || capitals.startsWith('X-')) ? capitals : null;
}

function wordIn(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .trim()
    .toUpperCase();
}

/** Whether a quoted-printable text goes on in the next line (RFC 2045, 6.7). */
function isSoft({ lines }: Property): boolean {
  return (
    lines.at(-1)?.endsWith('=') === true && /ENCODING=QUOTED-PRINTABLE/i.test(lines[0]?.slice(0, 200) ?? '')
  );
}
