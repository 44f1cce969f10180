import { callInTexts } from '../../calendars/feed/call-in-event.ts';
import type { Guest, GuestStatus, Occurrence } from '../../calendars/feed/occurrence.ts';
import { oneLine } from '../../common/one-line.ts';
import { type Call, zoomPasscode } from '../../meetings/call-link.ts';
import {
  type CalendarEvent,
  calendarEvent,
  type EntryPoint,
  type EventGuest,
  type EventPerson,
} from './calendar-resources.ts';

/** As for feeds. */
const maxChars = { title: 300, name: 100, uid: 500 };
const maxGuests = 200;

/** Types of events that aren't meetings (`eventType`). */
const noMeetings = new Set(['workingLocation', 'outOfOffice', 'focusTime', 'birthday']);

/** An event in the calendar of `email`; null if it isn't a meeting or can't be read. */
export function occurrenceOf(item: unknown, email: string): Occurrence | null {
  const event = calendarEvent.safeParse(item).data;
  if (!event || noMeetings.has(event.eventType)) return null;
  const { id, iCalUID, recurringEventId, originalStartTime, start, end } = event;
  if (recurringEventId !== undefined && !originalStartTime) return null;
  return {
    uid: (iCalUID || recurringEventId || id).slice(0, maxChars.uid).toWellFormed(),
    recurrenceId: recurringEventId !== undefined ? (originalStartTime?.at.toISOString() ?? '') : '',
    start: start.at,
    end: end.at,
    allDay: start.isDay,
    cancelled: event.status === 'cancelled',
    title: oneLine(event.summary, maxChars.title),
    call: callOf(event),
    organiser: event.organizer ? personOf(event.organizer, email) : null,
    guests: guestsOf(event.attendees, email),
  };
}

/** Google’s own field for calls first, then people's text. */
function callOf({ conferenceData, hangoutLink, location, description }: CalendarEvent): Call | null {
  const points = conferenceData?.entryPoints ?? [];
  const isVideo = ({ entryPointType }: EntryPoint) => entryPointType === 'video';
  const surestFirst = [...points.filter(isVideo), ...points.filter((point) => !isVideo(point))];
  const call = callInTexts([...surestFirst.map(({ uri }) => uri), hangoutLink, location, description]);
  if (call?.platform !== 'zoom') return call;
  const own = surestFirst.find(({ uri }) => callInTexts([uri])?.key === call.key);
  return { ...call, passcode: call.passcode ?? (own ? passcodeOf(own) : null) };
}

/** Zoom's passcode, if the link has none. */
function passcodeOf({ passcode, password, pin }: EntryPoint): string | null {
  return zoomPasscode((passcode || password || pin || '').trim());
}

/** The first guests, and always the calendar's owner, who may have declined. */
function guestsOf(attendees: readonly EventGuest[], email: string): Guest[] {
  const kept = attendees
    .filter(({ resource }) => !resource)
    .filter(({ self }, index) => self || index < maxGuests);
  return kept.flatMap((attendee) => {
    const person = personOf(attendee, email);
    return person ? [{ ...person, status: statusOf(attendee.responseStatus) }] : [];
  });
}

/** Null without an e-mail address: for some, Google gives only an id. */
function personOf(person: EventPerson, email: string): { name: string | null; email: string } | null {
  const address = (person.self ? email : person.email).trim().toLowerCase();
  if (!/^[^@\s<>]{1,64}@[^@\s<>]{1,190}$/.test(address)) return null;
  const name = oneLine(person.displayName, maxChars.name);
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
