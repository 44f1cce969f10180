import type { Occurrence, Window } from '../../calendars/feed/occurrence.ts';
import type { GoogleAnswer } from '../../calendars/ports/google-calendars.ts';
import type { Reply } from '../../http/json-client.ts';
import { foundIn } from '../../http/replies.ts';
import type { AuthorizedCall } from './authorized.ts';
import { type Access, refusalOf, sharedTooLittle } from './calendar-refusals.ts';
import { type EventPage, eventFields, eventPage } from './calendar-resources.ts';
import { occurrenceOf } from './occurrence-of-event.ts';

/** A person's calendar, and how to call Google about it. `path`: of its events. */
export type ReachedCalendar = {
  access: Access;
  path: string;
  send(call: Omit<AuthorizedCall, 'name'>): Promise<Sent>;
};
type Sent = { ok: true; reply: Reply } | { ok: false; reason: string };

/**
 * Events of a page, each with up to hundreds of guests: a hundred of them stay far below what we take of an answer.
 * Google's pages may be smaller, or empty, and still be followed by another.
 */
const pageSize = 100;
const mostEvents = 5_000;
const mostPages = 200;

/** Null where the calendar has to be read: it has changed, or Google doesn't know the token. */
export async function askSince(
  calendar: ReachedCalendar,
  syncToken: string,
  signal: AbortSignal,
): Promise<GoogleAnswer | null> {
  let next = '';
  for (let pages = 0; pages < mostPages; pages += 1) {
    const read = await readPage(calendar, { syncToken, ...(next ? { pageToken: next } : {}) }, signal);
    // 410: it is too old (https://developers.google.com/workspace/calendar/api/guides/sync). 400: it is none of this calendar's.
    if (!read.ok && (read.status === 410 || read.status === 400)) return null;
    if (!read.ok) return { kind: 'failed', reason: read.reason };
    // What changed isn't taken from here: of a series that was touched, this goes on with every time until its last,
    // years from now (https://github.com/garrytan/gbrain/pull/5015).
    if (read.page.items.length > 0) return null;
    next = read.page.nextPageToken;
    if (!next) return { kind: 'unchanged', syncToken: read.page.nextSyncToken ?? syncToken };
  }
  return null;
}

export async function readWindow(
  calendar: ReachedCalendar,
  { from, to }: Window,
  signal: AbortSignal,
): Promise<GoogleAnswer> {
  const times = { timeMin: from.toISOString(), timeMax: to.toISOString() };
  // By what names it: an event that changes meanwhile may be on two pages.
  const found = new Map<string, Occurrence>();
  let [next, events] = ['', 0];
  for (let pages = 0; pages < mostPages; pages += 1) {
    const read = await readPage(calendar, { ...times, ...(next ? { pageToken: next } : {}) }, signal);
    if (!read.ok) return { kind: 'failed', reason: read.reason };
    const { items, nextPageToken, nextSyncToken: syncToken = null } = read.page;
    events += items.length;
    if (events > mostEvents) break;
    for (const occurrence of items.map((item) => occurrenceOf(item, calendar.access.email)))
      if (occurrence) found.set(`${occurrence.recurrenceId} ${occurrence.uid}`, occurrence);
    next = nextPageToken;
    if (!next) return { kind: 'read', occurrences: inOrder([...found.values()]), syncToken };
  }
  const most = mostEvents.toLocaleString('en-US');
  return { kind: 'failed', reason: `The calendar is too big: no more than ${most} events are read.` };
}

type Paged = { ok: true; page: EventPage } | { ok: false; status: number; reason: string };

/** A sync token is good only with the same parameters as it was given for; no `orderBy`, with which none is given. */
async function readPage(
  { access, path, send }: ReachedCalendar,
  wanted: Record<string, string>,
  signal: AbortSignal,
): Promise<Paged> {
  const query = { singleEvents: 'true', maxResults: String(pageSize), fields: eventFields, ...wanted };
  const sent = await send({ method: 'GET', path, query, signal });
  if (!sent.ok) return { ok: false, status: 0, reason: sent.reason };
  const status = sent.reply.kind === 'answer' ? sent.reply.status : 0;
  const found = foundIn('Google Calendar', sent.reply, eventPage);
  if (!found.ok) return { ok: false, status, reason: refusalOf(sent.reply, access) };
  if (found.value.accessRole === 'freeBusyReader')
    return { ok: false, status, reason: sharedTooLittle(access) };
  return { ok: true, page: found.value };
}

function inOrder(occurrences: Occurrence[]): Occurrence[] {
  return occurrences
    .filter(({ cancelled }) => !cancelled)
    .sort((one, other) => one.start.getTime() - other.start.getTime());
}
