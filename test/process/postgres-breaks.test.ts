import pg from 'pg';
import { describe, expect, inject, type TestContext } from 'vitest';
import { standup } from '../sandbox/pikastream/scripts/standup.ts';
import { requestsFor } from '../support/played-call.ts';
import { urlOf } from '../support/postgres.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';

describe
  .runIf(inject('database') === 'postgres')
  .concurrent('PostgreSQL breaks under a running app', { timeout: 180_000 }, (test) => {
    test('all connections are cut at every step of two meetings: each comes to one recap', async (context) => {
      const world = await startProcessWorld({ pika: { script: standup, speed: 4 } }, context.onTestFinished);
      const { slack, pika } = world;
      const channels = [slack.channels.general.id, slack.channels.standup.id];
      const app = await world.start();
      const cuts = await cutAtEveryStep(world, context);

      const codes = ['abc-defg-hij', 'bcd-efgh-ijk'];
      for (const [index, code] of codes.entries()) {
        const text = `now: https://meet.google.com/${code}`;
        void slack.post({ channel: channels[index] ?? '', text, retryDelaysMs: Array(100).fill(250) });
      }
      for (const channel of channels) {
        await slack.waitForMessage(
          (message) => message.channel === channel && message.text.startsWith('Engineering standup'),
          { timeout: 90_000 },
        );
      }
      expect(cuts.stop()).toBeGreaterThan(20);
      await context.expect
        .poll(async () => (await fetch(`${app.url}/readyz`)).status, { timeout: 5_000 })
        .toBe(200);

      expect(requestsFor(world, 'session.create')).toHaveLength(codes.length);
      expect(pika.liveSessions()).toEqual([]);
      for (const channel of channels) {
        const own = slack.messages(channel).filter((message) => message.own);
        expect(own.map((message) => message.text.slice(0, 20))).toEqual([
          'Stand-in was sent to',
          'Stand-in left the ca',
          'Engineering standup:',
        ]);
      }
    });
  });

/** Ends every connection to the world's database each time that Slack or PikaStream sees anything new. */
async function cutAtEveryStep({ databaseUrl, slack, pika }: ProcessWorld, { onTestFinished }: TestContext) {
  const name = new URL(databaseUrl ?? '').pathname.slice(1);
  const admin = new pg.Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  let cuts = 0;
  let on = true;
  const cut = async () => {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    cuts += 1;
  };
  const seen = () => slack.journal.entries.length + pika.journal.entries.length;
  const striking = (async () => {
    for (let last = seen(); on; ) {
      await Promise.race([
        slack.journal.waitFor(() => true, { from: slack.journal.entries.length, timeout: 180_000 }),
        pika.journal.waitFor(() => true, { from: pika.journal.entries.length, timeout: 180_000 }),
      ]).catch(() => {});
      if (on && seen() !== last) await cut();
      last = seen();
    }
  })();
  onTestFinished(async () => {
    on = false;
    await admin.end();
    void striking;
  });
  return {
    stop() {
      on = false;
      return cuts;
    },
  };
}
