import { expect, test } from 'vitest';
import { occurrenceOf } from '../../../../services/integrations/google/occurrence-of-event.ts';

const ada = 'ada@acme.org';
const single = {
  id: 'e1',
  status: 'confirmed',
  iCalUID: 'e1@google.com',
  start: { dateTime: '2026-12-01T09:30:00+01:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-12-01T10:00:00+01:00', timeZone: 'Europe/Berlin' },
};
const event = (more: object = {}) => occurrenceOf({ ...single, ...more }, ada);
const callIn = (more: object) => event(more)?.call?.key;
const entryPoints = (...points: object[]) => ({ conferenceData: { entryPoints: points } });

test('an event with nothing but its times', () => {
  expect(event()).toEqual({
    uid: 'e1@google.com',
    recurrenceId: '',
    start: new Date('2026-12-01T08:30:00Z'),
    end: new Date('2026-12-01T09:00:00Z'),
    allDay: false,
    cancelled: false,
    title: '',
    call: null,
    organiser: null,
    guests: [],
  });
});

test('a moved meeting of a series is named by its time in the series', () => {
  const moved = {
    id: 'e1_20261130T083000Z',
    recurringEventId: 'e1',
    originalStartTime: { dateTime: '2026-11-30T09:30:00+01:00' },
  };
  expect(event(moved)).toMatchObject({
    uid: 'e1@google.com',
    recurrenceId: '2026-11-30T08:30:00.000Z',
    start: new Date('2026-12-01T08:30:00Z'),
  });
  expect(event({ ...moved, originalStartTime: { date: '2026-11-30' } })?.recurrenceId).toBe(
    '2026-11-30T00:00:00.000Z',
  );
  expect(event({ ...moved, iCalUID: undefined })?.uid).toBe('e1');
  expect(event({ iCalUID: undefined })?.uid).toBe('e1');
});

test('a name cut within a character still ends with a character that any database takes', () => {
  expect(event({ iCalUID: `${'a'.repeat(499)}🎉` })?.uid).toBe(`${'a'.repeat(499)}\ufffd`);
});

test('whole days', () => {
  const day = { start: { date: '2026-12-24' }, end: { date: '2026-12-27' } };
  expect(event(day)).toMatchObject({ allDay: true, start: new Date('2026-12-24T00:00:00Z') });
});

test('organiser, guests and answers are read; rooms aren’t guests, and ids aren’t addresses', () => {
  expect(
    event({
      organizer: { email: 'Ben@acme.org', displayName: 'Ben\u0000  Ben' },
      attendees: [
        { email: 'ben@acme.org', displayName: 'ben@acme.org', responseStatus: 'accepted' },
        { email: 'cleo@acme.org', displayName: 'Cleo', responseStatus: 'declined' },
        { email: 'dan@acme.org', responseStatus: 'tentative' },
        { email: 'eve@acme.org', responseStatus: 'needsAction' },
        { email: 'fay@acme.org', responseStatus: 'constructor' },
        { email: 'room-7@resource.calendar.google.com', resource: true, responseStatus: 'accepted' },
        { displayName: 'Somebody with a profile only', responseStatus: 'accepted' },
      ],
    }),
  ).toMatchObject({
    organiser: { name: 'Ben Ben', email: 'ben@acme.org' },
    guests: [
      { name: null, email: 'ben@acme.org', status: 'accepted' },
      { name: 'Cleo', email: 'cleo@acme.org', status: 'declined' },
      { name: null, email: 'dan@acme.org', status: 'tentative' },
      { name: null, email: 'eve@acme.org', status: 'needs_action' },
      { name: null, email: 'fay@acme.org', status: 'needs_action' },
    ],
  });
});

test('the calendar’s person is recognized by an alias', () => {
  const alias = { email: 'a.lovelace@acme.io', displayName: 'Ada Lovelace', self: true };
  expect(event({ organizer: alias, attendees: [{ ...alias, responseStatus: 'declined' }] })).toMatchObject({
    organiser: { name: 'Ada Lovelace', email: ada },
    guests: [{ name: 'Ada Lovelace', email: ada, status: 'declined' }],
  });
});

test('of many guests the first 200 are kept, and the calendar’s person always', () => {
  const crowd = Array.from({ length: 300 }, (_, at) => ({ email: `guest-${at}@acme.org` }));
  const guests = event({
    attendees: [...crowd, { email: ada, self: true, responseStatus: 'declined' }],
  })?.guests;
  expect(guests?.length).toBe(201);
  expect(guests?.at(-1)).toMatchObject({ email: ada, status: 'declined' });
});

test.each<[string, object, string | undefined]>([
  ['Google’s own', { hangoutLink: 'https://meet.google.com/abc-defg-hij' }, 'meet:abc-defg-hij'],
  ['a location', { location: 'https://zoom.us/j/81234567890' }, 'zoom:81234567890'],
  [
    'a description with markup',
    { description: 'Join: <a href="https://meet.google.com/abc-defg-hij?hs=1&amp;x=2">here</a>.' },
    'meet:abc-defg-hij',
  ],
  ['none', { description: 'https://example.com/j/81234567890', location: 'Room 7' }, undefined],
  [
    'the video of several',
    entryPoints(
      { entryPointType: 'more', uri: 'https://zoom.us/j/99999999999' },
      { entryPointType: 'phone', uri: 'tel:+49301234567' },
      { entryPointType: 'video', uri: 'https://us02web.zoom.us/j/81234567890?pwd=abc' },
    ),
    'zoom:81234567890',
  ],
  [
    'one of a conference before what people wrote',
    {
      ...entryPoints({ entryPointType: 'video', uri: 'https://meet.google.com/abc-defg-hij' }),
      location: 'https://zoom.us/j/81234567890',
    },
    'meet:abc-defg-hij',
  ],
  [
    'Google’s own before a location, a location before a description',
    {
      ...entryPoints({ entryPointType: 'video', uri: 'https://teams.example.com/1' }),
      location: 'https://zoom.us/j/81234567890',
      description: 'https://meet.google.com/abc-defg-hij',
    },
    'zoom:81234567890',
  ],
])('the call: %s', (_, more, key) => {
  expect(callIn(more)).toBe(key);
});

test('a passcode beside a Zoom link that has none; never for Meet, and never in place of the link’s', () => {
  const passcode = (point: object) =>
    event(entryPoints({ entryPointType: 'video', ...point }))?.call?.passcode;
  const bare = 'https://zoom.us/j/81234567890';
  expect(passcode({ uri: bare, passcode: '4%7x' })).toBe('4%7x');
  expect(passcode({ uri: bare, password: 'abc' })).toBe('abc');
  expect(passcode({ uri: bare, pin: ' 123456 ' })).toBe('123456');
  expect(passcode({ uri: `${bare}?pwd=long`, passcode: 'short' })).toBe('long');
  // It is the meeting's number there.
  expect(passcode({ uri: bare, meetingCode: '81234567890' })).toBeNull();
  expect(passcode({ uri: bare, passcode: 'two words' })).toBeNull();
  expect(passcode({ uri: 'https://meet.google.com/abc-defg-hij', pin: '123456' })).toBeNull();
});

test('a title is one line of 300 characters at most', () => {
  expect(event({ summary: `\u001b[31mred\n\t${'x'.repeat(400)}` })?.title).toBe(`red ${'x'.repeat(296)}`);
});

test.each(['workingLocation', 'outOfOffice', 'focusTime', 'birthday'])('%s isn’t a meeting', (eventType) => {
  expect(event({ eventType })).toBeNull();
});

test.each(['default', 'fromGmail', 'something that Google adds'])('%s is a meeting', (eventType) => {
  expect(event({ eventType })).not.toBeNull();
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'event'],
  ['no times', { id: 'e1' }],
  ['no id', { ...single, id: undefined }],
  ['a time without its zone', { ...single, start: { dateTime: '2026-12-01T09:30:00' } }],
  ['a day that there is not', { ...single, start: { date: '2026-02-30' } }],
  ['a time of a series that is not known', { ...single, recurringEventId: 'e1' }],
  ['guests that are none', { ...single, attendees: 'all' }],
])('an event that makes no sense is left out: %s', (_, item) => {
  expect(occurrenceOf(item, ada)).toBeNull();
});

test('a cancelled event says so', () => {
  expect(event({ status: 'cancelled' })?.cancelled).toBe(true);
});
