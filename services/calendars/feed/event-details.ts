import { oneLine } from '../../common/one-line.ts';
import { callInEvent } from './call-in-event.ts';
import type { Component } from './components.ts';
import type { Guest, GuestStatus, Occurrence } from './occurrence.ts';
import { type PropertyRead, propertiesOf, textOf } from './property.ts';

const maxGuests = 200;
const maxNameChars = 100;
const maxAddressChars = 500;

export type EventDetails = Pick<Occurrence, 'title' | 'call' | 'organiser' | 'guests' | 'cancelled'>;

/** An event's details. `email`: the calendar owner's, who is kept at any place in the list, since they may have declined. */
export function detailsOf(event: Component, email: string | null): EventDetails {
  const [organiser] = propertiesOf(event, 'ORGANIZER');
  const own = email?.toLowerCase();
  const guests = propertiesOf(event, 'ATTENDEE').flatMap((property) => guestIn(property) ?? []);
  return {
    title: oneLine(textOf(event, 'SUMMARY'), 300),
    cancelled: isCancelled(event),
    call: callInEvent(event),
    organiser: organiser ? personIn(organiser) : null,
    guests: guests.filter((guest, at) => at < maxGuests || guest.email === own),
  };
}

export function isCancelled(event: Component): boolean {
  return /^CANCELL?ED$/i.test(textOf(event, 'STATUS').trim());
}

function guestIn(property: PropertyRead): Guest | null {
  const person = /^(ROOM|RESOURCE)$/i.test(property.params.get('CUTYPE') ?? '') ? null : personIn(property);
  // vCalendar 1.0 calls it a status.
  const status = statusOf(property.params.get('PARTSTAT') ?? property.params.get('STATUS'));
  return person && { ...person, status };
}

/** Null without an e-mail address: some calendars put an id there. */
function personIn({ params, value }: PropertyRead): { name: string | null; email: string } | null {
  const called = params.get('CN') ?? '';
  // Where the address is an id, or one that forwards, the parameter has the person's own (RFC 7986, 6.2).
  const email = [params.get('EMAIL') ?? '', value, called].map(addressIn).find(Boolean);
  if (!email) return null;
  // Outlook puts addresses for which it has no name into these.
  const name = oneLine(called, maxNameChars).replace(/^'(.*)'$/, '$1');
  return { name: name && name !== email ? name : null, email: email.toLowerCase() };
}

const address = /[^@\s<>()[\]"',;:/?=][^@\s<>()[\]",;:/?]{0,63}@[^@\s<>()[\]"',;:/?]{1,190}/;

/** The address in `mailto:ben@acme.org`, `Ben <ben@acme.org>`, `SMTP:ben@acme.org` and the like. */
function addressIn(written: string): string | undefined {
  return address.exec(written.slice(-maxAddressChars).replace('%40', '@'))?.[0];
}

const statuses: Record<string, GuestStatus> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
  // Somebody else goes instead.
  DELEGATED: 'declined',
};

function statusOf(partstat: string | undefined): GuestStatus {
  return statuses[partstat?.trim().toUpperCase() ?? ''] ?? 'needs_action';
}
