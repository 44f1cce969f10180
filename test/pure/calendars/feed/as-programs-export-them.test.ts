import { expect, test } from 'vitest';
import { occurrencesIn } from '../../../../services/calendars/feed/occurrences-in.ts';
import { firstHalf, listed, sample } from './ics.ts';

test('Google: a series with an exception and a moved day, links in their own place and in a description', () => {
  expect(listed(sample('google'))).toEqual([
    '12-01 08:30–08:45 Standup, meet:abc-defg-hij',
    '12-02 13:00–13:15 Standup, moved, meet:abc-defg-hij',
    '12-02 23:00–23:00 Offsite, all day',
    '12-03 08:30–08:45 Standup, meet:abc-defg-hij',
    '12-03 15:00–16:00 Contoso: next steps, zoom:81234567890',
    ...['07', '08', '09', '10', '11', '14'].map((day) => `12-${day} 08:30–08:45 Standup, meet:abc-defg-hij`),
  ]);
});

test('guests and their answers are read; rooms aren’t guests', () => {
  const read = occurrencesIn(sample('google'), firstHalf);
  const [standup, moved] = read.ok ? read.occurrences : [];
  expect(standup).toMatchObject({
    uid: '7standup0example@google.com',
    recurrenceId: '2026-12-01T08:30:00.000Z',
    organiser: { name: 'Ada Lovelace', email: 'ada@acme.org' },
    guests: [
      { name: 'Ada Lovelace', email: 'ada@acme.org', status: 'accepted' },
      { name: null, email: 'ben@acme.org', status: 'needs_action' },
    ],
  });
  expect(moved).toMatchObject({
    recurrenceId: '2026-12-02T08:30:00.000Z',
    guests: [{ email: 'ben@acme.org', status: 'declined' }],
  });
});

test('Outlook: Windows zones, every other week, and what was cancelled', () => {
  expect(listed(sample('outlook'))).toEqual([
    '12-03 09:00–10:30 Budget checkpoint, zoom:92345678901',
    '12-04 10:00–10:30 Canceled: Supplier call, cancelled, meet:xyz-abcd-efg',
  ]);
});

test('Outlook, published: without ids, and with zones only as people read them', () => {
  expect(listed(sample('outlook-published'))).toEqual([
    '12-02 22:30–23:00 Sydney, meet:syd-neyy-cal',
    '12-03 18:30–20:00 New York',
    '12-04 18:30–20:00 New York',
    '12-10 18:30–20:00 New York',
    '12-11 18:30–20:00 New York',
  ]);
});

test('Apple: the link as the event’s address, exceptions in UTC, ends as durations', () => {
  expect(listed(sample('apple'))).toEqual(['12-02 20:30–21:30 Design review, meet:dsg-nrev-iew']);
  const later = { from: new Date('2026-11-25T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
  const read = occurrencesIn(sample('apple'), later);
  const ends = read.ok ? read.occurrences.filter(({ title }) => title === 'Month’s end') : [];
  expect(ends.map(({ start, end }) => [start.toISOString(), end.toISOString()])).toEqual([
    ['2026-12-31T21:00:00.000Z', '2026-12-31T21:45:00.000Z'],
  ]);
});

test('only events with a call are read where nothing else is wanted', () => {
  expect(listed(sample('apple'), { onlyCalls: true })).toHaveLength(1);
  expect(listed(sample('outlook-published'), { onlyCalls: true })).toHaveLength(1);
});
