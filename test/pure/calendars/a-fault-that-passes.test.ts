import { expect, test } from 'vitest';
import type { Calendar } from '../../../services/calendars/calendar.ts';
import type { CalendarsUnit } from '../../../services/calendars/ports/calendars-unit.ts';
import { type ReadCalendarDeps, readCalendar } from '../../../services/calendars/read-calendar.ts';
import { fullMembers } from '../../../services/people/senders.ts';

/** What is written to a calendar whose person has left, when its events cannot be removed. */
async function writtenWhere(isPassing: boolean) {
  const written: Calendar[] = [];
  const now = new Date();
  const calendar = { id: 'c', userId: 'U1', readings: 0, nextReadAt: now, readingUntil: null, lastOkAt: now };
  const broken = new Error('not removed');
  let removals = 0;
  const calendars = {
    lock: async () => ({ ...calendar, ...written.at(-1), nextReadAt: now }),
    replace: async (_: Calendar, after: Calendar) => void written.push(after),
    async removeEvents() {
      removals += 1;
      if (removals === 1) throw broken;
    },
    rewake: async () => {},
    readBeforeStarts: async () => {},
  };
  const unit = { now, calendars } as unknown as CalendarsUnit;
  const read = readCalendar({
    transact: (work) => work(unit),
    people: { kindOf: async () => 'guest' },
    spendersOf: async () => fullMembers,
    sendersOf: async () => fullMembers,
    roster: { members: async () => [] },
    isPassing: () => isPassing,
  } as Partial<ReadCalendarDeps> as ReadCalendarDeps);
  await expect(read('c', new AbortController().signal)).rejects.toBe(broken);
  const [, ...after] = written;
  return after.map(({ problem, failingSince }) => ({ problem, failingSince: failingSince !== null }));
}

test('a passing fault doesn’t count as the calendar’s failure, a lasting one does', async () => {
  expect(await writtenWhere(true)).toEqual([]);
  expect(await writtenWhere(false)).toEqual([
    { problem: expect.stringContaining('our bug'), failingSince: true },
  ]);
});
