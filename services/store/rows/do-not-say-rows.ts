import { sql } from 'drizzle-orm';
import { type DoNotSay, nothingForbidden } from '../../meetings/do-not-say/lists.ts';
import type { DoNotSayLists } from '../../meetings/ports/do-not-say.ts';
import type { Executor } from '../executor.ts';
import { callLists } from '../schema/do-not-say.ts';

/** What mustn't be said: the lists of a workspace, a channel, a call and a persona, in one read. */
export function doNotSayRows(db: Executor, now: Date): DoNotSayLists {
  return {
    of: listsOf(db),
    async setForCall({ id: meetingId, teamId }, by, lines) {
      const set = { lines: [...lines], setBy: by, setAt: now };
      await db
        .insert(callLists)
        .values({ meetingId, teamId, ...set })
        .onConflictDoUpdate({ target: callLists.meetingId, set });
    },
    async handOver(from, to) {
      await db.execute(sql`insert into do_not_say_of_calls (meeting_id, team_id, lines, set_by, set_at)
        select ${to.id}, ${to.teamId}, lines, set_by, set_at from do_not_say_of_calls
        where meeting_id = ${from} and team_id = ${to.teamId} on conflict do nothing`);
    },
  };
}

export const listsOf =
  (db: Executor): DoNotSayLists['of'] =>
  async ({ id, teamId, channelId, personaId }) => {
    const { rows } = await db.execute<DoNotSay>(sql`select
      coalesce((select do_not_say from workspaces where team_id = ${teamId}), '[]') as workspace,
      coalesce((select do_not_say from channels where team_id = ${teamId} and channel_id = ${channelId}), '[]') as channel,
      coalesce((select lines from do_not_say_of_calls where meeting_id = ${id}::uuid), '[]') as call,
      coalesce((select must_not_say from personas where team_id = ${teamId} and id = ${personaId}::uuid), '[]') as persona`);
    const [found] = rows;
    if (!found) throw new Error('A select without a table gave no row');
    return found;
  };

/** The same of a meeting by its id; nothing where it isn't there. */
export async function listsOfMeeting(db: Executor, meetingId: string): Promise<DoNotSay> {
  const { rows } = await db.execute<DoNotSay>(sql`select
    coalesce(w.do_not_say, '[]') as workspace, coalesce(c.do_not_say, '[]') as channel,
    coalesce(l.lines, '[]') as call, coalesce(p.must_not_say, '[]') as persona
    from meetings m
    left join workspaces w on w.team_id = m.team_id
    left join channels c on c.team_id = m.team_id and c.channel_id = m.channel_id
    left join do_not_say_of_calls l on l.meeting_id = m.id
    left join personas p on p.team_id = m.team_id and p.id = m.persona_id
    where m.id = ${meetingId}::uuid`);
  return rows[0] ?? nothingForbidden;
}
