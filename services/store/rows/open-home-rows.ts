import { and, eq, sql } from 'drizzle-orm';
import type { OpenHomes, StaleHome } from '../../home/ports/open-homes.ts';
import type { Executor } from '../executor.ts';
import { homeChanges, openHomes } from '../schema/homes.ts';

/** Home tabs, on the database's clock. */
export function openHomeRows(db: Executor): OpenHomes {
  const mine = ({ teamId, userId }: { teamId: string; userId: string }) =>
    and(eq(openHomes.teamId, teamId), eq(openHomes.userId, userId));
  return {
    async opened({ teamId, userId, channelId }) {
      const values = { channelId, openedAt: clock, staleAt: clock, shown: null };
      // Looks within half an hour are one: what was new for the first is for the next.
      const missedSince = sql`case when ${openHomes.openedAt} < clock_timestamp() - interval '30 minutes'
        then ${openHomes.openedAt} else ${openHomes.missedSince} end`;
      await db
        .insert(openHomes)
        .values({ teamId, userId, ...values })
        .onConflictDoUpdate({
          target: [openHomes.teamId, openHomes.userId],
          set: { ...values, missedSince },
        });
    },
    async left(user) {
      const [open] = await db
        .update(openHomes)
        .set({ staleAt: later })
        .where(mine(user))
        .returning({ channelId: openHomes.channelId });
      return open ? { ...user, channelId: open.channelId } : null;
    },
    async takeStale(limit) {
      await becameStale(db);
      const { rows } = await db.execute<StaleHome & { isCovered: boolean }>(sql`
        update open_homes h set stale_at = null where (team_id, user_id) in (
          select team_id, user_id from open_homes where stale_at <= clock_timestamp()
          order by stale_at limit ${limit} for update skip locked)
        returning team_id as "teamId", user_id as "userId", channel_id as "channelId", shown, ${isCovered} as "isCovered"`);
      return rows.filter((row) => !row.isCovered).map(({ isCovered: _, ...home }) => home);
    },
    async shown(resident, shown, meetingIds) {
      const forgotten = await db
        .delete(openHomes)
        .where(and(mine(resident), isForgotten))
        .returning();
      if (forgotten.length === 0)
        await db
          .update(openHomes)
          .set({ shown, meetingIds: [...meetingIds] })
          .where(mine(resident));
    },
    async failed(resident) {
      await db.update(openHomes).set({ staleAt: later, shown: null }).where(mine(resident));
    },
    async gone(resident) {
      await db.delete(openHomes).where(mine(resident));
    },
  };
}

const clock = sql`clock_timestamp()`;
/** What Slack didn't take isn't sent again and again; nor is Slack's word of who is where remembered for longer. */
const later = sql`clock_timestamp() + interval '31 seconds'`;
/** A person has one tab in all of an organisation, and opened it in another of its workspaces since: that one stands there. */
const isCovered = sql`exists (select 1 from open_homes o
  join slack_installations a on a.team_id = o.team_id join slack_installations b on b.team_id = h.team_id
  where o.user_id = h.user_id and o.team_id <> h.team_id and o.opened_at > h.opened_at and a.enterprise_id = b.enterprise_id)`;
/** Its person had their data deleted, and hasn't opened it since. */
const isForgotten = sql`${openHomes.openedAt} = '-infinity'`;

/**
 * A tab that shows a meeting is shown again whenever that changes, however long ago it was opened: so what was forgotten
 * goes from it, and what was in its person's calendar. For what is new, it must have been opened in the last hour, the time in which people still have it open.
 */
async function becameStale(db: Executor): Promise<void> {
  await db.execute(sql`
    with changed as (delete from ${homeChanges} returning team_id, meeting_id, user_id)
    update open_homes h set stale_at = coalesce(h.stale_at, clock_timestamp()) from changed c
    where h.team_id = c.team_id
      and (h.opened_at > clock_timestamp() - interval '1 hour' or c.meeting_id = any(h.meeting_ids) or c.user_id = h.user_id)`);
}
