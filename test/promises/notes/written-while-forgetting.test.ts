import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newMeeting } from '../../../services/meetings/new-meeting.ts';
import { forgetMe } from '../../../services/notes/forget-me.ts';
import { keepNotes, showUnwritten } from '../../../services/notes/keep-notes.ts';
import type { PreparedNotes } from '../../../services/notes/prepared-notes.ts';
import type { Executor } from '../../../services/store/executor.ts';
import { standupReplies } from '../../../services/store/schema/standups.ts';
import { openStore } from '../../support/store.ts';

const ben = { teamId: 'T1', userId: 'U0BEN' };
const absentUpdates = [
  { userId: 'U0BEN', text: 'A secret dentist.' },
  { userId: 'U0CLEO', text: 'All quiet.' },
];
const onlyCleos = absentUpdates.slice(1);

const prepared: PreparedNotes = {
  ...{
    kind: 'summary',
    source: 'pikastream',
    title: 'Daily',
    summary: 'They met.',
    points: [],
    findings: [],
  },
  ...{
    meetingKind: 'standup',
    decisions: [],
    questions: [],
    chapters: [],
    timeline: [],
    participants: ['Ada'],
  },
  ...{ items: [], fellBack: null, heldBecause: null, missedBy: [], found: [], learned: [], absentUpdates },
};

/** A standup for which Ben and Cleo wrote something, and whose notes are being written. */
async function standup() {
  const store = await openStore();
  const call = {
    platform: 'google_meet',
    key: 'meet:abc-defg-hij',
    url: 'https://meet.google.com/abc-defg-hij',
  } as const;
  const meeting = newMeeting({
    id: randomUUID(),
    request: { teamId: 'T1', channelId: 'C1', threadTs: null, requestedBy: 'U0ADA', via: 'command' },
    call: { ...call, passcode: null },
    limit: { minutes: 60, by: 'setting' },
    now: new Date(),
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    start: { kind: 'now' },
  });
  await store.transact(async (unit) => {
    await unit.meetings.insert(meeting);
    for (const [at, { userId, text }] of absentUpdates.entries())
      await unit.standups.keepReply(meeting, { userId, name: userId, text, ts: `1.${at}` }, '1');
  });
  const step = { before: meeting, meeting };
  const kept = () => store.transact((unit) => unit.notes.of(meeting.id));
  return { ...store, meeting, step, kept };
}

test('who has their data deleted while notes are written isn’t in the notes that are kept then', async () => {
  const { transact, step, kept } = await standup();
  await forgetMe({ transact, limit: { take: () => 0 } })(ben);
  await transact((unit) => keepNotes(unit, step, prepared));
  expect(await kept()).toMatchObject({ title: 'Daily', absentUpdates: onlyCleos });
});

test('nor in what stands where there are no notes', async () => {
  const { transact, meeting } = await standup();
  await forgetMe({ transact, limit: { take: () => 0 } })(ben);
  const shown: unknown[] = [];
  await transact(async (unit) => {
    const showAbsent = async (_: unknown, absent: readonly unknown[]) => void shown.push(...absent);
    await showUnwritten({ ...unit, announcer: { ...unit.announcer, showAbsent } }, meeting, absentUpdates);
  });
  expect(shown).toEqual(onlyCleos);
});

test('deleting waits for notes that are being kept, and takes the person’s words out of them', async () => {
  const { db, isServer, transact, meeting, step, kept } = await standup();
  let forgetting: Promise<unknown> | undefined;
  await transact(async (unit) => {
    await unit.meetings.lock(meeting.id);
    await keepNotes(unit, step, prepared);
    forgetting = forgetMe({ transact, limit: { take: () => 0 } })(ben);
    // It ends here where it doesn't wait. The embedded database lets nobody in meanwhile.
    if (isServer) await Promise.race([forgetting, untilSomebodyWaits(db)]);
  });
  await forgetting;
  expect(await kept()).toMatchObject({ title: 'Daily', absentUpdates: onlyCleos });
  expect(await db.$count(standupReplies)).toBe(1);
});

async function untilSomebodyWaits(db: Executor): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await db.execute(waiting)).rows.length).toBeGreaterThan(0);
}
