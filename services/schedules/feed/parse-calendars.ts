import ICAL from 'ical.js';

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

/** The parser gives up on the whole for one rule that makes no sense: then the events come in singly. */
function parsedOneByOne(rest: string, events: readonly string[]): ICAL.Component[] | null {
  const calendars = parsed(rest);
  for (const event of events.flatMap((one) => parsed(one) ?? [])) calendars?.[0]?.addSubcomponent(event);
  return calendars;
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
