import { readdirSync, readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { componentsIn } from '../../../../services/calendars/feed/components.ts';
import { propertiesOf, textOf } from '../../../../services/calendars/feed/property.ts';
import { timeOf } from '../../../../services/calendars/feed/times-in.ts';

const files = ['samples', 'exports'].flatMap((folder) => {
  const within = new URL(`${folder}/`, import.meta.url);
  const names = readdirSync(within).filter((name) => name.endsWith('.ics'));
  return names.map((name) => [name, readFileSync(new URL(name, within), 'utf8')] as const);
});

/** The events of a feed as ical.js reads them; null where it reads none of it. */
function asOthersRead(feed: string): unknown[] | null {
  try {
    return new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents('vevent').map((event) => ({
      ...{
        uid: event.getFirstPropertyValue('uid') ?? '',
        title: event.getFirstPropertyValue('summary') ?? '',
      },
      text: event.getFirstPropertyValue('description') ?? '',
      start: String(event.getFirstPropertyValue('dtstart')),
      guests: event
        .getAllProperties('attendee')
        .map((guest) => [guest.getFirstParameter('cn'), guest.getFirstValue()]),
    }));
  } catch {
    return null;
  }
}

function asWeRead(feed: string): unknown[] {
  const read = componentsIn(feed);
  const [calendar] = read.kind === 'read' ? read.calendars : [];
  const events = calendar?.components.filter(({ name }) => name === 'VEVENT') ?? [];
  return events.map((event) => {
    const start = timeOf(event, 'DTSTART');
    const shown = new Date(start?.wall ?? 0).toISOString().slice(0, start?.isDate ? 10 : 19);
    return {
      ...{ uid: textOf(event, 'UID'), title: textOf(event, 'SUMMARY'), text: textOf(event, 'DESCRIPTION') },
      start: `${shown}${start?.isUtc ? 'Z' : ''}`,
      guests: propertiesOf(event, 'ATTENDEE').map(({ params, value }) => [params.get('CN'), value]),
    };
  });
}

test.each(files)('what another library reads, we read the same way: %s', (_, feed) => {
  const others = asOthersRead(feed);
  if (others) expect(asWeRead(feed)).toEqual(others);
  else expect(asWeRead(feed)).not.toEqual([]);
});
