import { z } from 'zod';

// https://developers.google.com/workspace/calendar/api/v3/reference/events. Google omits empty fields.

/** A moment, or a day, which begins at midnight UTC here: all-day events aren't joined. */
const time = z.union([
  z
    .object({ dateTime: z.iso.datetime({ offset: true }) })
    .transform(({ dateTime }) => ({ at: new Date(dateTime), isDay: false })),
  z.object({ date: z.iso.date() }).transform(({ date }) => ({ at: new Date(date), isDay: true })),
]);

const person = z.object({
  email: z.string().default(''),
  displayName: z.string().default(''),
  /** The calendar's owner, under any of their addresses. */
  self: z.boolean().default(false),
});
export type EventPerson = z.infer<typeof person>;

const guest = person.extend({ responseStatus: z.string().default(''), resource: z.boolean().default(false) });
export type EventGuest = z.infer<typeof guest>;

const entryPoint = z.object({
  /** `video`, `phone`, `sip` or `more`. */
  entryPointType: z.string().default(''),
  uri: z.string().default(''),
  // Each provider fills in one of these. `meetingCode` isn't needed: Zoom's link contains it.
  passcode: z.string().optional(),
  password: z.string().optional(),
  pin: z.string().optional(),
});
export type EntryPoint = z.infer<typeof entryPoint>;

export const calendarEvent = z.object({
  id: z.string().min(1),
  status: z.string().default(''),
  eventType: z.string().default('default'),
  iCalUID: z.string().optional(),
  /** Its series. */
  recurringEventId: z.string().optional(),
  /** When its series has it. */
  originalStartTime: time.optional(),
  start: time,
  end: time,
  summary: z.string().default(''),
  description: z.string().default(''),
  location: z.string().default(''),
  hangoutLink: z.string().default(''),
  conferenceData: z.object({ entryPoints: z.array(entryPoint).default([]) }).optional(),
  organizer: person.optional(),
  attendees: z.array(guest).default([]),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;

/** Events are parsed one by one, so that a bad one doesn't spoil the page. */
export const eventPage = z.object({
  items: z.array(z.unknown()).default([]),
  nextPageToken: z.string().default(''),
  /** On the last page only. */
  nextSyncToken: z.string().optional(),
  accessRole: z.string().default(''),
});
export type EventPage = z.infer<typeof eventPage>;

const moments = 'start(dateTime,date),end(dateTime,date),originalStartTime(dateTime,date)';
const people = 'organizer(email,displayName,self),attendees(email,displayName,self,resource,responseStatus)';
const calls =
  'location,description,hangoutLink,conferenceData(entryPoints(entryPointType,uri,passcode,password,pin))';

/** See https://developers.google.com/workspace/calendar/api/guides/performance#partial-response. */
export const eventFields = `accessRole,nextPageToken,nextSyncToken,items(id,status,eventType,iCalUID,recurringEventId,summary,${moments},${people},${calls})`;
