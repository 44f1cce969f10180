import { createHash } from 'node:crypto';
import { type Answer, type Outside, startOutside } from '../outside/service.ts';

/** An event of the emulated calendar; times are real moments. */
type FeedEvent = {
  uid: string;
  start: Date;
  minutes?: number;
  /** A whole day, or several. */
  days?: number;
  title?: string;
  location?: string;
  organiser?: string;
  guests?: readonly { email: string; name?: string; status?: 'ACCEPTED' | 'DECLINED' | 'NEEDS-ACTION' }[];
  rule?: string;
  cancelled?: boolean;
};

export type CalendarFeed = Outside<'feed'> & {
  /** Where it listens: a path that would be a secret. */
  address(name?: string): string;
  /** What stands in a calendar now. */
  set(events: readonly FeedEvent[], name?: string): void;
};

/** Part of every path; nobody but the app and its sealed rows may know it. */
export const canary = 'private-canary5f1c9e';

/** Feeds of calendars, with tags; strict about what asks for them. */
export async function startCalendarFeeds(): Promise<CalendarFeed> {
  const calendars = new Map<string, readonly FeedEvent[]>();
  const outside = await startOutside<'feed'>({
    notFound: { status: 404, text: 'Not found' },
    gate({ headers }, violate): Answer | undefined {
      if (!/text\/calendar/.test(headers.accept ?? '')) violate('asks for no calendar');
      if (headers.authorization || headers.cookie) violate('tells who we are');
      return undefined;
    },
    routes: [
      {
        name: 'feed',
        method: 'GET',
        path: new RegExp(`^/calendar/${canary}/([a-z]+)/basic\\.ics$`),
        handle({ ids, headers }) {
          const events = calendars.get(ids[0] ?? '');
          if (!events) return { status: 404, text: 'Not found' };
          const text = icsOf(events);
          const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
          if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
          return { status: 200, text, headers: { etag, 'content-type': 'text/calendar; charset=utf-8' } };
        },
      },
    ],
  });
  return {
    ...outside,
    address: (name = 'ada') => `${outside.url}/calendar/${canary}/${name}/basic.ics`,
    set: (events, name = 'ada') => void calendars.set(name, events),
  };
}

function icsOf(events: readonly FeedEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//emulated//EN',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\r\n');
}

function linesOf({ uid, start, minutes = 30, days, title = 'Weekly sync', ...event }: FeedEvent): string[] {
  const {
    location = 'https://meet.google.com/abc-defg-hij',
    organiser,
    guests = [],
    rule,
    cancelled,
  } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    ...(days
      ? [`DTSTART;VALUE=DATE:${dateOf(start, 0)}`, `DTEND;VALUE=DATE:${dateOf(start, days)}`]
      : [`DTSTART:${stamp(start)}`, `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`]),
    `SUMMARY:${title}`,
    `LOCATION:${location}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    ...(cancelled ? ['STATUS:CANCELLED'] : []),
    ...(organiser ? [`ORGANIZER:mailto:${organiser}`] : []),
    ...guests.map(
      ({ email, name, status = 'NEEDS-ACTION' }) =>
        `ATTENDEE;PARTSTAT=${status}${name ? `;CN="${name}"` : ''}:mailto:${email}`,
    ),
    'END:VEVENT',
  ];
}

function dateOf(moment: Date, later: number): string {
  return stamp(new Date(moment.getTime() + later * 86_400_000)).slice(0, 8);
}

function stamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
