import { sql } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { Executor } from '../executor.ts';
import { channelSettings } from './channel-settings.ts';
import { addEntries } from './consent-rows.ts';

type OfChannel = Pick<Meeting, 'id' | 'teamId' | 'channelId'>;

/** Enters what the policy keeps of a call that begins: from then on, nothing that is set loosens it for this call. */
export async function holdPolicy(tx: Executor, now: Date, meeting: OfChannel): Promise<void> {
  const { keep } = await channelSettings(tx)(meeting.teamId, meeting.channelId);
  await keepAt(tx, now, meeting, keep?.value ?? 'words');
}

/** The same for running calls where it was made stricter: in one channel, or in a workspace. */
export async function holdPolicyNow(
  tx: Executor,
  now: Date,
  teamId: string,
  channelId: string | null,
): Promise<void> {
  // Each before its words, as everywhere.
  const { rows } = await tx.execute<OfChannel>(sql`
    select id, team_id as "teamId", channel_id as "channelId" from meetings
    where team_id = ${teamId} and (${channelId}::text is null or channel_id = ${channelId})
      and session_id is not null and state in ('joining', 'live', 'leaving')
    order by id for no key update`);
  for (const meeting of rows) await holdPolicy(tx, now, meeting);
}

async function keepAt(tx: Executor, now: Date, { id, teamId }: OfChannel, keep: Keep): Promise<void> {
  if (keep === 'words') return;
  // `nothing` leaves no words to take later.
  const state = keep === 'notes' ? 'open' : 'over';
  await tx.execute(sql`
    insert into word_gaps (id, team_id, meeting_id, why, from_at, from_ms, state, created_at)
    values (gen_random_uuid(), ${teamId}, ${id}, ${keep}, to_timestamp(0), 0, ${state}, clock_timestamp())
    on conflict do nothing`);
  await addEntries(tx, now, { id, teamId }, [{ key: `keeps:${keep}`, kind: 'keeps', detail: keep }]);
}
