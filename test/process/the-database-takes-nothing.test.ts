import { sql } from 'drizzle-orm';
import { describe, inject, type TestContext } from 'vitest';
import type { Executor } from '../../services/store/executor.ts';
import { withRetry } from '../../services/store/transaction.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { requestsFor } from '../support/played-call.ts';
import { administer } from '../support/postgres.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';
import { isCard, letInAtOnce } from '../support/slack-acts.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { elapse } from '../support/world.ts';

const waitOptions = { timeout: onThisMachine(25_000) };
const link = 'https://meet.google.com/abc-defg-hij';

/** Seconds from the trouble's begin to a call's limit. */
const untilLimit = 4;

/** Ways in which rows can't be written: each begins, and ends again. */
const troubles: Record<string, (world: ProcessWorld, proxy: Proxy) => Promise<() => Promise<unknown>>> = {
  'only reads': async ({ databaseUrl }) => {
    const name = new URL(databaseUrl ?? '').pathname.slice(1);
    const set = (value: 'on' | 'off') =>
      administer(
        `alter database ${name} set default_transaction_read_only = ${value}`,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
    await set('on');
    return () => set('off');
  },
  'has a full disk': async (world) => {
    // The app goes on meanwhile, and may hold what a statement wants and want what it holds.
    await world.inDatabase((db) => withRetry(() => fillDisk(db)));
    return () =>
      world.inDatabase((db) => withRetry(() => db.execute(sql`drop function no_space_left() cascade`)));
  },
  'has no connection left': async (_world, proxy) => {
    proxy.refuse(true);
    return async () => proxy.refuse(false);
  },
};

type Proxy = Awaited<ReturnType<typeof startTcpProxy>>;

describe
  .runIf(inject('database') === 'postgres')
  .concurrent('PostgreSQL takes nothing under a running app', (test) => {
    for (const [what, begin] of Object.entries(troubles)) {
      test(`a database that ${what}: nobody new is sent, it isn’t ready, and calls are left at their limit and at Stop`, async (context) => {
        const { expect } = context;
        const { world, proxy, app } = await startThrough(context);
        const { slack, pika } = world;
        const channel = slack.channels.general.id;
        const user = slack.users.ada.id;
        await slack.post({ channel, user, text: `${link} for 20 min` });
        await slack.post({ channel, user, text: 'https://meet.google.com/bbb-bbbb-bbb' });
        const states = async () => (await world.meetings()).map(({ state }) => state);
        await expect.poll(states, waitOptions).toEqual(['live', 'live']);
        const [limited, other] = pika.sessions;
        const card = await slack.waitForMessage((message) => isCard(message, 'bbb-bbbb-bbb'), waitOptions);

        // Its limit comes while nothing can be written.
        await world.inDatabase((db) => elapse({ db }, 20 - untilLimit / 60));
        const asked = requestsFor(world, 'session.status').length;
        // Whoever can't read later has seen it so: each of the two was asked again.
        await expect
          .poll(() => requestsFor(world, 'session.status').length, waitOptions)
          .toBeGreaterThan(asked + 3);
        const mend = await begin(world, proxy);
        const ready = async () => (await fetch(`${app.url}/readyz`)).status;
        await expect.poll(ready, waitOptions).toBe(503);
        const { deliveries } = await slack.post({
          ...{ channel, user, retryDelaysMs: [] },
          text: 'https://meet.google.com/ccc-cccc-ccc',
        });
        expect(deliveries[0]?.attempts[0]).toMatchObject({ ok: false, status: 503 });
        await slack.press({ user, channel, messageTs: card.ts, actionId: 'meeting_stop' });
        await expect.poll(() => other?.status, waitOptions).toBe('closed');
        await expect.poll(() => limited?.status, waitOptions).toBe('closed');

        await mend();
        // A worker that was cut off holds its lease for half a minute.
        await world.inDatabase((db) =>
          db.execute(sql`update leases set held_until = clock_timestamp() - interval '1 second'`),
        );
        await expect.poll(ready, waitOptions).toBe(200);
        await slack.waitForMessage(({ text }) => text.includes('limit of 20 min'), waitOptions);
        await expect
          .poll(async () => (await states()).filter((state) => state === 'live'), waitOptions)
          .toEqual([]);
        expect(requestsFor(world, 'session.create')).toHaveLength(2);
        await slack.post({ channel, user, text: 'https://meet.google.com/ccc-cccc-ccc' });
        await expect.poll(states, waitOptions).toContain('live');
      });
    }
  });

/** The app behind a proxy, so that its connections can go while the test's stay. */
async function startThrough({ onTestFinished }: TestContext) {
  const world = await startProcessWorld({ pika: { script: letInAtOnce } }, onTestFinished);
  const direct = new URL(world.databaseUrl ?? '');
  const proxy = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
  onTestFinished(proxy.close);
  const through = new URL(direct);
  through.port = String(proxy.port);
  const app = await world.start({ settings: { DATABASE_URL: through.href } });
  return { world, proxy, app };
}

/** Every statement that writes fails as on a full disk; those that read don't. */
async function fillDisk(db: Executor): Promise<void> {
  await db.execute(sql`create or replace function no_space_left() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
  const { rows } = await db.execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  await db.transaction(async (tx) => {
    for (const { name } of rows)
      await tx.execute(
        sql.raw(
          `create trigger no_space before insert or update on ${name} for each statement execute function no_space_left()`,
        ),
      );
  });
}
