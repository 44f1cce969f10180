import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { CalendarNotifier } from '../../../services/calendars/ports/calendar-notifier.ts';
import { applyEvent } from '../../../services/meetings/apply.ts';
import { newMeeting } from '../../../services/meetings/new-meeting.ts';
import type { ExportNotifier } from '../../../services/notes/ports/export-notifier.ts';
import { startJobs } from '../../../services/store/jobs.ts';
import { createLeases } from '../../../services/store/rows/leases.ts';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';
import { createTransact, type WholeUnit } from '../../../services/store/unit.ts';
import { askedOften } from '../../support/hurry.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('while one worker holds a meeting, another gets no lease', async () => {
  const { leases } = await store();

  const first = await leases.acquire('meeting:m', 30);

  expect(first?.fence).toBe(1);
  expect(await leases.acquire('meeting:m', 30)).toBeNull();
  expect(await leases.acquire('meeting:other', 30)).not.toBeNull();
});

test('a lease that ran out goes to the next worker with a higher fence, and is neither renewed nor released', async () => {
  const { leases, expire } = await store();
  const old = await leases.acquire('meeting:m', 30);
  await expire();
  const young = await leases.acquire('meeting:m', 30);
  if (!old || !young) throw new Error('no lease');

  expect(young.fence).toBeGreaterThan(old.fence);
  expect(await leases.renew(old, 30)).toBe(false);
  await leases.release(old);
  expect(await leases.acquire('meeting:m', 30)).toBeNull();
  expect(await leases.renew(young, 30)).toBe(true);
});

test('a lease that ran out is lost even when nobody took it', async () => {
  const { leases, transact, expire } = await store();
  const lease = await leases.acquire('meeting:m', 30);
  if (!lease) throw new Error('no lease');
  await expire();

  expect(await leases.renew(lease, 30)).toBe(false);
  expect(await transact((unit) => unit.holds(lease))).toBe(false);
});

test('two workers on one meeting: the older one changes nothing, the younger one does', async () => {
  const { leases, transact, expire } = await store();
  const meeting = aMeeting();
  await transact((unit) => unit.meetings.insert(meeting));
  const old = await leases.acquire(`meeting:${meeting.id}`, 30);
  await expire();
  const young = await leases.acquire(`meeting:${meeting.id}`, 30);
  if (!old || !young) throw new Error('no lease');

  const event = { type: 'funds_ok', balance: 500 } as const;
  expect(await transact((unit) => applyEvent(unit, meeting.id, event, old))).toEqual({ kind: 'lease_lost' });
  expect((await transact((unit) => unit.meetings.lock(meeting.id)))?.state).toBe('checking');
  expect(await transact((unit) => applyEvent(unit, meeting.id, event, young))).toMatchObject({
    kind: 'applied',
    meeting: { state: 'dispatching' },
  });
});

const silentCalendars: CalendarNotifier = {
  showEvent: async () => {},
  tellFirst: async () => {},
  tellMissed: async () => {},
  tellTrouble: async () => {},
  tellRecovered: async () => {},
};

const silent: WholeUnit['announcer'] = {
  show: async () => {},
  showTasks: async () => {},
  refreshRecap: async () => {},
  showNotes: async () => {},
  showRecapOnCard: async () => {},
  tellChannel: async () => {},
  sendDigest: async () => {},
  pageOfRecap: async () => null,
  showAbsent: async () => {},
  showForgotten: async () => {},
  shareFile: async () => {},
  showToolCall: async () => {},
  showQuestion: async () => {},
  questionPostedAt: async () => null,
  showMessage: async () => {},
  refuse: async () => {},
  postEphemeral: async () => {},
  reply: async () => {},
  threadOf: async () => null,
  pageOfThread: async () => null,
  showPrompt: async () => {},
  showChange: async () => {},
  tellUnreachable: async () => {},
  tellMissed: async () => {},
  askConsent: async () => {},
  showFace: async () => {},
  askForVoice: async () => {},
  showVoiceAnswer: async () => {},
  showVoiceTakenBack: async () => {},
  tellOfVoice: async () => {},
  tellHolidays: async () => {},
};

const silentExports: ExportNotifier = {
  show: async () => {},
  tellEnd: async () => {},
  makeCanvas: async () => {},
  makeTestCanvas: async () => {},
  announce: async () => {},
};

async function store() {
  const database = await openTestDatabase();
  const { db } = database;
  const jobs = await startJobs(database, { error: () => {}, warn: () => {} });
  onTestFinished(async () => {
    await jobs.stop(1_000);
    await database.remove();
  });
  return {
    leases: createLeases(db),
    transact: createTransact({
      db,
      jobs,
      newId: randomUUID,
      passcodes: { seal: ({ passcode }) => passcode, open: ({ passcode }) => passcode },
      cipher: createSecretCipher({ kind: 'none' }),
      pollEvery: askedOften.pollEvery,
      changed: () => {},
      announcerFor: () => silent,
      exportNotifierFor: () => silentExports,
      itemMessagesFor: () => ({ assigned: async () => {}, remind: async () => {} }),
      calendarNotifierFor: () => silentCalendars,
    }),
    expire: () => db.execute(sql`update leases set held_until = clock_timestamp() - interval '1 second'`),
  };
}

function aMeeting() {
  return newMeeting({
    id: randomUUID(),
    request: { teamId: 'T1', channelId: 'C1', threadTs: null, requestedBy: 'U1', via: 'command' },
    call: {
      platform: 'google_meet',
      key: 'meet:abc-defg-hij',
      url: 'https://meet.google.com/abc-defg-hij',
      passcode: null,
    },
    limit: { minutes: 60, by: 'setting' },
    now: new Date(),
    pricePerMinuteUsd: 0.275,
    botName: 'Stand-in',
    start: { kind: 'now' },
  });
}
