import { describe, type TestContext, test } from 'vitest';
import { earsFailpoints, type Failpoint } from '../../services/meetings/failpoints.ts';
import { ears, earsDeletions } from '../../services/store/schema/ears.ts';
import { sessionEvents } from '../../services/store/schema/session-events.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { startAttendee } from '../sandbox/attendee/service.ts';
import { startVexa } from '../sandbox/vexa/service.ts';
import { settingsFor, settingsForAttendee } from '../support/listening.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { letInAtOnce } from '../support/slack-acts.ts';

/** The lease is over by then; a machine that is busy with other tests may take longer. */
const recovery = { timeout: onThisMachine(25_000) };

/** Who listens, and what it does in this test. */
type Listener = {
  settings: Record<string, string>;
  onStart(act: () => void): void;
  speak(): void;
  /** Of all its bots. */
  states(): string[];
  ended: string;
  violations: readonly string[];
  close(): Promise<void>;
};

/** Where what the service answers decides. Elsewhere our own rows do, which Vexa shows for both. */
const decidedByService: readonly Failpoint[] = ['ears.started.before-stored', 'ears.heard.before-stored'];

const listeners: Record<string, () => Promise<Listener>> = {
  async Vexa() {
    const vexa = await startVexa();
    return {
      settings: settingsFor(vexa),
      onStart: (act) => vexa.journal.follow(({ route }) => route === 'start' && act()),
      speak: () =>
        vexa.bots[0] && vexa.says(vexa.bots[0], { speaker: 'Priya', text: 'We ship.', start: 1, end: 2 }),
      states: () => vexa.bots.map(({ status }) => status),
      ...{ ended: 'completed', violations: vexa.violations, close: vexa.close },
    };
  },
  async Attendee() {
    const attendee = await startAttendee();
    return {
      settings: settingsForAttendee(attendee),
      onStart: (act) => attendee.journal.follow(({ route }) => route === 'start' && act()),
      speak: () =>
        attendee.bots[0] && attendee.says(attendee.bots[0], { speaker: 'Priya', text: 'We ship.', at: 1 }),
      states: () => attendee.bots.map(({ state }) => state),
      ...{ ended: 'ended', violations: attendee.violations, close: attendee.close },
    };
  },
};

// One service after the other: six apps at once take longer than their leases.
for (const [name, begin] of Object.entries(listeners))
  describe(`kill -9 while ${name} listens for us, then another process`, () => {
    for (const failpoint of earsFailpoints) {
      if (name !== 'Vexa' && !decidedByService.includes(failpoint)) continue;
      test.concurrent(`at ${failpoint}: one bot, its words once, and it’s ended`, (context) =>
        oneBot(begin, failpoint, context));
    }
  });

test('kill -9 once Attendee has deleted what was forgotten, before that is known: another process sees to it', async ({
  expect,
  onTestFinished,
}) => {
  const attendee = await startAttendee();
  onTestFinished(() => attendee.close());
  const pika = { script: letInAtOnce, notes: 404, feed: 404 } as const;
  const settings = settingsForAttendee(attendee);
  const { slack, start, takeOver, age, ...world } = await startProcessWorld(
    { settings, pika },
    onTestFinished,
  );
  const first = await start({ failpoint: 'ears.deleted.before-stored' });
  const [channel, user] = [slack.channels.general.id, slack.users.ada.id];
  await slack.post({ channel, user, text: 'now: https://meet.google.com/abc-defg-hij' });
  await first.waitForLine('"ears":"listening"', recovery);
  world.pika.control(world.pika.sessions.at(-1)?.id ?? '').endCall();
  await first.waitForLine('"ears":"over"', recovery);
  const text = 'forget https://meet.google.com/abc-defg-hij';
  const ask = () => slack.command({ channel, user, text });
  await expect.poll(async () => (await ask()).text, recovery).toContain('This deletes');
  const question = await slack.waitForEphemeral(({ text: said }) => said.startsWith('This deletes'));
  await slack.press({ user, channel: question.channel, messageTs: question.ts, buttonText: 'Forget it' });
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  expect(attendee.bots.map(({ state }) => state)).toEqual(['data_deleted']);
  await age(31);
  const second = await takeOver();
  await second.waitForLine('is deleted there', recovery);
  await second.stop();
  expect(await world.inDatabase((db) => db.select().from(earsDeletions))).toEqual([]);
  expect(attendee.violations).toEqual([]);
});

async function oneBot(
  begin: () => Promise<Listener>,
  failpoint: Failpoint,
  { expect, onTestFinished }: TestContext,
): Promise<void> {
  const listener = await begin();
  onTestFinished(() => listener.close());
  const pika = { script: letInAtOnce, notes: 404, feed: 404 } as const;
  const world = await startProcessWorld({ settings: listener.settings, pika }, onTestFinished);
  const { slack, start, takeOver, age } = world;
  listener.onStart(listener.speak);
  const first = await start({ failpoint });
  await slack.post({
    channel: slack.channels.general.id,
    text: 'now: https://meet.google.com/abc-defg-hij',
  });
  if (failpoint === 'ears.left.before-stored') {
    await first.waitForLine('"ears":"listening"', recovery);
    world.pika.control(world.pika.sessions.at(-1)?.id ?? '').endCall();
  }
  expect(await first.exit).toEqual({ code: null, signal: 'SIGKILL' });
  await age(31);
  const second = await takeOver();
  if (failpoint !== 'ears.left.before-stored') {
    await second.waitForLine('"ears":"listening"', recovery);
    world.pika.control(world.pika.sessions.at(-1)?.id ?? '').endCall();
  }
  await second.waitForLine('"ears":"over"', recovery);
  await second.stop();

  const rows = await world.inDatabase(async (db) => ({
    ears: await db.select().from(ears),
    words: (await db.select().from(sessionEvents)).filter(({ type }) => type === 'transcript.segment'),
  }));
  expect(rows.ears).toMatchObject([{ state: 'over', problem: null }]);
  expect(rows.words).toHaveLength(1);
  expect(listener.states()).toEqual([listener.ended]);
  expect(listener.violations).toEqual([]);
}
