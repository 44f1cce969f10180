import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostAtHome, readHome } from '../../../services/home/read-home.ts';
import { homeView } from '../../../services/slack/blocks/home.ts';
import { homeQueries } from '../../../services/store/queries/home.ts';
import { openItems } from '../../../services/store/queries/open-items.ts';
import { pastMeetings } from '../../../services/store/queries/past-meetings.ts';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';
import { writePast } from '../../support/past-meetings.ts';
import { openStore } from '../../support/store.ts';

const all = Array.from({ length: 50 }, (_, at) => `C0CHANNEL${String(at).padStart(2, '0')}`);
const people = ['U0ADA00001', 'U0BEN00001'] as const;
const setting = { pageOf: () => 'https://acme.slack.com/archives/C0GENERAL1/p1', pricePerMinuteUsd: 0.275 };

/** In each channel a call of the past with ten items and a question: each names its channel. */
async function filled() {
  const store = await openStore();
  const { db } = store;
  const tokenId = randomUUID();
  await db.execute(sql`insert into agent_tokens (id, team_id, user_id, hint, created_at, expires_at)
    values (${tokenId}, 'T1', ${people[0]}, 'hint', clock_timestamp(), clock_timestamp() + interval '1 day')`);
  for (const channelId of all) {
    const by = people[0];
    const { id } = await writePast(
      db,
      { teamId: 'T1', channelId, threadTs: '1.1', by },
      { title: `Title of ${channelId} ${'long '.repeat(80)}`, summary: `Summary of ${channelId}` },
    );
    const text = `${'x'.repeat(500)} of ${channelId}`;
    for (const owner of people)
      await db.execute(sql`insert into action_items (id, team_id, channel_id, meeting_id, position, text, owner_id, evidence, state, created_at)
        select gen_random_uuid(), 'T1', ${channelId}, ${id}, ${people.indexOf(owner) * 5} + nth, ${text}, ${owner}, '[]', 'open', clock_timestamp()
        from generate_series(1, 5) nth`);
    await db.execute(sql`insert into questions (id, team_id, meeting_id, token_id, text, asked_at, expires_at)
      values (${randomUUID()}, 'T1', ${id}, ${tokenId}, ${`Question of ${channelId}`}, clock_timestamp(), clock_timestamp() + interval '1 hour')`);
  }
  return store;
}

test('whichever of fifty channels somebody is in, their tab fits, counts what it leaves out, and has nothing of another channel', async () => {
  const { db, transact } = await filled();
  const anyone = fc.record({
    userId: fc.constantFrom(...people),
    channelIds: fc.subarray(all),
    isGuest: fc.boolean(),
    isAdmin: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(anyone, async ({ userId, channelIds, isGuest, isAdmin }) => {
      const read = readHome({
        transact,
        people: {
          kindOf: async () => (isGuest ? 'guest' : 'member'),
          isAdmin: async () => (isAdmin ? 'admin' : 'no'),
          channelsOf: async () => channelIds.map((id) => ({ id, name: null, isShared: false })),
        },
        roster: { timeZone: async () => 'UTC' },
        queries: homeQueries(db),
        open: openItems(db),
        past: pastMeetings(db),
        balance: async () => ({ ok: true, value: 10_000 }),
      });
      const resident = { teamId: 'T1', userId, channelId: 'D0HOME0001' };
      const home = await read(resident);
      if (home.kind !== 'home') throw new Error(home.kind);
      const view = homeView(resident, home, null, setting);
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(findViewProblem(view, 'home')).toBeUndefined();
      const { length } = channelIds;
      expect([home.needs.total, home.items.total, home.missed.total]).toEqual([length, length * 5, length]);
      expect(home.items.items).toHaveLength(Math.min(length * 5, mostAtHome.items));
      // What each channel spent is every admin's to know, whichever they are in.
      const workspaces = view.blocks.findIndex((one) => JSON.stringify(one).includes('"Workspace"'));
      const own = view.blocks.slice(0, workspaces === -1 ? undefined : workspaces);
      expect(workspaces === -1).toBe(!isAdmin);
      const named = JSON.stringify(own).match(/C0CHANNEL\d\d/g) ?? [];
      expect(named.filter((id) => !channelIds.includes(id))).toEqual([]);
    }),
    {
      numRuns: 12,
      seed: 16,
      examples: [
        [{ userId: people[1], channelIds: all, isGuest: false, isAdmin: true }],
        [{ userId: people[0], channelIds: [], isGuest: true, isAdmin: false }],
      ],
    },
  );
});
