import { expect, test } from 'vitest';
import type { CalendarEvent } from '../../../services/calendars/calendar.ts';
import { type EventFacts, factsOf } from '../../../services/calendars/event-of.ts';
import type { Occurrence } from '../../../services/calendars/feed/occurrence.ts';
import { mergeRead } from '../../../services/calendars/merge.ts';
import { defaultRules } from '../../../services/calendars/rules.ts';

const now = new Date('2026-12-01T09:00:00Z');
const window = { from: new Date('2026-12-01T08:00:00Z'), to: new Date('2026-12-15T09:00:00Z') };
const calendar = { id: 'c', teamId: 'T1', userId: 'U1', rules: defaultRules };
const split = 'sync_R20261202T100000@google.com';

/** One time of a series in December 2026; `of`: when the series would have it. */
function time(day: string, rest: { uid?: string; of?: string; code?: string } = {}): Occurrence {
  const start = moment(day);
  const { uid = 'sync@google.com', of = day, code = 'abc-defg-hij' } = rest;
  const url = `https://meet.google.com/${code}`;
  return {
    ...{
      uid,
      recurrenceId: of && moment(of).toISOString(),
      start,
      end: new Date(start.getTime() + 1_800_000),
    },
    ...{ title: 'Sync', organiser: null, guests: [], allDay: false, cancelled: false },
    call: { platform: 'google_meet', key: `meet:${code}`, url, passcode: null },
  };
}

function moment(day: string): Date {
  return new Date(`2026-12-${day.replace(' ', 'T')}:00Z`);
}

function known(occurrence: Occurrence, rest: Partial<CalendarEvent> = {}): CalendarEvent {
  const facts: EventFacts = factsOf(occurrence, occurrence.call as NonNullable<Occurrence['call']>, null);
  const [event] = mergeRead({
    ...{ calendar, known: [], occurrences: [occurrence], window, email: null, now },
    newId: () => dayOf(facts.startsAt),
  }).added;
  return { ...(event as CalendarEvent), ...rest };
}

/** What a reading makes of what is known: where each was, and where it is now. */
function changes(before: CalendarEvent[], ...occurrences: Occurrence[]): string[] {
  const newId = () => 'new';
  const { added, changed } = mergeRead({
    ...{ calendar, known: before, occurrences, window, email: null, now, newId },
  });
  return [
    ...changed.map(({ after }) => `${after.id} → ${after.cancelled ? 'gone' : dayOf(after.startsAt)}`),
    ...added.map(({ startsAt }) => `+ ${dayOf(startsAt)}`),
  ];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(8, 16).replace('T', ' ');
}

test('meetings of a series that Google split keep their decisions under their new names', () => {
  const sent = known(time('02 10:00'), { decided: 'sent', meetingId: 'm', nextRunAt: null });
  const { changed, added } = mergeRead({
    ...{ calendar, known: [sent], occurrences: [time('02 10:00', { uid: split })], window, email: null, now },
    newId: () => 'new',
  });
  expect(added).toEqual([]);
  expect(changed).toEqual([{ before: sent, after: { ...sent, uid: split } }]);
});

test('a series at another time: each meeting moves once, and the rest is gone or new', () => {
  const before = ['02 10:00', '03 10:00', '04 10:00'].map((day) => known(time(day)));
  expect(changes(before, time('02 10:05'), time('03 10:05'), time('04 10:05'))).toEqual([
    ...['02 10:00 → 02 10:05', '03 10:00 → 03 10:05', '04 10:00 → 04 10:05'],
  ]);
  expect(changes(before, time('02 18:00'), time('04 18:00'))).toEqual([
    ...['02 10:00 → 02 18:00', '04 10:00 → 04 18:00', '03 10:00 → gone'],
  ]);
  expect(changes(before, time('03 09:00'), time('03 15:00'))).toEqual([
    ...['03 10:00 → 03 09:00', '02 10:00 → gone', '04 10:00 → gone', '+ 03 15:00'],
  ]);
});

test('of a series twice a day, the nearest times are matched in any order', () => {
  const before = ['02 09:00', '02 15:00'].map((day) => known(time(day)));
  expect(changes(before, time('02 15:10'))).toEqual(['02 15:00 → 02 15:10', '02 09:00 → gone']);
  expect(changes(before.toReversed(), time('02 09:10'), time('02 15:10'))).toEqual([
    ...['02 09:00 → 02 09:10', '02 15:00 → 02 15:10'],
  ]);
});

test('a meeting twelve hours away is another meeting', () => {
  const before = [known(time('02 10:00'))];
  expect(changes(before, time('02 21:59'))).toEqual(['02 10:00 → 02 21:59']);
  expect(changes(before, time('02 22:00'))).toEqual(['02 10:00 → gone', '+ 02 22:00']);
});

test('a meeting moved alone is matched by its time in the series', () => {
  const before = [known(time('04 10:00', { of: '02 10:00' })), known(time('04 10:00'), { id: 'own' })];
  const after = [time('04 10:00', { uid: split }), time('05 16:00', { uid: split, of: '02 10:00' })];
  expect(changes(before, ...after)).toEqual(['own → 04 10:00', '04 10:00 → 05 16:00']);
});

test('an event that becomes a series goes on as the first of it', () => {
  const before = [known(time('02 10:00', { of: '' }))];
  expect(changes(before, time('02 10:00'), time('03 10:00'))).toEqual(['02 10:00 → 02 10:00', '+ 03 10:00']);
});

test('another series, or another call, is another meeting', () => {
  const before = [known(time('02 10:00'))];
  const gone = ['02 10:00 → gone', '+ 02 10:00'];
  expect(changes(before, time('02 10:00', { uid: 'other@google.com' }))).toEqual(gone);
  expect(changes(before, time('02 10:00', { uid: split, code: 'xxx-xxxx-xxx' }))).toEqual(gone);
});

test('meetings that are known, cancelled or no longer asked for stay as they are', () => {
  const cancelled = known(time('02 10:00'), { cancelled: true, nextRunAt: null });
  expect(changes([cancelled], time('02 10:05'))).toEqual(['+ 02 10:05']);
  const both = [known(time('02 10:00')), known(time('02 10:05'))];
  expect(changes(both, time('02 10:05'))).toEqual(['02 10:00 → gone']);
  const over = known(time('01 08:30'), { startsAt: moment('01 07:59') });
  expect(changes([over], time('01 09:30'))).toEqual(['+ 01 09:30']);
});

test('a meeting that has begun and moves with its series stays one meeting; one that is gone is left alone', () => {
  const begun = known(time('01 08:58'));
  expect(changes([begun], time('01 09:20'))).toEqual(['01 08:58 → 01 09:20']);
  expect(changes([begun])).toEqual([]);
});

test('a series with too many times isn’t compared pair by pair', () => {
  const times = (seconds: number) =>
    Array.from({ length: 2_000 }, (_, n) => {
      const start = new Date(moment('02 10:00').getTime() + n * 10_000 + seconds * 1_000);
      return { ...time('02 10:00'), recurrenceId: start.toISOString(), start };
    });
  const before = times(0).map((one) => known(one));
  expect(changes(before, ...times(5))).toHaveLength(4_000);
});
