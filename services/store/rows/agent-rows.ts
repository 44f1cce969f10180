import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { AgentRepository } from '../../agents/ports/agent-repository.ts';
import type { Executor } from '../executor.ts';
import { agentMessages, agentTokens, meetingAgents, questions } from '../schema/agents.ts';
import { cardKeyOf } from './message-keys.ts';

/** Messages an agent is given at once. */
const mostMessages = 50;

export function agentRows(tx: Executor, now: Date, touch: (topic: string) => void): AgentRepository {
  return {
    async addToken(token) {
      await tx.insert(agentTokens).values({ ...token, createdAt: now });
    },
    tokensOf: (teamId, userId) =>
      tx
        .select(tokenColumns)
        .from(agentTokens)
        .where(
          and(eq(agentTokens.teamId, teamId), eq(agentTokens.userId, userId), isNull(agentTokens.revokedAt)),
        )
        .orderBy(asc(agentTokens.createdAt)),
    async revoke(teamId, userId, ids) {
      if (ids.length === 0) return;
      await tx
        .update(agentTokens)
        .set({ revokedAt: now })
        .where(
          and(
            eq(agentTokens.teamId, teamId),
            eq(agentTokens.userId, userId),
            inArray(agentTokens.id, [...ids]),
          ),
        );
    },
    async attend(teamId, meetingId, tokenId) {
      await tx
        .insert(meetingAgents)
        .values({ teamId, meetingId, tokenId, seenAt: now })
        .onConflictDoUpdate({
          target: [meetingAgents.meetingId, meetingAgents.tokenId],
          set: { seenAt: now },
        });
    },
    async hasAgent(meetingId) {
      const rows = await tx
        .select({ id: agentTokens.id })
        .from(meetingAgents)
        .innerJoin(agentTokens, eq(agentTokens.id, meetingAgents.tokenId))
        .where(and(eq(meetingAgents.meetingId, meetingId), isNull(agentTokens.revokedAt)))
        .limit(1);
      return rows.length > 0;
    },

    async addMessage(message) {
      const [row] = await tx
        .insert(agentMessages)
        .values({ ...message, createdAt: now })
        .returning();
      if (!row) throw new Error('A message was not stored');
      touch(`messages:${row.meetingId}`);
      return row;
    },
    async read(meetingId, tokenId) {
      const [agent] = await tx
        .select({ readUpTo: meetingAgents.readUpTo })
        .from(meetingAgents)
        .where(and(eq(meetingAgents.meetingId, meetingId), eq(meetingAgents.tokenId, tokenId)))
        .for('update');
      const messages = await tx
        .select()
        .from(agentMessages)
        .where(and(eq(agentMessages.meetingId, meetingId), gt(agentMessages.id, agent?.readUpTo ?? 0)))
        .orderBy(asc(agentMessages.id))
        .limit(mostMessages);
      const last = messages.at(-1);
      if (!last) return { messages, fresh: [] };
      await tx
        .update(meetingAgents)
        .set({ readUpTo: last.id })
        .where(and(eq(meetingAgents.meetingId, meetingId), eq(meetingAgents.tokenId, tokenId)));
      const fresh = await tx
        .update(agentMessages)
        .set({ takenAt: now })
        .where(
          and(
            inArray(
              agentMessages.id,
              messages.map(({ id }) => id),
            ),
            isNull(agentMessages.takenAt),
          ),
        )
        .returning();
      return { messages, fresh };
    },

    async ask(question) {
      const [row] = await tx.insert(questions).values(question).returning();
      if (!row) throw new Error('A question was not stored');
      touch('questions');
      return row;
    },
    async question(id) {
      const [row] = await tx.select().from(questions).where(eq(questions.id, id));
      return row ?? null;
    },
    async openQuestion(meetingId) {
      const [row] = await tx
        .select()
        .from(questions)
        .where(
          and(eq(questions.meetingId, meetingId), isNull(questions.answeredAt), gt(questions.expiresAt, now)),
        )
        .orderBy(asc(questions.askedAt))
        .limit(1);
      return row ?? null;
    },
    async answer(questionId, by, answer) {
      const [row] = await tx
        .update(questions)
        .set({ answer, answeredBy: by, answeredAt: now })
        .where(and(eq(questions.id, questionId), isNull(questions.answeredAt)))
        .returning();
      touch(`question:${questionId}`);
      return row ?? null;
    },
  };
}

const tokenColumns = {
  id: agentTokens.id,
  teamId: agentTokens.teamId,
  userId: agentTokens.userId,
  hint: agentTokens.hint,
  createdAt: agentTokens.createdAt,
  lastUsedAt: agentTokens.lastUsedAt,
  revokedAt: agentTokens.revokedAt,
};

export type AgentQueries = {
  /** Whose key this is; null for one that never was or no longer is. Remembers that it was used. */
  tokenByHash(hash: string): Promise<{ id: string; teamId: string; userId: string } | null>;
  /** Whether any question of the workspace waits for an answer. */
  meetingsThatAsk(teamId: string): Promise<{ channelId: string; threadTs: string }[]>;
};

export function agentQueries(db: Executor): AgentQueries {
  return {
    async tokenByHash(hash) {
      const [row] = await db
        .update(agentTokens)
        .set({ lastUsedAt: sql`clock_timestamp()` })
        .where(and(eq(agentTokens.hash, hash), isNull(agentTokens.revokedAt)))
        .returning({ id: agentTokens.id, teamId: agentTokens.teamId, userId: agentTokens.userId });
      return row ?? null;
    },
    async meetingsThatAsk(teamId) {
      const { rows } = await db.execute<{ channelId: string; threadTs: string }>(sql`
        select distinct m.channel_id as "channelId", coalesce(m.thread_ts, s.ts) as "threadTs"
        from questions q join meetings m on m.id = q.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.slot = ${cardKeyOf(sql`m.id`)}
        where q.team_id = ${teamId} and q.answered_at is null and q.expires_at > clock_timestamp()
          and coalesce(m.thread_ts, s.ts) is not null`);
      return rows;
    },
  };
}
