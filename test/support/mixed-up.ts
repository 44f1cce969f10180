import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { acme, globex, type ManyWorlds } from './many-workspaces.ts';
import type { World } from './world.ts';

/** It never installed the app. */
const nobodys = { teamId: 'T0NOBODYS1' };

/** What people do at one of our surfaces. */
export type Surface = {
  what: string;
  /** What has to stand there each time. */
  before?: () => Promise<unknown>;
  act: () => Promise<unknown>;
  /** How people see that it was done. */
  shows: () => Promise<unknown>;
};

const writes = /^(chat|views|files|reactions|canvases|calls|agents|assistant|functions|entity)\./;

/** What we wrote into a workspace: methods that change something. */
export function writesIn({ slack }: Pick<World, 'slack'>): string[] {
  return slack.journal.entries.flatMap((entry) =>
    entry.kind === 'api' && writes.test(entry.method) ? [entry.method] : [],
  );
}

const changedByPeople = [
  ...['action_items', 'channels', 'digests', 'facts', 'notes', 'notes_feedback', 'personas'],
  ...['recap_shares', 'standups', 'slack_messages', 'workspaces'],
];

/** What a workspace has, as its people and the database see it. A call's own clocks go on by themselves. */
async function hasNow(world: World, { teamId }: { teamId: string }) {
  const { db } = world.database;
  const rows = await Promise.all(
    changedByPeople.map((table) =>
      db.execute(sql`select * from ${sql.identifier(table)} t where team_id = ${teamId} order by t::text`),
    ),
  );
  const calls =
    await db.execute(sql`select id, state, stop_requested_at, limit_minutes, persona_id, forgotten_at
    from meetings where team_id = ${teamId} order by id`);
  return { rows: JSON.stringify([...rows, calls].map((one) => one.rows)), writes };
}

/**
 * The same is done in the first workspace three times: said to come from one that never installed the app, then from the other, which has nothing
 * of what it is about, then as it is. Only the last one changes anything in the first, and it shows nowhere else.
 */
export async function onlyWhereItIsDone({ slack, worlds }: ManyWorlds, surfaces: readonly Surface[]) {
  const [one, two] = worlds;
  for (const { what, before, act, shows } of surfaces) {
    const acts = async (of: typeof nobodys) => {
      await before?.();
      await untilQuiet(one);
      const both = async () => [await hasNow(one, acme), await hasNow(two, globex)] as const;
      const was = await both();
      await slack.saidOf(acme, of, () => act());
      if (of === acme) await shows();
      await untilQuiet(one);
      return { was, is: await both() };
    };
    const unknown = await acts(nobodys);
    expect(unknown.is, `${what}, by nobody we know`).toEqual(unknown.was);
    const mixedUp = await acts(globex);
    expect(mixedUp.is[0], `${what}, mixed up`).toEqual(mixedUp.was[0]);
    const done = await acts(acme);
    expect(done.is[1], `${what}, where it wasn’t done`).toEqual(done.was[1]);
  }
}

/** Everything that was to be said is said, and nothing is on its way. */
async function untilQuiet({ slack, database: { db } }: World): Promise<void> {
  const waiting = async () => {
    const { rows } = await db.execute(sql`select 1 from slack_outbox where state = 'pending'`);
    return rows;
  };
  await slack.idle();
  await expect.poll(waiting).toEqual([]);
}
