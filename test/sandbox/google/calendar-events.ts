/** A moment, or a whole day (`date`). */
export type EventTime = { dateTime: string; timeZone?: string } | { date: string };
type ResponseStatus = 'needsAction' | 'declined' | 'tentative' | 'accepted';
type EventPerson = { email: string; displayName?: string; self?: boolean };
type EntryPoint = {
  entryPointType: 'video' | 'phone' | 'sip' | 'more';
  uri: string;
  passcode?: string;
  password?: string;
  pin?: string;
  meetingCode?: string;
  accessCode?: string;
};

/**
 * An event as Google tells of it (https://developers.google.com/workspace/calendar/api/v3/reference/events), as far as we
 * emulate it. Times of a series stand in the calendar singly, as `singleEvents=true` has them.
 */
export type CalendarEvent = {
  id: string;
  status?: 'confirmed' | 'tentative';
  /** Made from the series’ id, or its own, unless told. */
  iCalUID?: string;
  recurringEventId?: string;
  originalStartTime?: EventTime;
  start: EventTime;
  end: EventTime;
  summary?: string;
  description?: string;
  location?: string;
  hangoutLink?: string;
  conferenceData?: { entryPoints?: EntryPoint[] };
  organizer?: EventPerson;
  attendees?: (EventPerson & { responseStatus: ResponseStatus; resource?: boolean })[];
  eventType?: 'default' | 'workingLocation' | 'outOfOffice' | 'focusTime' | 'birthday' | 'fromGmail';
};

/** What a selector of fields may name. */
export const fieldNames = [
  'kind,etag,summary,updated,timeZone,accessRole,defaultReminders,nextPageToken,nextSyncToken,items',
  'id,status,iCalUID,recurringEventId,originalStartTime,start,end,dateTime,date,description,location,eventType',
  'hangoutLink,conferenceData,entryPoints,entryPointType,uri,passcode,password,pin,meetingCode,accessCode',
  'organizer,attendees,email,displayName,self,resource,responseStatus',
].flatMap((names) => names.split(','));

type Meeting = Partial<Omit<CalendarEvent, 'start' | 'end'>> & {
  id: string;
  start: Date;
  minutes?: number;
  /** A Meet call’s code; null for none. */
  code?: string | null;
};

/** An event with a Meet call, as Google Calendar makes them. */
export function meetingAt({ start, minutes = 30, code = 'abc-defg-hij', ...event }: Meeting): CalendarEvent {
  const uri = `https://meet.google.com/${code}`;
  return {
    summary: 'Weekly sync',
    start: { dateTime: start.toISOString() },
    end: { dateTime: new Date(start.getTime() + minutes * 60_000).toISOString() },
    ...(code
      ? { hangoutLink: uri, conferenceData: { entryPoints: [{ entryPointType: 'video', uri }] } }
      : {}),
    ...event,
  };
}

/** The times of a series, each an event whose id Google makes from the series’ and the time. */
export function seriesAt(starts: readonly Date[], meeting: Omit<Meeting, 'start'>): CalendarEvent[] {
  return starts.map((start) => ({
    ...meetingAt({ ...meeting, start }),
    id: `${meeting.id}_${start.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    recurringEventId: meeting.id,
    originalStartTime: { dateTime: start.toISOString() },
  }));
}

/** As it is told to who reads this person’s calendar. */
export function shown(event: CalendarEvent, email: string): object {
  const known = <Person extends EventPerson>(person: Person) =>
    person.email.toLowerCase() === email ? { self: true, ...person } : person;
  return {
    kind: 'calendar#event',
    status: 'confirmed',
    eventType: 'default',
    iCalUID: `${event.recurringEventId ?? event.id}@google.com`,
    ...event,
    ...(event.organizer ? { organizer: known(event.organizer) } : {}),
    ...(event.attendees ? { attendees: event.attendees.map(known) } : {}),
  };
}

/** All that is sure to be told of one that was called off (the reference’s `status`). */
export function shownCancelled({ id, recurringEventId, originalStartTime }: CalendarEvent): object {
  return {
    kind: 'calendar#event',
    status: 'cancelled',
    id,
    ...(recurringEventId ? { recurringEventId, originalStartTime } : {}),
  };
}

/** In milliseconds; days begin at midnight in UTC. */
export function millisecondsOf(time: EventTime): number {
  return Date.parse('date' in time ? time.date : time.dateTime);
}
