import type ICAL from 'ical.js';
import { oneLine } from '../../common/one-line.ts';
import { callInEvent } from './call-in-event.ts';
import type { Guest, GuestStatus, Occurrence } from './occurrence.ts';

const maxGuests = 200;
const maxNameChars = 100;

export type EventDetails = Pick<Occurrence, 'title' | 'call' | 'organiser' | 'guests' | 'cancelled'>;

/** An event's details. `email`: the calendar owner's, who is kept at any place in the list, since they may have declined. */
export function detailsOf(event: ICAL.Component, email: string | null): EventDetails {
  const organiser = event.getFirstProperty('organizer');
  const own = email?.toLowerCase();
  const guests = event
    .getAllProperties('attendee')
    .filter((property, at) => at < maxGuests || addressOf(property).toLowerCase() === own);
  return {
    title: oneLine(String(event.getFirstPropertyValue('summary') ?? ''), 300),
    cancelled: /^CANCELLED$/i.test(String(event.getFirstPropertyValue('status') ?? '')),
    call: callInEvent(event),
    organiser: organiser && personIn(organiser),
    guests: guests.flatMap((property) => guestIn(property) ?? []),
  };
}

function guestIn(property: ICAL.Property): Guest | null {
  const kind = String(property.getFirstParameter('cutype') ?? 'INDIVIDUAL');
  const person = /^(ROOM|RESOURCE)$/i.test(kind) ? null : personIn(property);
  return person && { ...person, status: statusOf(property.getFirstParameter('partstat')) };
}

/** Null without an e-mail address: some calendars put an id there. */
function personIn(property: ICAL.Property): { name: string | null; email: string } | null {
  const address = addressOf(property);
  if (!/^[^@\s<>]{1,64}@[^@\s<>]{1,190}$/.test(address)) return null;
  const name = oneLine(String(property.getFirstParameter('cn') ?? ''), maxNameChars);
  return { name: name && name !== address ? name : null, email: address.toLowerCase() };
}

function addressOf(property: ICAL.Property): string {
  return String(property.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .trim();
}

const statuses: Record<string, GuestStatus> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

function statusOf(partstat: string | undefined): GuestStatus {
  return statuses[partstat?.toUpperCase() ?? ''] ?? 'needs_action';
}
