import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { AgentRepository } from '../../agents/ports/agent-repository.ts';
import type { WordsRead } from '../../tasks/ports/words-read.ts';
import type { Executor } from '../executor.ts';
import { agentMessages, agentTokens, meetingAgents } from '../schema/agents.ts';
import { sessionEvents } from '../schema/session-events.ts';
import { agentTokenRows } from './agent-token-rows.ts';
import { questionRows } from './question-rows.ts';

/** Messages that an agent gets at once. */
const maxMessages = 50;

/** Agents and their messages, inside one transaction. */
export function agentRows(
  tx: Executor,
  now: Date,
  touch: (topic: string) => void,
): AgentRepository & WordsRead {
  return {
    ...agentTokenRows(tx, now),
    ...questionRows(tx, now, touch),
    async attend(teamId, meetingId, tokenId) {
      await tx
        .insert(meetingAgents)
        .values({ teamId, meetingId, tokenId, seenAt: now })
        .onConflictDoUpdate({
          target: [meetingAgents.meetingId, meetingAgents.tokenId],
          set: { seenAt: now },
        });
    },
    async markRead(teamId, meetingId, tokenId) {
      await tx
        .insert(meetingAgents)
        .values({ teamId, meetingId, tokenId, readWordsAt: now })
        .onConflictDoUpdate({
          target: [meetingAgents.meetingId, meetingAgents.tokenId],
          set: { readWordsAt: now },
        });
    },
    async hasRead(tokenId, meetingId) {
      const lately = gt(meetingAgents.readWordsAt, sql`${now}::timestamptz - interval '24 hours'`);
      const here = and(
        eq(meetingAgents.meetingId, meetingId ?? sql`null`),
        isNotNull(meetingAgents.readWordsAt),
      );
      const rows = await tx
        .select({ id: meetingAgents.meetingId })
        .from(meetingAgents)
        .where(and(eq(meetingAgents.tokenId, tokenId), or(here, lately)))
        .limit(1);
      return rows.length > 0;
    },
    async hasAgent(meetingId) {
      const rows = await tx
        .select({ id: agentTokens.id })
        .from(meetingAgents)
        .innerJoin(agentTokens, eq(agentTokens.id, meetingAgents.tokenId))
        .where(
          and(
            ...[eq(meetingAgents.meetingId, meetingId), isNotNull(meetingAgents.seenAt)],
            isNull(agentTokens.revokedAt),
            ...[gt(agentTokens.expiresAt, now), eq(agentTokens.readOnly, false)],
            isNull(agentTokens.houseMeetingId),
          ),
        )
        .limit(1);
      return rows.length > 0;
    },

    countReports: (meetingId) =>
      tx.$count(sessionEvents, and(eq(sessionEvents.meetingId, meetingId), eq(sessionEvents.door, 'mcp'))),

    async addMessage(message) {
      const [row] = await tx
        .insert(agentMessages)
        .values({ ...message, createdAt: now })
        .returning();
      if (!row) throw new Error('A message was not stored');
      touch(`messages:${row.meetingId}`);
      return row;
    },
    read: (...which) => readMessages(tx, now, ...which),
    async takeUnread(meetingId) {
      const unread = and(eq(agentMessages.meetingId, meetingId), isNull(agentMessages.takenAt));
      const rows = await tx.delete(agentMessages).where(unread).returning();
      return rows.sort((one, other) => one.id - other.id);
    },
  };
}

async function readMessages(
  tx: Executor,
  now: Date,
  ...[meetingId, tokenId, isOwn]: Parameters<AgentRepository['read']>
): ReturnType<AgentRepository['read']> {
  const [agent] = await tx
    .select({ readUpTo: meetingAgents.readUpTo })
    .from(meetingAgents)
    .where(and(eq(meetingAgents.meetingId, meetingId), eq(meetingAgents.tokenId, tokenId)))
    .for('update');
  const messages = await tx
    .select()
    .from(agentMessages)
    .where(
      and(
        ...[eq(agentMessages.meetingId, meetingId), gt(agentMessages.id, agent?.readUpTo ?? 0)],
        isOwn ? isNull(agentMessages.takenAt) : undefined,
      ),
    )
    .orderBy(asc(agentMessages.id))
    .limit(maxMessages);
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
}
