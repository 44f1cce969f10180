import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { applyEvent } from '../../../services/meetings/apply.ts';
import { newMeeting } from '../../../services/meetings/new-meeting.ts';
import { openStore } from '../../support/store.ts';

test('while one worker holds a meeting, another gets no lease', async () => {
  const { leases } = await openStore();

  const first = await leases.acquire('meeting:m', 30);

  expect(first?.fence).toBe(1);
  expect(await leases.acquire('meeting:m', 30)).toBeNull();
  expect(await leases.acquire('meeting:other', 30)).not.toBeNull();
});

test('a lease that ran out goes to the next worker with a higher fence, and is neither renewed nor released', async () => {
  const { leases, expire } = await openStore();
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
  const { leases, transact, expire } = await openStore();
  const lease = await leases.acquire('meeting:m', 30);
  if (!lease) throw new Error('no lease');
  await expire();

  expect(await leases.renew(lease, 30)).toBe(false);
  expect(await transact((unit) => unit.holds(lease))).toBe(false);
});

test('two workers on one meeting: the older one changes nothing, the younger one does', async () => {
  const { leases, transact, expire } = await openStore();
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
