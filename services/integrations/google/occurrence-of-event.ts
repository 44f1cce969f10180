import { callInText } from '../../calendars/feed/call-in-event.ts';
import type { Guest, GuestStatus, Occurrence } from '../../calendars/feed/occurrence.ts';
import { oneLine } from '../../common/one-line.ts';
import type { Call } from '../../meetings/call-link.ts';
import {
  type CalendarEvent,
  calendarEvent,
  type EntryPoint,
  type EventGuest,
  type EventPerson,
} from './calendar-resources.ts';

/** Characters; of ids as feeds' have them. */
const longest = { title: 300, name: 100, uid: 500 };
const mostGuests = 200;

/** Events that are no meetings (the reference’s `eventType`). */
const noMeetings = new Set(['workingLocation', 'outOfOffice', 'focusTime', 'birthday']);

/** What an event of Google’s says, in the calendar of `email`; null for what is no meeting, and what makes no sense. */
export function occurrenceOf(item: unknown, email: string): Occurrence | null {
  const event = calendarEvent.safeParse(item).data;
  if (!event || noMeetings.has(event.eventType)) return null;
  const { id, iCalUID, recurringEventId, originalStartTime, start, end } = event;
  if (recurringEventId !== undefined && !originalStartTime) return null;
  return {
    uid: (iCalUID || recurringEventId || id).slice(0, longest.uid).toWellFormed(),
    recurrenceId: recurringEventId !== undefined ? (originalStartTime?.at.toISOString() ?? '') : '',
    start: start.at,
    end: end.at,
    allDay: start.isDay,
    cancelled: event.status === 'cancelled',
    title: oneLine(event.summary, longest.title),
    call: callOf(event),
    organiser: event.organizer ? personOf(event.organizer, email) : null,
    guests: guestsOf(event.attendees, email),
  };
}

/** Google’s own field for calls comes first, then what people write. */
function callOf({ conferenceData, hangoutLink, location, description }: CalendarEvent): Call | null {
  const points = conferenceData?.entryPoints ?? [];
  const isVideo = ({ entryPointType }: EntryPoint) => entryPointType === 'video';
  const surestFirst = [...points.filter(isVideo), ...points.filter((point) => !isVideo(point))];
  for (const point of surestFirst) {
    const call = callInText(point.uri);
    if (call) return { ...call, passcode: call.passcode ?? passcodeOf(point, call) };
  }
  return callInText(hangoutLink) ?? callInText(location) ?? callInText(description);
}

/** One that a person types into Zoom, where the link has none. */
function passcodeOf({ passcode, password, pin }: EntryPoint, { platform }: Call): string | null {
  const given = (passcode || password || pin || '').trim();
  return platform === 'zoom' && /^[!-~]{1,128}$/.test(given) ? given : null;
}

/** The first of them, and whose calendar it is wherever they stand: whether they declined counts. */
function guestsOf(attendees: readonly EventGuest[], email: string): Guest[] {
  const kept = attendees
    .filter(({ resource }) => !resource)
    .filter(({ self }, index) => self || index < mostGuests);
  return kept.flatMap((attendee) => {
    const person = personOf(attendee, email);
    return person ? [{ ...person, status: statusOf(attendee.responseStatus) }] : [];
  });
}

/** Null for one without a mail address: of some, Google tells an id only. */
function personOf(person: EventPerson, email: string): { name: string | null; email: string } | null {
  const address = (person.self ? email : person.email).trim().toLowerCase();
  if (!/^[^@\s<>]{1,64}@[^@\s<>]{1,190}$/.test(address)) return null;
  const name = oneLine(person.displayName, longest.name);
  return { name: name && name.toLowerCase() !== address ? name : null, email: address };
}

const statuses: Record<string, GuestStatus> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
};

function statusOf(responseStatus: string): GuestStatus {
  return Object.hasOwn(statuses, responseStatus)
    ? (statuses[responseStatus] ?? 'needs_action')
    : 'needs_action';
}
