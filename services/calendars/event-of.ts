import type { Call } from '../meetings/call-link.ts';
import { withoutPasscodes } from '../meetings/links/passcodes.ts';
import type { CalendarEvent } from './calendar.ts';
import type { Guest, Occurrence } from './feed/occurrence.ts';
import { saysCancelled } from './says-cancelled.ts';

const maxGuestsShown = 8;
const maxPeopleChars = 20_000;

/** A meeting as the calendar describes it, without our decision. */
export type EventFacts = Omit<
  CalendarEvent,
  'id' | 'teamId' | 'userId' | 'calendarId' | keyof typeof undecided
>;

/** Our side of an event before anything was asked or decided. */
export const undecided = {
  nextRunAt: null,
  askedAt: null,
  decided: null,
  decidedAt: null,
  meetingId: null,
  page: null,
  leftChannelId: null,
};

/** `email`: of the calendar's owner, from Slack; null if unknown. */
export function factsOf(occurrence: Occurrence, call: Call, email: string | null): EventFacts {
  const { uid, recurrenceId, start, end, organiser, guests } = occurrence;
  const cancelled = occurrence.cancelled || saysCancelled(occurrence.title);
  const title = withoutPasscodes(occurrence.title, call.passcode);
  const own = email?.toLowerCase() ?? null;
  const others = invited(occurrence).filter((guest) => guest.email !== own);
  return {
    ...{ uid, recurrenceId, title, cancelled, startsAt: start, endsAt: end },
    platform: call.platform,
    callKey: call.key,
    callUrl: call.url,
    passcode: call.passcode,
    guests: others.slice(0, maxGuestsShown).map((guest) => guest.name ?? guest.email),
    guestEmails: others.slice(0, maxGuestsShown).map(({ email: address }) => address),
    guestCount: others.length,
    people: wordsOf(others, own),
    outside: isOutside(occurrence, own),
    mine: own !== null && organiser?.email === own,
    declined: guests.some((guest) => guest.email === own && guest.status === 'declined'),
  };
}

/** Who invites comes too: many calendars don't count them among the guests. */
function invited({ organiser, guests }: Occurrence): readonly Pick<Guest, 'name' | 'email'>[] {
  const isGuest = organiser === null || guests.some(({ email }) => email === organiser.email);
  return isGuest ? guests : [organiser, ...guests];
}

/** Leaves out the owner’s own domain: it would match everyone there. */
function wordsOf(guests: readonly Pick<Guest, 'name' | 'email'>[], own: string | null): string {
  const home = domainOf(own ?? '');
  const words = guests.flatMap(({ name, email }) => {
    const domain = domainOf(email);
    return [name ?? '', email.split('@')[0] ?? '', domain === home ? '' : domain];
  });
  return words.filter(Boolean).join('\n').slice(0, maxPeopleChars).toWellFormed();
}

/** Google's addresses of rooms and groups belong to no organization. */
const nobody = /(^|\.)calendar\.google\.com$/;

/**
 * Whether anyone has another e-mail domain than the calendar’s owner, or than the organizer if the owner's is unknown. True
 * if neither is known.
 */
function isOutside({ organiser, guests }: Occurrence, own: string | null): boolean {
  const home = domainOf(own ?? organiser?.email ?? '');
  const all = [...guests, ...(organiser ? [organiser] : [])].map(({ email }) => domainOf(email));
  return home === '' || all.some((domain) => domain !== home && !nobody.test(domain));
}

function domainOf(email: string): string {
  return email.split('@')[1]?.toLowerCase() ?? '';
}
