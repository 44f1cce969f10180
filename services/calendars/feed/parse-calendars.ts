import ICAL from 'ical.js';

const endOfZone = '\nEND:VTIMEZONE\n';
/** Of events that can't be read as they are: each line of theirs is tried. */
const mostLines = 100_000;

/** Several calendars may come in one stream; null for what is none. */
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

/** The parser gives up on the whole for one line: then the events come in singly. */
function parsedOneByOne(rest: string, events: readonly string[]): ICAL.Component[] | null {
  const calendars = parsed(rest) ?? parsed(onlyZones(rest));
  const budget = { left: mostLines };
  for (const event of events.flatMap((one) => parsed(one) ?? parsed(readable(one, budget)) ?? []))
    calendars?.[0]?.addSubcomponent(event);
  return calendars;
}

/** A calendar without anything but its zones, those that can be read. */
function onlyZones(rest: string): string {
  const own = rest.match(/^X-WR-TIMEZONE[:;].*\n/im) ?? [];
  const zones = rest.split(/^(?=BEGIN:VTIMEZONE$)/m).flatMap((part) => {
    const end = part.startsWith('BEGIN') ? part.indexOf(endOfZone) : -1;
    return end < 0 ? [] : [part.slice(0, end + endOfZone.length)];
  });
  return wrapped([...own, ...zones].filter((part) => parsed(wrapped(part))).join(''));
}

/** An event without the lines that can't be read; but when it is must be known. */
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
