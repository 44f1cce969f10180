import { expect, test } from 'vitest';
import { readTime } from '../../../services/times/messages/read-time.ts';

// A Wednesday, nine o'clock in Berlin, three in the morning in New York.
const now = new Date('2026-10-07T07:00:00Z');

/** The moment, to the minute, or `why` with those it offers. */
function said(text: string, zone = 'Europe/Berlin', at = now): string {
  const read = readTime(text, at, zone);
  if (read.kind === 'none') return 'now';
  if (read.kind === 'at') return read.at.toISOString().slice(5, 16);
  return [read.doubt.why, ...read.doubt.choices.map(({ at }) => at.slice(5, 16))].join(' ');
}

const google = `Planning
Wednesday, October 14 · 3:00 – 4:00pm
Time zone: America/New_York
Google Meet joining info
Video call link: https://meet.google.com/abc-defg-hij
Or dial: (US) +1 413-555-0123 PIN: 123 456 789#
More phone numbers: https://tel.meet/abc-defg-hij?pin=1234567890123`;
const zoom = `Topic: Planning
Time: Oct 14, 2026 03:00 PM Amsterdam, Berlin, Rome, Stockholm, Vienna

Join Zoom Meeting
https://zoom.us/j/84512345678

Meeting ID: 845 1234 5678
Passcode: 123456`;
const outlook = 'When: Wednesday, October 14, 2026 3:00 PM-3:30 PM';

test.each([
  ['tomorrow at 3 in London', '10-08T14:00'],
  ['tomorrow at 3 Tokyo time', '10-08T06:00'],
  ['3pm London time', '10-07T14:00'],
  ['London time: 3pm', '10-07T14:00'],
  ['3pm (London)', '10-07T14:00'],
  ['15:00 Europe/London', '10-07T14:00'],
  ['15:00 America/New_York', '10-07T19:00'],
  ['3pm EST', '10-07T19:00'],
  ['3:00 PM EST today', '10-07T19:00'],
  ['3pm est today', '10-07T19:00'],
  ['3pm UTC+2 tomorrow', '10-08T13:00'],
  ['10/14/2026 3:00 PM EST', '10-14T19:00'],
  ['3pm est', '10-07T19:00'],
  ['3pm PST', '10-07T22:00'],
  ['3pm UTC+2', '10-07T13:00'],
  ['3pm CET / 9am ET', '10-07T13:00'],
  ['3pm my time', '10-07T13:00'],
  ['3 ET', '10-07T19:00'],
  ['1500 UTC', '10-07T15:00'],
  ['2026-10-14T15:00Z', '10-14T15:00'],
  ['3pm NYC time', '10-07T19:00'],
  ['3pm São Paulo time', '10-07T18:00'],
  ['3pm US/Eastern', '10-07T19:00'],
  ['9am PT / 12pm ET / 6pm CET', '10-07T16:00'],
  ['3pm\nAll times are in London', '10-07T14:00'],
  ['Invitation: Planning @ Wed Oct 14, 2026 3pm - 4pm (GMT+2)', '10-14T13:00'],
  ['3pm full time', '10-07T13:00'],
  ['3pm Berlin sync', '10-07T13:00'],
  ['3pm in Zoom', '10-07T13:00'],
  ['3pm get ready', '10-07T13:00'],
  ['at 3pm ART review', '10-07T13:00'],
  ['15:00 Product/Design sync', '10-07T13:00'],
  ['2026-10-14T15:00:00Z', '10-14T15:00'],
])('%s: %s', (text, expected) => expect(said(text)).toBe(expected));

test.each([
  ['Google’s joining info', google, '10-14T19:00'],
  ['a Zoom invitation', zoom, '10-14T13:00'],
  ['Zoom’s name for a zone', 'Time: Oct 14, 2026 03:00 PM Eastern Time (US and Canada)', '10-14T19:00'],
  ['Zoom’s name for UTC', 'Time: Oct 14, 2026 03:00 PM Universal Time UTC', '10-14T15:00'],
  ['Outlook, with cities', `${outlook} (UTC+01:00) Amsterdam, Berlin, Bern, Rome.`, '10-14T13:00'],
  ['Outlook, with a name', `${outlook} (UTC-05:00) Eastern Time (US & Canada)`, '10-14T19:00'],
  ['Outlook, as Slack escapes it', `${outlook} (UTC-05:00) Eastern Time (US &amp; Canada)`, '10-14T19:00'],
  ['Outlook, with a state', `${outlook} (UTC-07:00) Arizona`, '10-14T22:00'],
  ['Outlook, in UTC', `${outlook} (UTC) Coordinated Universal Time`, '10-14T15:00'],
  ['Outlook, with cities IANA lacks', `${outlook} (UTC+04:00) Abu Dhabi, Muscat`, '10-14T11:00'],
  ['Outlook, with a part of the world', `${outlook} (UTC+01:00) West Central Africa`, '10-14T14:00'],
  ['Outlook, with an old name for another', `${outlook} (UTC+13:00) Samoa`, '10-14T02:00'],
  [
    'Outlook, in German',
    `${outlook} (UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien`,
    '10-14T13:00',
  ],
])('%s, from Kolkata', (_, text, expected) => expect(said(text, 'Asia/Kolkata')).toBe(expected));

test('an invitation without a zone is of its poster’s', () => {
  expect(said(outlook, 'Asia/Kolkata')).toBe('10-14T09:30');
});

test.each([
  ['3pm your time', 'which_zone 10-07T13:00'],
  ['3pm in Springfield', 'which_zone 10-07T13:00'],
  ['15:00Z', 'unsure'],
  ['3pm Mars time', 'which_zone 10-07T13:00'],
  ['3pm London sync', 'which_zone 10-07T13:00 10-07T14:00'],
  ['customer visit in London, tomorrow at 3', 'which_zone 10-08T13:00 10-08T14:00'],
  ['London: 3pm', 'which_zone 10-07T13:00 10-07T14:00'],
  ['3pm for the London team', 'which_zone 10-07T13:00 10-07T14:00'],
  ['3pm XYZ time', 'which_zone 10-07T13:00'],
  ['3pm IST', 'which_zone 10-07T09:30 10-07T12:00 10-07T14:00'],
  ['Time: Oct 14, 2026 03:00 PM Atlantis', 'which_zone 10-14T13:00'],
  ['tomorrow 3-4pm', 'range 10-08T13:00'],
])('%s: %s', (text, expected) => expect(said(text)).toBe(expected));

test('letters are the clock of a place: in July too, and of several places the writer’s', () => {
  const july = new Date('2026-07-08T13:00:00Z');
  expect(said('3pm EST', 'America/New_York', july)).toBe('07-08T19:00');
  expect(said('3pm PST', 'America/New_York', july)).toBe('07-08T22:00');
  expect(said('3pm CST', 'America/Chicago', july)).toBe('07-08T20:00');
  expect(said('3pm IST', 'Asia/Kolkata')).toBe('10-07T09:30');
});

test('where it is another day there, tomorrow may be either’s', () => {
  const evening = new Date('2026-10-08T01:00:00Z');
  expect(said('tomorrow at 3 Tokyo time', 'America/New_York', evening)).toBe(
    'which_zone 10-08T06:00 10-09T06:00',
  );
  expect(said('Oct 9 15:00 Tokyo time', 'America/New_York', evening)).toBe('10-09T06:00');
});
