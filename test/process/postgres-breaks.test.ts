import { sql } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, inject, type TestContext } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { standup } from '../sandbox/pikastream/scripts/standup.ts';
import { requestsFor } from '../support/played-call.ts';
import { urlOf } from '../support/postgres.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

describe
  .runIf(inject('database') === 'postgres')
  .concurrent('PostgreSQL breaks under a running app', (test) => {
    test('when all connections are cut at every step of two meetings, each still ends in one recap', async (context) => {
      const world = await startProcessWorld({ pika: { script: standup, speed: 8 } }, context.onTestFinished);
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
          (message) => message.channel === channel && message.text.startsWith('*Decisions*'),
          { timeout: onThisMachine(25_000) },
        );
      }
      expect(cuts.stop()).toBeGreaterThan(20);
      await context.expect.poll(async () => (await fetch(`${app.url}/readyz`)).status).toBe(200);

      expect(requestsFor(world, 'session.create')).toHaveLength(codes.length);
      expect(pika.liveSessions()).toEqual([]);
      for (const channel of channels) {
        const own = slack.messages(channel).filter((message) => message.own && message.files.length === 0);
        expect(own.slice(0, 3).map((message) => message.text)).toEqual([
          expect.stringMatching(/^Recap: Engineering stand/),
          expect.stringMatching(/^Engineering stand/),
          expect.stringMatching(/^\*Decisions\*/),
        ]);
        // Of a file whose outcome a cut hid, the thread says so; it is never shared twice.
        const files = slack.messages(channel).flatMap((message) => message.files.map(({ name }) => name));
        expect(new Set(files).size).toBe(files.length);
        const others = own.slice(3).map((message) => message.text);
        const isExpected = /`transcript\.|recap of “Engineering standup”/;
        expect(others.filter((text) => !isExpected.test(text))).toEqual([]);
      }
    });

    test('silent connections are noticed within half a minute', async (context) => {
      const world = await startProcessWorld({}, context.onTestFinished);
      const { slack } = world;
      const direct = new URL(world.databaseUrl ?? '');
      const proxy = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
      context.onTestFinished(proxy.close);
      const through = new URL(direct);
      through.port = String(proxy.port);
      const app = await world.start({ settings: { DATABASE_URL: through.href } });
      // Several connections are in use before they fall silent.
      await Promise.all(Array.from({ length: 8 }, () => fetch(`${app.url}/readyz`)));

      proxy.swallow();
      const from = performance.now();
      await slack.post({
        channel: slack.channels.general.id,
        text: 'now: https://meet.google.com/abc-defg-hij',
        retryDelaysMs: Array(200).fill(250),
      });
      await slack.waitForMessage((message) => message.text.includes('is connecting'), {
        timeout: onThisMachine(25_000),
      });
      const healthy = async () => (await fetch(`${app.url}/readyz`)).status === 200;
      await context.expect.poll(healthy).toBe(true);
      expect(performance.now() - from).toBeLessThan(onThisMachine(30_000));
      expect(slack.messages(slack.channels.general.id).filter((message) => message.own)).toHaveLength(1);
    });

    test('after kill -9 in the middle of the migration, the next start works', async (context) => {
      const world = await startProcessWorld({}, context.onTestFinished);
      await world.inDatabase(async (db) => {
        await db.execute(sql`drop schema public cascade`);
        await db.execute(sql`drop schema pgboss cascade`);
        await db.execute(sql`create schema public`);
      });
      // Its last table has a rival that is not committed: the migration waits there, half done.
      const rival = new pg.Client({ connectionString: world.databaseUrl ?? '' });
      // Its database goes before it does.
      rival.on('error', () => {});
      await rival.connect();
      await rival.query('begin');
      await rival.query('create table provider_health (name text)');
      const first = world.spawn();
      const waiting = () =>
        world.inDatabase(async (db) => {
          const { rows } = await db.execute(
            sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          return rows.length;
        });
      await context.expect.poll(waiting, { timeout: onThisMachine(25_000) }).toBe(1);
      await first.kill();
      await rival.query('rollback');

      const second = await world.start();
      await context.expect.poll(async () => (await fetch(`${second.url}/readyz`)).status).toBe(200);
      const { rows } = await rival.query('select name from schema_migrations');
      expect(rows).toContainEqual({ name: '0001-foundation.sql' });
      await rival.end();
    });
  });

/** Ends every connection to the world's database each time that Slack or PikaStream sees anything new. */
async function cutAtEveryStep({ databaseUrl, slack, pika }: ProcessWorld, { onTestFinished }: TestContext) {
  const name = new URL(databaseUrl ?? '').pathname.slice(1);
  const admin = new pg.Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  let cuts = 0;
  let on = true;
  let cutting = Promise.resolve();
  const cut = async () => {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    cuts += 1;
  };
  const seen = () => slack.journal.entries.length + pika.journal.entries.length;
  const striking = (async () => {
    for (let last = seen(); on; ) {
      await Promise.race([
        slack.journal.waitFor(() => true, {
          from: slack.journal.entries.length,
          timeout: onThisMachine(25_000),
        }),
        pika.journal.waitFor(() => true, {
          from: pika.journal.entries.length,
          timeout: onThisMachine(25_000),
        }),
      ]).catch(() => {});
      if (on && seen() !== last) cutting = cut();
      await cutting;
      last = seen();
    }
  })();
  onTestFinished(async () => {
    on = false;
    await cutting;
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
