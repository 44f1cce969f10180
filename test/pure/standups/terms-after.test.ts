import { expect, test } from 'vitest';
import type { HolidayNames } from '../../../services/standups/holidays/holidays.ts';
import type { Standup } from '../../../services/standups/standup.ts';
import { termsAfter, type Wish } from '../../../services/standups/terms-after.ts';

const daily = (minute: number): Standup['rule'] => ({
  kind: 'weekly',
  days: [1, 2, 3, 4, 5, 6, 7],
  every: 1,
  anchor: null,
  times: [minute],
});
const now = new Date('2026-03-02T09:22:00Z');
const today = new Date('2026-03-02T09:30:00Z');
const tomorrow = new Date('2026-03-03T09:30:00Z');

const standup: Standup = {
  ...{ id: 's', teamId: 'T1', channelId: 'C1', number: 1, askedBy: 'U1', createdAt: now },
  call: {
    platform: 'google_meet',
    key: 'meet:abc-defg-hij',
    url: 'https://meet.google.com/abc-defg-hij',
    passcode: null,
  },
  ...{
    rule: daily(570),
    timeZone: 'Etc/UTC',
    minutes: null,
    personaId: null,
    personaName: null,
    nextAt: tomorrow,
  },
  ...{ pausedBy: null, pausedAt: null, removedBy: null, removedAt: null },
  ...{ version: 1, changedBy: null, changedAt: null, before: null },
};

function nextAfter(standup: Standup, wish: Wish, handledThrough: Date | null): Date | null {
  const after = termsAfter(standup, wish, 'U1', { now, handledThrough, days: {} });
  if (after.kind !== 'terms') throw new Error(after.kind);
  return after.terms.nextAt;
}

test('a time that was handled doesn’t come again after a resume, a move back or an undo', () => {
  const paused = { ...standup, pausedBy: 'U1', pausedAt: now };
  expect(nextAfter(paused, { kind: 'resume' }, today)).toEqual(tomorrow);
  expect(nextAfter(paused, { kind: 'resume' }, null)).toEqual(today);

  const away = { ...standup, rule: daily(600), nextAt: new Date('2026-03-02T10:00:00Z') };
  const back: Wish = { kind: 'set', terms: { rule: daily(570) } };
  expect(nextAfter(away, back, today)).toEqual(tomorrow);
  expect(nextAfter(away, back, null)).toEqual(today);

  const before = { ...standup, nextAt: today };
  expect(nextAfter({ ...away, before }, { kind: 'undo' }, today)).toEqual(tomorrow);
  expect(nextAfter({ ...away, before }, { kind: 'undo' }, null)).toEqual(today);
});

test('skip skips the time after the one that was handled', () => {
  const skip = (nextAt: Date, handledThrough: Date | null) =>
    termsAfter({ ...standup, nextAt }, { kind: 'skip' }, 'U1', { now, handledThrough, days: {} });
  const after = new Date('2026-03-04T09:30:00Z');
  expect(skip(today, today)).toMatchObject({ skipped: tomorrow, terms: { nextAt: after } });
  expect(skip(today, null)).toMatchObject({ skipped: today, terms: { nextAt: tomorrow } });
  expect(skip(tomorrow, today)).toMatchObject({ skipped: tomorrow, terms: { nextAt: after } });
});

test('skip skips the next time that isn’t on a holiday', () => {
  const skip = (days: HolidayNames) =>
    termsAfter({ ...standup, nextAt: today }, { kind: 'skip' }, 'U1', { now, handledThrough: null, days });
  const [third, fourth] = [new Date('2026-03-04T09:30:00Z'), new Date('2026-03-05T09:30:00Z')];
  expect(skip({ '2026-03-03': 'Later' })).toMatchObject({ skipped: today, terms: { nextAt: tomorrow } });
  expect(skip({ '2026-03-02': 'One', '2026-03-03': 'Two' })).toMatchObject({
    skipped: third,
    terms: { nextAt: fourth },
  });
});
