import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sendWeekly } from '../../../services/notes/weekly/send-weekly.ts';
import { channels } from '../../../services/store/schema/channels.ts';
import { meetings } from '../../../services/store/schema/meetings.ts';
import { actionItems } from '../../../services/store/schema/notes.ts';
import { weeklyCalls } from '../../../services/store/schema/weekly.ts';
import { clockAt } from '../../../services/times/wall-time.ts';
import type { StoredMessage } from '../../sandbox/slack/messages.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { type Past, tookPlace, writePast } from '../../support/past-meetings.ts';
import { openStore } from '../../support/store.ts';
import { startWorld, type World } from '../../support/world.ts';

const stated = (text: string) => [{ text, evidence: [] }];

/** A call that somebody was in, with an open action. */
async function call(world: World, past: Past & { todo?: string }) {
  const { db } = world.database;
  const { id } = await tookPlace(world, past);
  await db.update(meetings).set({ connectedAt: sql`session_started_at` }).where(eq(meetings.id, id));
  const { teamId } = world.slack;
  const channelId = past.channel ?? world.slack.channels.general.id;
  if (past.todo)
    await db.insert(actionItems).values({
      ...{ id: randomUUID(), teamId, channelId, meetingId: id, position: 0, text: past.todo },
      ...{ evidence: [], state: 'open', createdAt: new Date(), ownerName: 'Priya' },
    });
}

const say = ({ slack }: World, text: string, user = slack.users.ben) =>
  slack.command({ channel: slack.channels.general.id, user: user.id, text });

/** When the channel's next list is due, and in which zone that was reckoned. */
async function nextOf({ database: { db } }: Pick<World, 'database'>) {
  const [row] = await db.select().from(channels);
  return row?.weeklyNextAt && row.weeklyZone ? { at: row.weeklyNextAt, zone: row.weeklyZone } : null;
}

/** Nine o'clock of Monday was so many minutes ago. */
const wasDue = ({ database: { db } }: Pick<World, 'database'>, minutes: number) =>
  db.update(channels).set({
    weeklyNextAt: sql`clock_timestamp() - make_interval(mins => ${minutes})`,
    weeklyZone: 'UTC',
  });

async function hasMovedOn(world: Pick<World, 'database'>) {
  await expect.poll(async () => ((await nextOf(world))?.at.getTime() ?? 0) > Date.now()).toBe(true);
}

function listsIn({ slack }: World): StoredMessage[] {
  return slack
    .messages(slack.channels.general.id)
    .filter(({ own, text }) => own && /Last week here|were listed here/.test(text));
}

async function listReads(world: World, words: string | RegExp): Promise<string> {
  const shown = () => listsIn(world).map(renderMessage);
  await expect.poll(() => shown().join('\n')).toMatch(words);
  expect(shown()).toHaveLength(1);
  return shown().join();
}

test('a channel that wants it reads on Monday what was decided last week and is open, once, and nothing that is held, forgotten or another channel’s', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  expect((await say(world, 'recap')).text).toContain('aren’t listed here on Mondays');
  expect((await say(world, 'recap weekly on')).text).toContain('On Mondays at nine');
  await expect.poll(() => nextOf(world)).not.toBeNull();
  const first = await nextOf(world);
  expect(first?.zone).toBe('Europe/Helsinki');
  const clock = clockAt(first?.at ?? new Date(0), 'Europe/Helsinki');
  expect([new Date(`${clock}Z`).getUTCDay(), clock.slice(11)]).toEqual([1, '09:00:00']);

  await call(world, {
    ...{ title: 'Pricing sync', code: 'aaa-aaaa-aaa', daysAgo: 3, todo: 'Tell finance' },
    decisions: stated('The price stays at twenty.'),
  });
  await call(world, { title: 'Marmalade launch', code: 'bbb-bbbb-bbb', daysAgo: 2, todo: 'Buy jars' });
  await call(world, { title: 'Secret', code: 'ccc-cccc-ccc', daysAgo: 2, held: 'outsiders', todo: 'Hush' });
  await call(world, { title: 'Too long ago', code: 'ddd-dddd-ddd', daysAgo: 20 });
  await call(world, { title: 'Elsewhere', channel: slack.channels.private.id, daysAgo: 2 });
  // Slack did it, and its answer was lost.
  slack.faults.loseAnswer('chat.postMessage');
  await wasDue(world, 1);
  const list = await listReads(world, 'Last week here: 3 calls');
  expect(list).toMatch(
    /Pricing sync[\s\S]*Decided:\n• The price stays at twenty\.\nTo do:\n• Tell finance \(Priya\)/,
  );
  expect(list).toMatch(/Marmalade launch[\s\S]*Buy jars[\s\S]*waits for review[\s\S]*weekly off/);
  expect(list).toMatch(/archives\/C0GENERAL1\/p\d+/);
  expect(list).not.toMatch(/Secret|Hush|Too long|Elsewhere/);
  await hasMovedOn(world);

  const asked = await say(world, 'forget https://meet.google.com/bbb-bbbb-bbb', ada);
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  const channel = slack.channels.general.id;
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Forget it' });
  expect(await listReads(world, 'Last week here: 2 calls')).not.toMatch(/Marmalade|jars/);
  const { rows } = await world.database.db.execute(
    sql`select 1 from slack_outbox where content::text like '%Marmalade%'`,
  );
  expect(rows).toEqual([]);

  expect((await say(world, 'recap weekly off')).text).toContain('aren’t listed');
  expect(await nextOf(world)).toBeNull();
});

test('after downtime it comes late, but not after six hours, and a week without a call has none', async () => {
  const world = await startWorld();
  await say(world, 'recap weekly');
  await expect.poll(() => nextOf(world)).not.toBeNull();
  await wasDue(world, 1);
  await hasMovedOn(world);
  await call(world, { title: 'Pricing sync', daysAgo: 2 });
  await wasDue(world, 7 * 60);
  await hasMovedOn(world);
  expect(await world.database.db.select().from(weeklyCalls)).toEqual([]);
  await world.restart({}, () => wasDue(world, 2 * 60));
  await listReads(world, 'Pricing sync');
});

test('two processes at once post it once', async () => {
  const { db, transact } = await openStore();
  const place = { teamId: 'T1', channelId: 'C1', threadTs: null, by: 'U1' };
  const { id } = await writePast(db, place, { daysAgo: 2 });
  await db.update(meetings).set({ connectedAt: sql`session_started_at` }).where(eq(meetings.id, id));
  await transact((unit) => unit.channels.change('T1', 'C1', 'U1', { setting: 'weekly', on: true }));
  await wasDue({ database: { db } } as Pick<World, 'database'>, 1);
  const posted: string[] = [];
  const send = sendWeekly({
    roster: { members: async () => null },
    transact: (work) =>
      transact((unit) => {
        const showWeek = async ({ week }: { week: string }) => void posted.push(week);
        return work({ ...unit, announcer: { ...unit.announcer, showWeek } });
      }),
  });
  await Promise.all([send('T1', 'C1'), send('T1', 'C1'), send('T1', 'C1')]);
  expect(posted).toHaveLength(1);
});
