import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Key } from '../../agents/key-owner.ts';
import type { Executor } from '../executor.ts';
import { cardKeyOf } from '../rows/message-keys.ts';
import { agentTokens } from '../schema/agents.ts';

export type AgentQueries = {
  /** Whose key this is; null for one that never was or was revoked. Remembers that it was used. */
  tokenByHash(hash: string): Promise<Key | null>;
  /** Whether a key was neither revoked nor expired until now. */
  isUsable(tokenId: string): Promise<boolean>;
  /** Whose keys still count. */
  keyOwners(teamId: string): Promise<string[]>;
  /** Threads of calls that somebody is in, or that ended within the last day, and what it is called there. */
  threadsOfCalls(): Promise<{ teamId: string; channelId: string; threadTs: string; botName: string }[]>;
  /** Where the threads of meetings begin, by meeting; those that have one. */
  threadsOf(
    meetingIds: readonly string[],
  ): Promise<Map<string, { teamId: string; channelId: string; ts: string }>>;
  /** Where questions wait for an answer. */
  meetingsThatAsk(): Promise<{ teamId: string; channelId: string; threadTs: string }[]>;
};

/** A key of a person, neither revoked nor expired. */
const counts = and(
  isNull(agentTokens.revokedAt),
  isNull(agentTokens.houseMeetingId),
  gt(agentTokens.expiresAt, sql`clock_timestamp()`),
);

export function agentQueries(db: Executor): AgentQueries {
  return {
    async tokenByHash(hash) {
      // A client's access tokens open the key that it got by OAuth.
      const ofAccess = (column: 'token_id' | 'expires_at') =>
        sql`(select ${sql.identifier(column)} from oauth_access_tokens where hash = ${hash})`;
      const [row] = await db
        .update(agentTokens)
        .set({ lastUsedAt: sql`clock_timestamp()` })
        .where(
          and(
            or(eq(agentTokens.hash, hash), eq(agentTokens.id, ofAccess('token_id'))),
            ...[isNull(agentTokens.revokedAt), isNull(agentTokens.houseMeetingId)],
          ),
        )
        .returning({
          id: agentTokens.id,
          teamId: agentTokens.teamId,
          userId: agentTokens.userId,
          readOnly: agentTokens.readOnly,
          channelId: agentTokens.channelId,
          isExpired: sql<boolean>`least(${agentTokens.expiresAt}, ${ofAccess('expires_at')}) <= clock_timestamp()`,
        });
      return row ?? null;
    },
    async isUsable(tokenId) {
      const usable = and(
        eq(agentTokens.id, tokenId),
        isNull(agentTokens.revokedAt),
        gt(agentTokens.expiresAt, sql`clock_timestamp()`),
      );
      return (await db.select({ id: agentTokens.id }).from(agentTokens).where(usable)).length > 0;
    },
    async keyOwners(teamId) {
      const rows = await db
        .selectDistinct({ userId: agentTokens.userId })
        .from(agentTokens)
        .where(and(eq(agentTokens.teamId, teamId), counts));
      return rows.map(({ userId }) => userId);
    },
    async threadsOfCalls() {
      const { rows } = await db.execute<{
        teamId: string;
        channelId: string;
        threadTs: string;
        botName: string;
      }>(sql`
        select m.team_id as "teamId", m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs", m.bot_name as "botName"
        from meetings m
        left join slack_messages s on s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}
        where m.forgotten_at is null and coalesce(m.thread_ts, s.ts) is not null
          and (m.state in ('joining', 'live', 'leaving', 'wrapping_up')
            or m.state = 'done' and m.over_at > clock_timestamp() - interval '1 day')
        order by m.created_at`);
      return rows;
    },
    async threadsOf(meetingIds) {
      if (meetingIds.length === 0) return new Map();
      const { rows } = await db.execute<{ id: string; teamId: string; channelId: string; ts: string }>(sql`
        select m.id, m.team_id as "teamId", case when m.thread_ts is null then s.channel_id else m.channel_id end as "channelId",
          coalesce(m.thread_ts, s.ts) as ts
        from meetings m left join slack_messages s on s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}
        where m.id = any(string_to_array(${meetingIds.join(',')}, ',')::uuid[]) and coalesce(m.thread_ts, s.ts) is not null`);
      return new Map(rows.map(({ id, ...thread }) => [id, thread]));
    },
    async meetingsThatAsk() {
      const { rows } = await db.execute<{ teamId: string; channelId: string; threadTs: string }>(sql`
        select distinct m.team_id as "teamId", m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs"
        from questions q join meetings m on m.id = q.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.message_key = ${cardKeyOf(sql`m.id`)}
        where q.answered_at is null and q.expires_at > clock_timestamp()
          and coalesce(m.thread_ts, s.ts) is not null`);
      return rows;
    },
  };
}
