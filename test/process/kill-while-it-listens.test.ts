import { describe, expect, type TestContext } from 'vitest';
import { earsFailpoints, type Failpoint } from '../../services/meetings/failpoints.ts';
import { ears } from '../../services/store/schema/ears.ts';
import { sessionEvents } from '../../services/store/schema/session-events.ts';
import { startVexa } from '../sandbox/vexa/service.ts';
import { settingsFor } from '../support/listening.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { letInAtOnce } from '../support/slack-acts.ts';

/** The lease is over by then; a machine that is busy with other tests may take longer. */
const recovery = { timeout: 25_000 };

describe.concurrent('kill -9 while Vexa listens for us, then another process', (test) => {
  for (const failpoint of earsFailpoints)
    test(`at ${failpoint}: one bot, its words once, and it’s ended`, (context) => oneBot(failpoint, context));
});

async function oneBot(failpoint: Failpoint, { onTestFinished }: TestContext): Promise<void> {
  const vexa = await startVexa();
  onTestFinished(() => vexa.close());
  const pika = { script: letInAtOnce, notes: 404, feed: 404 } as const;
  const world = await startProcessWorld({ settings: settingsFor(vexa), pika }, onTestFinished);
  const { slack, start, age } = world;
  const speak = () =>
    vexa.bots[0] && vexa.says(vexa.bots[0], { speaker: 'Priya', text: 'We ship.', start: 1, end: 2 });
  vexa.journal.follow(({ route }) => route === 'start' && speak());
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
  const second = await start();
  if (failpoint !== 'ears.left.before-stored') {
    await second.waitForLine('"ears":"listening"', recovery);
    world.pika.control(world.pika.sessions.at(-1)?.id ?? '').endCall();
  }
  await second.waitForLine('"ears":"over"', recovery);
  await second.kill();

  const rows = await world.inDatabase(async (db) => ({
    ears: await db.select().from(ears),
    words: (await db.select().from(sessionEvents)).filter(({ type }) => type === 'transcript.segment'),
  }));
  expect(rows.ears).toMatchObject([{ state: 'over', problem: null }]);
  expect(rows.words).toHaveLength(1);
  expect(vexa.bots.map(({ status }) => status)).toEqual(['completed']);
  expect(vexa.violations).toEqual([]);
}
