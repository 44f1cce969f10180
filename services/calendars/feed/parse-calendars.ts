import ICAL from 'ical.js';

const endOfZone = '\nEND:VTIMEZONE\n';
/** How many lines of unreadable events are tried one by one. */
const maxTriedLines = 100_000;

/** The calendars of a stream; null if there is none. */
export function parseCalendars({
  rest,
  events,
}: {
  rest: string;
  events: readonly string[];
}): ICAL.Component[] | null {
  return (
    parsed(rest.replace(/^END:VCALENDAR\s*$/m, (end) => `${events.join('')}${end}`)) ??
    parsedOneByOne(rest, events)
  );
}

/** One bad line makes the parser reject the whole calendar: then each event is parsed alone. */
function parsedOneByOne(rest: string, events: readonly string[]): ICAL.Component[] | null {
  const calendars = parsed(rest) ?? parsed(onlyZones(rest));
  const budget = { left: maxTriedLines };
  for (const event of events.flatMap((one) => parsed(one) ?? parsed(readable(one, budget)) ?? []))
    calendars?.[0]?.addSubcomponent(event);
  return calendars;
}

/** A calendar with nothing but its readable zones. */
function onlyZones(rest: string): string {
  const own = rest.match(/^X-WR-TIMEZONE[:;].*\n/im) ?? [];
  const zones = rest.split(/^(?=BEGIN:VTIMEZONE$)/m).flatMap((part) => {
    const end = part.startsWith('BEGIN') ? part.indexOf(endOfZone) : -1;
    return end < 0 ? [] : [part.slice(0, end + endOfZone.length)];
  });
  return wrapped([...own, ...zones].filter((part) => parsed(wrapped(part))).join(''));
}

/** An event without its unreadable lines, except those that say when it is. */
function readable(event: string, budget: { left: number }): string {
  const lines = event.split(/(?<=\n)/);
  budget.left -= lines.length;
  if (budget.left < 0) return '';
  const isNeeded = (line: string) => /^(BEGIN|END|DTSTART|RRULE|RECURRENCE-ID)[:;]/i.test(line);
  return lines.filter((line) => isNeeded(line) || parsed(wrapped(line))).join('');
}

function wrapped(part: string): string {
  return `BEGIN:VCALENDAR\n${part}END:VCALENDAR\n`;
}

function parsed(text: string): ICAL.Component[] | null {
  try {
    const read: unknown[] = ICAL.parse(text);
    const all = (typeof read[0] === 'string' ? [read] : read) as unknown[][];
    return all.map((one) => new ICAL.Component(one));
  } catch {
    return null;
  }
}
