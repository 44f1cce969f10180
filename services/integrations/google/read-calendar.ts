import type { Occurrence, Window } from '../../calendars/feed/occurrence.ts';
import type { GoogleAnswer } from '../../calendars/ports/google-calendars.ts';
import type { Reply } from '../../http/json-client.ts';
import { foundIn } from '../../http/replies.ts';
import type { AuthorizedCall } from './authorized.ts';
import { type Access, refusalOf, sharedTooLittle } from './calendar-refusals.ts';
import { type EventPage, eventFields, eventPage } from './calendar-resources.ts';
import { occurrenceOf } from './occurrence-of-event.ts';

/** A person's calendar, and how to call Google about it. `path`: its events. */
export type ReachedCalendar = {
  access: Access;
  path: string;
  send(call: Omit<AuthorizedCall, 'name'>): Promise<Sent>;
};
type Sent = { ok: true; reply: Reply } | { ok: false; reason: string };

/**
 * Events a page. Each may have hundreds of guests; a hundred events stay far below our limit for an answer. Google's pages
 * may be smaller, or even empty, and still have a next one.
 */
const pageSize = 100;
const maxEvents = 5_000;
const maxPages = 200;

/** Whether anything changed since the token. Null if the calendar must be read: it changed, or the token is unknown. */
export async function askSince(
  calendar: ReachedCalendar,
  syncToken: string,
  signal: AbortSignal,
): Promise<GoogleAnswer | null> {
  let next = '';
  for (let pages = 0; pages < maxPages; pages += 1) {
    const read = await readPage(calendar, { syncToken, ...(next ? { pageToken: next } : {}) }, signal);
    // 410: the token is too old (https://developers.google.com/workspace/calendar/api/guides/sync). 400: another calendar's.
    if (!read.ok && (read.status === 410 || read.status === 400)) return null;
    if (!read.ok) return { kind: 'failed', reason: read.reason };
    // Don't take the changes from here: for a changed series, Google lists every occurrence up to its last, years from now
    // (https://github.com/garrytan/gbrain/pull/5015).
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
  // Keyed, since an event that changes meanwhile may be on two pages.
  const found = new Map<string, Occurrence>();
  let [next, events] = ['', 0];
  for (let pages = 0; pages < maxPages; pages += 1) {
    const read = await readPage(calendar, { ...times, ...(next ? { pageToken: next } : {}) }, signal);
    if (!read.ok) return { kind: 'failed', reason: read.reason };
    const { items, nextPageToken, nextSyncToken: syncToken = null } = read.page;
    events += items.length;
    if (events > maxEvents) break;
    for (const occurrence of items.map((item) => occurrenceOf(item, calendar.access.email)))
      if (occurrence) found.set(`${occurrence.recurrenceId} ${occurrence.uid}`, occurrence);
    next = nextPageToken;
    if (!next) return { kind: 'read', occurrences: inOrder([...found.values()]), syncToken };
  }
  const max = maxEvents.toLocaleString('en-US');
  return { kind: 'failed', reason: `The calendar is too big: no more than ${max} events are read.` };
}

type Paged = { ok: true; page: EventPage } | { ok: false; status: number; reason: string };

/** A sync token works only with the parameters it was issued for, and `orderBy` prevents it from being issued. */
async function readPage(
  { access, path, send }: ReachedCalendar,
  wanted: Record<string, string>,
  signal: AbortSignal,
): Promise<Paged> {
  const query = { singleEvents: 'true', maxResults: String(pageSize), fields: eventFields, ...wanted };
  const sent = await send({ method: 'GET', path, query, signal });
  if (!sent.ok) return { ok: false, status: 0, reason: sent.reason };
  const status = sent.reply.kind === 'answer' ? sent.reply.status : 0;
  const found = foundIn(sent.reply, eventPage);
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
