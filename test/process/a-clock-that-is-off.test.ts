import { and, desc, eq, like, sql } from 'drizzle-orm';
import { describe, type ExpectStatic, inject } from 'vitest';
import { meetingHistory } from '../../services/store/schema/meetings.ts';
import { leases } from '../../services/store/schema/processes.ts';
import { standupOccurrences, standups } from '../../services/store/schema/standups.ts';
import { onThisMachine } from '../on-this-machine.ts';
import type { ReadyApp } from '../support/app-process.ts';
import { requestsFor } from '../support/played-call.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';
import { postWebhook, signed, webhookSecret } from '../support/pushing.ts';
import { letInAtOnce } from '../support/slack-acts.ts';
import { minutesAway } from '../support/standups.ts';
import { elapse } from '../support/world.ts';

const call = 'https://meet.google.com/abc-defg-hij';
const tenMinutes = 600;
const waitOptions = { timeout: onThisMachine(25_000) };
/** Seconds that a busy machine may be late; far less than the clocks are apart. */
const busy = 60;

/** The process of the app that sees this clock, in seconds ahead of the real one. */
function onClock(seconds: number) {
  const entry = new URL('../support/wrong-clock.ts', import.meta.url).href;
  return { settings: { NODE_OPTIONS: `--import=${entry}`, CLOCK_AHEAD_SECONDS: String(seconds) } };
}

// The embedded database has the clock of its process.
describe
  .runIf(inject('database') === 'postgres')
  .concurrent('the clock of a process is ten minutes off', (test) => {
    for (const [way, seconds] of [
      ['ahead of', tenMinutes],
      ['behind', -tenMinutes],
    ] as const) {
      test(`a clock ${way} the database’s is reported once; signatures, a link’s time to undo, its limit and scheduled starts go by the database’s`, async ({
        expect,
        onTestFinished,
      }) => {
        const settings = {
          ...{ JOIN_UNDO_SECONDS: '10', MAX_MEETING_MINUTES: '30', STANDUP_BRIEF_MINUTES: '0' },
          PIKASTREAM_WEBHOOK_SECRET: webhookSecret,
        };
        const world = await startProcessWorld({ settings, pika: { script: letInAtOnce } }, onTestFinished);
        const app = await world.start(onClock(seconds));
        await app.waitForLine(`${way} the database's`);
        await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status).toBe(200);
        const metrics = await (await fetch(`${app.url}/metrics`)).text();
        const shown = Number(/^standin_clock_skew_seconds (\S+)$/m.exec(metrics)?.[1]);
        expect(Math.abs(shown - seconds)).toBeLessThan(5);

        await signaturesGoByTheDatabase(expect, world, app, seconds);
        await linkGoesByTheDatabase(expect, world);
        await scheduledCallsGoByTheDatabase(expect, world);
        expect(app.output().split(`${way} the database's`)).toHaveLength(2);
      });
    }

    test('a clock that is set back by ten minutes is reported too, and polling goes on', async ({
      expect,
      onTestFinished,
    }) => {
      const settings = { STANDUP_BRIEF_MINUTES: '0' };
      const world = await startProcessWorld({ settings, pika: { script: letInAtOnce } }, onTestFinished);
      const { slack } = world;
      const app = await world.start(onClock(tenMinutes));
      const place = { channel: slack.channels.standup.id, user: slack.users.ada.id };
      await slack.command({ ...place, text: `standup add ${call} daily ${minutesAway(60)}` });
      app.signal('SIGUSR2');
      await app.waitForLine("the database's agree again", waitOptions);
      await pass(world, (secondsBetween(new Date(), (await nextStandup(world))?.nextAt) - 1) / 60);
      await expect.poll(() => world.pika.sessions.length, waitOptions).toBe(1);
      // Off once more, it is said once more.
      app.signal('SIGUSR2');
      const warnings = () => app.output().split("s ahead of the database's").length - 1;
      await expect.poll(warnings, waitOptions).toBe(2);
      await allKnown(expect, world);
    });

    // Either would break it: who holds a lease writes its end too early, or who looks takes it for over.
    test('a renewed lease stays with its holder ten minutes behind, also when a process ten minutes ahead looks at it', async ({
      expect,
      onTestFinished,
    }) => {
      const world = await startProcessWorld({ pika: { script: letInAtOnce } }, onTestFinished);
      const { slack, pika } = world;
      // It is up already, and goes on when the lease is held.
      const looking = await world.start(onClock(tenMinutes));
      looking.signal('SIGSTOP');
      await world.start(onClock(-tenMinutes));
      const create = pika.faults.hold('session.create', 'answer');
      await slack.post({ channel: slack.channels.general.id, text: call });
      await pika.journal.waitFor((entry) => entry.kind === 'request' && entry.route === 'session.create');
      const before = await leaseOf(world);
      looking.signal('SIGCONT');
      // Renewed after about ten seconds: the other process has swept several times by then.
      const until = async () => (await leaseOf(world)).until;
      await expect.poll(until, waitOptions).toBeGreaterThan(before.until);
      const { fence, secondsLeft } = await leaseOf(world);
      expect(fence).toBe(before.fence);
      expect(secondsLeft).toBeGreaterThan(0);
      expect(secondsLeft).toBeLessThanOrEqual(30);
      create.release();
      await slack.waitForMessage(({ text }) => text.includes('is connected'), waitOptions);
      expect(requestsFor(world, 'session.create')).toHaveLength(1);
    });
  });

/** What is signed now is taken, by Slack's door and PikaStream's; what the process would call now isn't. */
async function signaturesGoByTheDatabase(
  expect: ExpectStatic,
  { slack }: ProcessWorld,
  app: ReadyApp,
  seconds: number,
): Promise<void> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
  const now = Date.now() / 1_000;
  const knock = async (at: number) => {
    const headers = { 'content-type': 'application/json', ...slack.sign(body, Math.floor(at)) };
    return (await slack.sendRaw({ body, headers })).status;
  };
  expect([await knock(now), await knock(now + seconds)]).toEqual([200, 401]);

  const event = JSON.stringify({ id: 'e', session_id: 's', type: 'session.ended', at: new Date() });
  const port = Number(new URL(app.url).port);
  const push = (at: number) =>
    postWebhook({ app: { port } }, event, signed(event, { at: new Date(at * 1_000) }));
  expect([await push(now), await push(now + seconds)]).toEqual([202, 401]);
}

/** A pasted link: its undo is ten seconds, its one session is asked about, and left at its limit. */
async function linkGoesByTheDatabase(expect: ExpectStatic, world: ProcessWorld): Promise<void> {
  const { slack } = world;
  await slack.post({ channel: slack.channels.general.id, text: call });
  const says = (words: string | RegExp) =>
    slack.waitForMessage(({ text }) => text.search(words) >= 0, { hoping: String(words), ...waitOptions });
  const upForUndo = async () => (await world.meetings()).find(({ cardPostedAt }) => cardPostedAt);
  await expect.poll(async () => (await upForUndo())?.state, waitOptions).toBe('proposed');
  const { createdAt, proposedUntil } = (await upForUndo()) ?? {};
  const undo = secondsBetween(createdAt, proposedUntil);
  expect(undo).toBeGreaterThanOrEqual(10);
  expect(undo).toBeLessThan(10 + busy);
  const passed = 8;
  await pass(world, passed / 60);
  await says('is connected');
  const due = new Date((proposedUntil?.getTime() ?? Number.NaN) - passed * 1_000);
  onTime(expect, due, await timeOf(world, 'proposal_expired'));

  // Ten minutes early it would be gone by now; ten minutes late it would not be asked about for as long.
  await pass(world, 27);
  await says(/\b27 min, about/);
  await pass(world, 1);
  await says('Should it stay?');
  await pass(world, 2);
  await says(/limit of 30 min.* took 30 min/);
  expect(requestsFor(world, 'session.create')).toHaveLength(1);
}

/** Two calls in twenty minutes, as people write it, and a standup in five, each begin then. */
async function scheduledCallsGoByTheDatabase(expect: ExpectStatic, world: ProcessWorld): Promise<void> {
  const { slack } = world;
  const place = { channel: slack.channels.standup.id, user: slack.users.ada.id };
  const ahead = async () => (await world.meetings()).filter(({ startsAt }) => startsAt);
  await slack.post({ ...place, text: 'in 20 min https://meet.google.com/aaa-aaaa-aaa' });
  const other = 'https://meet.google.com/bbb-bbbb-bbb';
  expect((await slack.command({ ...place, text: `join ${other} in 20 min` })).text).toContain(
    'Scheduled for',
  );
  const third = 'https://meet.google.com/ccc-cccc-ccc';
  const at = minutesAway(5);
  await slack.command({ ...place, text: `standup add ${third} daily ${at}` });
  const now = new Date();
  const scheduled = await ahead();
  expect(scheduled).toHaveLength(2);
  for (const { startsAt } of scheduled)
    expect(Math.abs(secondsBetween(now, startsAt) - 20 * 60)).toBeLessThan(busy);
  // Today's, which is not over.
  const untilStandup = secondsBetween(now, (await nextStandup(world))?.nextAt);
  expect(Math.abs(untilStandup - 4.5 * 60)).toBeLessThan(busy);

  const begun = () => requestsFor(world, 'session.create').length;
  const before = begun();
  await pass(world, (untilStandup - 3) / 60);
  await expect.poll(begun, waitOptions).toBe(before + 1);
  const [run] = await world.inDatabase((db) => db.select().from(standupOccurrences));
  expect(run).toMatchObject({ outcome: 'proposed' });
  onTime(expect, run?.at, (await world.meetings()).find(({ id }) => id === run?.meetingId)?.createdAt);

  await pass(world, (secondsBetween(new Date(), (await ahead())[0]?.startsAt) - 3) / 60);
  await expect.poll(begun, waitOptions).toBe(before + 3);
  for (const { id, startsAt } of await ahead())
    onTime(expect, startsAt, await timeOf(world, 'start_time_reached', id));
  await allKnown(expect, world);
}

function pass(world: ProcessWorld, minutes: number): Promise<void> {
  return world.inDatabase((db) => elapse({ db }, minutes));
}

function secondsBetween(from: Date | null | undefined, to: Date | null | undefined): number {
  return ((to?.getTime() ?? Number.NaN) - (from?.getTime() ?? Number.NaN)) / 1_000;
}

/** Somebody must end these sessions: the app wrote down which they are before it is killed. */
async function allKnown(expect: ExpectStatic, world: ProcessWorld): Promise<void> {
  const isKnown = async () => (await world.meetings()).every(({ sessionId }) => sessionId);
  await expect.poll(isKnown, waitOptions).toBe(true);
}

/** It began when it should have: not before, and no later than a busy machine explains. */
function onTime(expect: ExpectStatic, due: Date | null | undefined, began: Date | null | undefined): void {
  expect(secondsBetween(due, began)).toBeGreaterThanOrEqual(0);
  expect(secondsBetween(due, began)).toBeLessThan(busy);
}

/** When this last happened to a meeting, on the database's clock. */
function timeOf(world: ProcessWorld, event: string, meetingId?: string): Promise<Date | undefined> {
  const which = meetingId === undefined ? undefined : eq(meetingHistory.meetingId, meetingId);
  return world.inDatabase(async (db) => {
    const found = db
      .select()
      .from(meetingHistory)
      .where(and(eq(meetingHistory.event, event), which));
    return (await found.orderBy(desc(meetingHistory.at)))[0]?.at;
  });
}

async function nextStandup(world: ProcessWorld) {
  return (await world.inDatabase((db) => db.select().from(standups)))[0];
}

async function leaseOf(world: ProcessWorld) {
  const left = sql<number>`extract(epoch from held_until - clock_timestamp())::double precision`;
  const [lease] = await world.inDatabase((db) =>
    db
      .select({ fence: leases.fence, until: leases.heldUntil, secondsLeft: left })
      .from(leases)
      .where(like(leases.name, 'meeting:%')),
  );
  if (!lease) throw new Error('Nobody holds the meeting');
  return { ...lease, until: lease.until.getTime() };
}
