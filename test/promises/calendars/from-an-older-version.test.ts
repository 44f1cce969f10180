import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../services/store/migrate.ts';
import { calendarEvents, calendarSeries, calendars } from '../../../services/store/schema/calendars.ts';
import { openTestDatabase } from '../../support/test-database.ts';

test('decisions of a calendar become its person’s: the newest counts, and Always of a removed calendar is dropped', async () => {
  const { db, remove } = await openTestDatabase({ own: true });
  onTestFinished(remove);
  // As the version before left it.
  await db.execute(sql`drop table calendar_series`);
  await db.execute(sql`create table calendar_series (
    calendar_id uuid not null references calendars (id) on delete cascade, team_id text not null, uid text not null,
    decision text not null, decided_at timestamptz not null, primary key (calendar_id, uid))`);
  await db.execute(sql`alter table calendar_events drop column people, drop column guest_emails`);
  await db.execute(
    sql`delete from schema_migrations where name in ('0015-series-of-a-person.sql', '0098-addresses-of-guests.sql')`,
  );
  const [one, other, of, removed] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  for (const [id, user] of [
    [one, 'U1'],
    [other, 'U1'],
    [of, 'U2'],
    [removed, 'U1'],
  ])
    await db.execute(sql`insert into calendars (id, team_id, user_id, kind, label, rules, added_at, mark)
      values (${id}, 'T1', ${user}, 'feed', 'x', '{}', now(), 'tag')`);
  await db.execute(sql`insert into calendar_series values
    (${one}, 'T1', 'a', 'always', now() - interval '2 days'), (${other}, 'T1', 'a', 'never', now() - interval '1 day'),
    (${one}, 'T1', 'b', 'always', now()), (${of}, 'T1', 'a', 'always', now()),
    (${removed}, 'T1', 'a', 'always', now()), (${removed}, 'T1', 'c', 'always', now()),
    (${removed}, 'T1', 'd', 'never', now())`);
  await db.execute(sql`update calendars set removed_at = now() where id = ${removed}`);
  await db.execute(sql`insert into calendar_events (id, team_id, user_id, calendar_id, uid, recurrence_id, starts_at,
    ends_at, title, platform, call_key, call_url, guests, guest_count, outside, mine, declined, cancelled)
    values (${randomUUID()}, 'T1', 'U1', ${one}, 'a', '2', now(), now(), 'Sync', 'google_meet', 'k', 'u',
    '["Ben", "cleo@acme.org"]', 2, false, false, false, false), (${randomUUID()}, 'T1', 'U1', ${one}, 'a', '1',
    now() - interval '1 hour', now(), 'Called before', 'google_meet', 'k', 'u', '[]', 0, false, false, false, false)`);

  await migrate(db);

  const series = await db.select().from(calendarSeries);
  expect(
    series.map(({ userId, uid, decision, title }) => `${userId} ${uid} ${decision} ${title}`).sort(),
  ).toEqual(['U1 a never Sync', 'U1 b always null', 'U1 d never null', 'U2 a always null']);
  const people = (await db.select().from(calendarEvents)).map((event) => event.people);
  expect(people.sort()).toEqual(['', 'Ben\ncleo@acme.org']);
  // Read whole with the next look.
  const marks = (await db.select().from(calendars)).map(({ removedAt, mark }) => [removedAt !== null, mark]);
  expect(marks.sort()).toEqual([
    [false, null],
    [false, null],
    [false, null],
    [true, 'tag'],
  ]);
});
