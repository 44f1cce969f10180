import type { Call } from '../meetings/call-link.ts';
import type { CalendarEvent } from './calendar.ts';
import type { Guest, Occurrence } from './feed/occurrence.ts';

const mostGuestsShown = 8;
/** Characters. */
const longestPeople = 20_000;

/** What a calendar says of a meeting, without what became of it here. */
export type EventFacts = Omit<
  CalendarEvent,
  'id' | 'teamId' | 'userId' | 'calendarId' | keyof typeof untouched
>;

/** What becomes of an event here, before anything has. */
export const untouched = {
  nextRunAt: null,
  askedAt: null,
  decided: null,
  decidedAt: null,
  meetingId: null,
  page: null,
  leftChannelId: null,
};

/** `email`: of the calendar's person, as Slack has it; null where it has none. */
export function factsOf(occurrence: Occurrence, call: Call, email: string | null): EventFacts {
  const { uid, recurrenceId, start, end, title, cancelled, organiser, guests } = occurrence;
  const own = email?.toLowerCase() ?? null;
  const others = guests.filter((guest) => guest.email !== own);
  return {
    ...{ uid, recurrenceId, title, cancelled, startsAt: start, endsAt: end },
    platform: call.platform,
    callKey: call.key,
    callUrl: call.url,
    passcode: call.passcode,
    guests: others.slice(0, mostGuestsShown).map((guest) => guest.name ?? guest.email),
    guestCount: others.length,
    people: wordsOf(others, own),
    outside: isOutside(occurrence, own),
    mine: own !== null && organiser?.email === own,
    declined: guests.some((guest) => guest.email === own && guest.status === 'declined'),
  };
}

/** The person’s own organisation names nobody. */
function wordsOf(guests: readonly Guest[], own: string | null): string {
  const home = domainOf(own ?? '');
  const words = guests.flatMap(({ name, email }) => {
    const domain = domainOf(email);
    return [name ?? '', email.split('@')[0] ?? '', domain === home ? '' : domain];
  });
  return words.filter(Boolean).join('\n').slice(0, longestPeople).toWellFormed();
}

/** Rooms and groups of Google's are of no organisation. */
const nobody = /(^|\.)calendar\.google\.com$/;

/**
 * Someone has a mail address elsewhere than the calendar’s person; without that, than who organises it. Where neither
 * is known, anyone may be from elsewhere.
 */
function isOutside({ organiser, guests }: Occurrence, own: string | null): boolean {
  const home = domainOf(own ?? organiser?.email ?? '');
  const all = [...guests, ...(organiser ? [organiser] : [])].map(({ email }) => domainOf(email));
  return home === '' || all.some((domain) => domain !== home && !nobody.test(domain));
}

function domainOf(email: string): string {
  return email.split('@')[1]?.toLowerCase() ?? '';
}
