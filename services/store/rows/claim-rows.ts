import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { silentMinutes } from '../../agents/claims/end-claim.ts';
import type { Claims } from '../../agents/ports/claims.ts';
import { finalStates } from '../../meetings/meeting.ts';
import type { Executor } from '../executor.ts';
import { agentTokens, meetingAgents, meetingClaims } from '../schema/agents.ts';
import { meetings } from '../schema/meetings.ts';

/** Which agent took a meeting over, inside one transaction that has the meeting's lock. */
export function claimRows(tx: Executor, now: Date): Claims {
  const isOpen = (meetingId: string) =>
    and(eq(meetingClaims.meetingId, meetingId), isNull(meetingClaims.releasedAt));
  const holder: Claims['holder'] = async ({ id }) => {
    const [row] = await tx.select({ tokenId: meetingClaims.tokenId }).from(meetingClaims).where(isOpen(id));
    return row?.tokenId ?? null;
  };
  const of: Claims['of'] = async ({ id }) => {
    const [row] = await tx
      .select({
        tokenId: meetingClaims.tokenId,
        userId: meetingClaims.userId,
        name: agentTokens.name,
        claimedAt: meetingClaims.claimedAt,
      })
      .from(meetingClaims)
      .innerJoin(agentTokens, eq(agentTokens.id, meetingClaims.tokenId))
      .where(and(isOpen(id), isNull(agentTokens.revokedAt), gt(agentTokens.expiresAt, now)));
    return row ?? null;
  };
  const end: Claims['end'] = async ({ id }, tokenId) => {
    const rows = await tx
      .update(meetingClaims)
      .set({ releasedAt: sql`least(clock_timestamp(), ${endOfKey})` })
      .where(and(isOpen(id), eq(meetingClaims.tokenId, tokenId)))
      .returning({ id: meetingClaims.id });
    return rows.length > 0;
  };
  return {
    ...{ of, holder, end },
    async claim(meeting, tokenId, userId) {
      const former = await holder(meeting);
      if (former !== null && former !== tokenId && (await of(meeting))) return null;
      if (former !== null) await end(meeting, former);
      await tx
        .insert(meetingClaims)
        .values({ teamId: meeting.teamId, meetingId: meeting.id, tokenId, userId, claimedAt: now });
      const claimed = await of(meeting);
      if (!claimed) await end(meeting, tokenId);
      return claimed;
    },
    async heldBy(tokenIds) {
      if (tokenIds.length === 0) return [];
      const rows = await tx
        .select({ id: meetingClaims.meetingId })
        .from(meetingClaims)
        .where(and(inArray(meetingClaims.tokenId, [...tokenIds]), isNull(meetingClaims.releasedAt)))
        .orderBy(asc(meetingClaims.meetingId));
      return rows.map(({ id }) => id);
    },
    async hasLapsed({ id }, minutes) {
      const rows = await tx
        .select({ id: meetingClaims.id })
        .from(meetingClaims)
        .where(and(isOpen(id), lapsed(minutes)));
      return rows.length > 0;
    },
  };
}

/** When a claim's key was revoked, or expires; null where it is gone. */
const endOfKey = sql`(select least(${agentTokens.revokedAt}, ${agentTokens.expiresAt})
  from ${agentTokens} where ${agentTokens.id} = ${meetingClaims.tokenId})`;

/** Its key has ended, or said nothing of the meeting for so many minutes. */
function lapsed(minutes: number): SQL {
  return sql`(coalesce(${endOfKey}, '-infinity') <= clock_timestamp()
    or not exists (select 1 from ${meetingAgents}
      where ${meetingAgents.meetingId} = ${meetingClaims.meetingId} and ${meetingAgents.tokenId} = ${meetingClaims.tokenId}
        and ${meetingAgents.seenAt} > clock_timestamp() - make_interval(mins => ${minutes})))`;
}

/**
 * Until when a meeting was in the hands of people's agents, as far as these have let go of it; null where it never was. A key
 * that is gone lets go once the sweep sees it.
 */
export function claimedUntil(meetingId: string): SQL {
  return sql`(select max(coalesce(${meetingClaims.releasedAt}, ${endOfKey}, clock_timestamp()))
    from ${meetingClaims} where ${meetingClaims.meetingId} = ${meetingId})`;
}

/** Meetings with a claim that is to end. */
export async function lapsedClaims(db: Executor): Promise<string[]> {
  const over = [...finalStates, 'wrapping_up' as const];
  const rows = await db
    .select({ id: meetingClaims.meetingId })
    .from(meetingClaims)
    .innerJoin(meetings, eq(meetings.id, meetingClaims.meetingId))
    .where(
      and(
        isNull(meetingClaims.releasedAt),
        sql`(${inArray(meetings.state, over)} or ${lapsed(silentMinutes)})`,
      ),
    )
    .limit(100);
  return rows.map(({ id }) => id);
}
