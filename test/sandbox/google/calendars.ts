import { z } from 'zod';
import type { Answer, OutsideCall, Route, Violate } from '../outside/service.ts';
import { type CalendarEvent, fieldNames, millisecondsOf, shown, shownCancelled } from './calendar-events.ts';
import { masked, namesIn, parseFieldMask } from './field-mask.ts';
import { refusal } from './refusal.ts';

export type CalendarsRoute = 'calendar.events';

/** What whom it was shared with may see: everything, or only when somebody is busy. */
type AccessRole = 'reader' | 'freeBusyReader';

/** People’s own calendars, each by its person’s mail address. */
export type Calendars = {
  /** What stands in it from now on, of somebody new too; what is not there any more was cancelled. */
  set(email: string, events: readonly CalendarEvent[]): void;
  add(email: string, ...events: CalendarEvent[]): void;
  /** Changes an event, or all times of a series. */
  change(email: string, id: string, to: Partial<CalendarEvent>): void;
  /** Cancels an event, or all times of a series. */
  cancel(email: string, id: string): void;
  /** The person shares it with the service account, or, with null, does so no longer. */
  share(email: string, role?: AccessRole | null): void;
  /** Whether an admin allows the service account to act in people’s names. It may unless told. */
  delegate(allowed: boolean): void;
  /** Google knows none of the sync tokens given so far any more. */
  expireSyncTokens(): void;
  /** Pages may always be smaller than asked for, */
  largestPage: number;
  /** and empty although another follows: the first of each list is. */
  emptyFirstPage: boolean;
  /** Whether Google gives any sync tokens. */
  givesSyncTokens: boolean;
};

type Kept = { event: CalendarEvent; version: number; cancelled: boolean };
type Calendar = { kept: Map<string, Kept>; version: number; role: AccessRole | null };
/** What must be the same with every page and every sync token. */
type Given = { email: string; params: string };
type Rest = Given & { items: object[]; version: number };

const moment = z.iso.datetime({ offset: true });
const always = {
  singleEvents: z.literal('true'),
  maxResults: z.string().regex(/^([1-9]\d{0,2}|1\d{3}|2[0-4]\d\d|2500)$/),
  fields: z.string(),
  pageToken: z.string().optional(),
};
/** With `orderBy` no sync token is given; what else is missing here we do not use. */
const whole = z.strictObject({ ...always, timeMin: moment, timeMax: moment });
const delta = z.strictObject({ ...always, syncToken: z.string() });
const notWithSyncToken =
  /^(iCalUID|orderBy|privateExtendedProperty|q|sharedExtendedProperty|timeMin|timeMax|updatedMin)$/;

const notFound = refusal(404, 'notFound', 'Not Found', 'global');
const invalid = refusal(400, 'invalid', 'Invalid Value', 'global');

/**
 * Events of people’s calendars
 * (https://developers.google.com/workspace/calendar/api/v3/reference/events/list, …/guides/sync).
 */
export function emulateCalendars(subjectOf: (authorization: string | undefined) => string | undefined) {
  const all = new Map<string, Calendar>();
  const syncTokens = new Map<string, Given & { version: number }>();
  const pages = new Map<string, Rest>();
  let expired = new Set<string>();
  let isDelegated = true;

  const calendarOf = (email: string): Calendar => {
    const key = email.toLowerCase();
    const calendar = all.get(key) ?? { kept: new Map(), version: 1, role: null };
    all.set(key, calendar);
    return calendar;
  };
  const keep = (calendar: Calendar, event: CalendarEvent, cancelled = false) => {
    calendar.version += 1;
    calendar.kept.set(event.id, { event, cancelled, version: calendar.version });
  };
  /** Times of a series by its id too. */
  const named = (email: string, id: string) => {
    const calendar = calendarOf(email);
    const found = [...calendar.kept.values()].filter(
      ({ event, cancelled }) => !cancelled && (event.id === id || event.recurringEventId === id),
    );
    if (found.length === 0) throw new Error(`No event ${id} in the calendar of ${email}`);
    return { calendar, events: found.map(({ event }) => event) };
  };

  const calendars: Calendars = {
    largestPage: 2_500,
    emptyFirstPage: false,
    givesSyncTokens: true,
    set(email, events) {
      const calendar = calendarOf(email);
      for (const { event, cancelled } of [...calendar.kept.values()])
        if (!cancelled && !events.some(({ id }) => id === event.id)) keep(calendar, event, true);
      for (const event of events) {
        const before = calendar.kept.get(event.id);
        const isSame = before && !before.cancelled && JSON.stringify(before.event) === JSON.stringify(event);
        if (!isSame) keep(calendar, event);
      }
    },
    add(email, ...events) {
      for (const event of events) keep(calendarOf(email), event);
    },
    change(email, id, to) {
      const { calendar, events } = named(email, id);
      for (const event of events) keep(calendar, { ...event, ...to, id: event.id });
    },
    cancel(email, id) {
      const { calendar, events } = named(email, id);
      for (const event of events) keep(calendar, event, true);
    },
    share(email, role = 'reader') {
      calendarOf(email).role = role;
    },
    delegate(allowed) {
      isDelegated = allowed;
    },
    expireSyncTokens() {
      expired = new Set(syncTokens.keys());
    },
  };

  /** The calendar that a call names, as far as who calls may see it. */
  const seen = ({ ids, headers }: OutsideCall, violate: Violate) => {
    const subject = subjectOf(headers.authorization)?.toLowerCase();
    const id = ids[0]?.toLowerCase() ?? '';
    if (id === 'primary' && !subject) violate('the service account’s own calendar');
    const email = id === 'primary' ? (subject ?? '') : id;
    const calendar = all.get(email);
    const role = subject === email ? 'owner' : subject ? null : calendar?.role;
    return calendar && role ? { calendar, email, role, subject } : null;
  };

  const list = (call: OutsideCall, violate: Violate): Answer => {
    const query = Object.fromEntries(call.query);
    if (query.syncToken !== undefined && Object.keys(query).some((name) => notWithSyncToken.test(name))) {
      violate('a sync token together with what it cannot be used with');
      return refusal(
        400,
        'syncTokenWithRequestRestrictions',
        'Sync token cannot be used with other request restrictions.',
      );
    }
    const asked = (query.syncToken === undefined ? whole : delta).safeParse(query);
    if (!asked.success) {
      violate(z.prettifyError(asked.error));
      return invalid;
    }
    const mask = parseFieldMask(asked.data.fields);
    const unknown = mask ? namesIn(mask).filter((name) => !fieldNames.includes(name)) : ['no mask'];
    if (!mask || unknown.length > 0) {
      violate(`a selection of unknown fields: ${unknown.join(', ')}`);
      return refusal(400, 'invalidParameter', `Invalid field selection ${unknown[0]}`, 'global');
    }
    const found = seen(call, violate);
    if (!found) return notFound;
    const { calendar, email, role } = found;
    const { singleEvents, maxResults, fields } = asked.data;
    const params = JSON.stringify([singleEvents, maxResults, fields]);
    const rest = restOf({ query, calendar, email, params }, violate);
    if ('status' in rest) return rest;
    const isFirst = query.pageToken === undefined;
    const size =
      isFirst && calendars.emptyFirstPage ? 0 : Math.min(Number(maxResults), calendars.largestPage);
    const left = { ...rest, items: rest.items.slice(size) };
    const isLast = left.items.length === 0 && !(isFirst && calendars.emptyFirstPage);
    const answer = {
      kind: 'calendar#events',
      etag: `"p${calendar.version}"`,
      summary: email,
      timeZone: 'Europe/Berlin',
      accessRole: role,
      defaultReminders: [],
      items: rest.items.slice(0, size),
      ...(isLast ? nextSync(rest) : { nextPageToken: kept(pages, 'page', left) }),
    };
    return { status: 200, json: masked(answer, mask) };
  };

  const nextSync = ({ email, params, version }: Rest) =>
    calendars.givesSyncTokens ? { nextSyncToken: kept(syncTokens, 'sync', { email, params, version }) } : {};

  type Asked = { query: Record<string, string>; calendar: Calendar; email: string; params: string };

  /** What is left to tell, from this page on. */
  const restOf = ({ query, calendar, email, params }: Asked, violate: Violate): Rest | Answer => {
    const isSame = (given: Given) => given.email === email && given.params === params;
    const events = [...calendar.kept.values()];
    const given = { email, params, version: calendar.version };
    if (query.pageToken !== undefined) {
      const rest = pages.get(query.pageToken);
      if (rest && isSame(rest)) return rest;
      violate('a page token that was never given for this list');
      return invalid;
    }
    if (query.syncToken === undefined) {
      const [from, to] = [Date.parse(query.timeMin ?? ''), Date.parse(query.timeMax ?? '')];
      const within = events.filter(
        ({ event: { start, end }, cancelled }) =>
          !cancelled && millisecondsOf(end) > from && millisecondsOf(start) < to,
      );
      return { ...given, items: within.map(({ event }) => shown(event, email)) };
    }
    const token = syncTokens.get(query.syncToken);
    if (!token || token.email !== email) return refusal(400, 'invalid', 'Invalid sync token value.');
    if (expired.has(query.syncToken))
      return refusal(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.');
    if (!isSame(token)) violate('a sync token with other parameters than it was given for');
    // Wherever they stand: a token brings what changed outside the window too.
    const changed = events.filter(({ version }) => version > token.version);
    const items = changed.map(({ event, cancelled }) =>
      cancelled ? shownCancelled(event) : shown(event, email),
    );
    return { ...given, items };
  };

  const calendar = '/calendar/v3/calendars/([^/]+)/events';
  const routes: Route<CalendarsRoute>[] = [
    { name: 'calendar.events', method: 'GET', path: new RegExp(`^${calendar}$`), handle: list },
  ];

  return {
    calendars,
    routes,
    /** Why no token is given for acting in somebody’s name; null where one is. */
    refusalOf(subject: string): { status: number; error: string; description: string } | null {
      if (!isDelegated) {
        const description =
          'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.';
        return { status: 401, error: 'unauthorized_client', description };
      }
      if (all.has(subject.toLowerCase())) return null;
      return { status: 400, error: 'invalid_grant', description: 'Invalid email or User ID' };
    },
  };
}

function kept<Value>(map: Map<string, Value>, kind: string, value: Value): string {
  const token = `${kind}-${crypto.randomUUID()}`;
  map.set(token, value);
  return token;
}
