import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { AgentRepository } from '../../agents/ports/agent-repository.ts';
import type { Executor } from '../executor.ts';
import { agentTokens, questions } from '../schema/agents.ts';

/** The keys of people's agents, inside one transaction. */
export function agentTokenRows(
  tx: Executor,
  now: Date,
): Pick<AgentRepository, 'addToken' | 'tokensOf' | 'revoke' | 'lockUsable'> {
  return {
    async addToken(token) {
      await tx.insert(agentTokens).values({ ...token, createdAt: now });
    },
    async lockUsable(tokenId) {
      const { id, revokedAt, expiresAt } = agentTokens;
      const isUsable = and(eq(id, tokenId), isNull(revokedAt), gt(expiresAt, sql`clock_timestamp()`));
      return (await tx.select({ id }).from(agentTokens).where(isUsable).for('share')).length > 0;
    },
    tokensOf: (teamId, userId) =>
      tx
        .select(tokenColumns)
        .from(agentTokens)
        .where(
          and(
            ...[
              eq(agentTokens.teamId, teamId),
              eq(agentTokens.userId, userId),
              isNull(agentTokens.revokedAt),
            ],
            // The house agent has no key.
            isNull(agentTokens.houseMeetingId),
          ),
        )
        .orderBy(asc(agentTokens.createdAt)),
    async revoke(teamId, userId, ids) {
      if (ids.length === 0) return;
      const revoked = await tx
        .update(agentTokens)
        .set({ revokedAt: now })
        .where(
          and(
            eq(agentTokens.teamId, teamId),
            eq(agentTokens.userId, userId),
            inArray(agentTokens.id, [...ids]),
          ),
        )
        .returning({ id: agentTokens.id });
      // Nobody would read the answer, and no other agent could ask meanwhile.
      const ofThese = inArray(
        questions.tokenId,
        revoked.map(({ id }) => id),
      );
      await tx
        .update(questions)
        .set({ expiresAt: now })
        .where(and(ofThese, isNull(questions.answeredAt), gt(questions.expiresAt, now)));
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
  expiresAt: agentTokens.expiresAt,
  readOnly: agentTokens.readOnly,
  channelId: agentTokens.channelId,
  name: agentTokens.name,
  clientHost: agentTokens.clientHost,
};
