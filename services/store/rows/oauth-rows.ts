import { and, desc, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { OAuthRepository } from '../../agents/ports/oauth-repository.ts';
import type { Executor } from '../executor.ts';
import { agentTokens } from '../schema/agents.ts';
import { oauthAccessTokens, oauthClients, oauthRequests } from '../schema/oauth.ts';

/** Clients that nobody connected; of more the oldest go. */
const maxUnusedClients = 1_000;

/** Clients, what they ask for, and the tokens that they have, inside one transaction. */
export function oauthRows(tx: Executor, now: Date): OAuthRepository {
  return { ...clientRows(tx, now), ...requestRows(tx, now), ...connectionRows(tx, now) };
}

function clientRows(tx: Executor, now: Date): Pick<OAuthRepository, 'addClient' | 'client' | 'useClient'> {
  return {
    async addClient(client) {
      const tooMany = tx
        .select({ id: oauthClients.id })
        .from(oauthClients)
        .where(isNull(oauthClients.lastUsedAt))
        .orderBy(desc(oauthClients.createdAt))
        .offset(maxUnusedClients - 1);
      await tx.delete(oauthClients).where(inArray(oauthClients.id, tooMany));
      await tx.insert(oauthClients).values({ ...client, createdAt: now });
    },
    async client(id) {
      const { name, redirectUris } = oauthClients;
      const [row] = await tx
        .select({ id: oauthClients.id, name, redirectUris })
        .from(oauthClients)
        .where(eq(oauthClients.id, id));
      return row ?? null;
    },
    async useClient(id) {
      await tx.update(oauthClients).set({ lastUsedAt: now }).where(eq(oauthClients.id, id));
    },
  };
}

type RequestRows = Pick<
  OAuthRepository,
  'addRequest' | 'request' | 'requestByCode' | 'requestByGrant' | 'saveRequest' | 'dropRequestsOf'
>;

function requestRows(tx: Executor, now: Date): RequestRows {
  const isOn = gt(oauthRequests.expiresAt, now);
  const locked = async (which: ReturnType<typeof and>) => {
    const [row] = await tx.select().from(oauthRequests).where(which).for('update');
    return row ?? null;
  };
  return {
    async addRequest(request) {
      await tx.delete(oauthRequests).where(hasEndedLongAgo);
      await tx.insert(oauthRequests).values(request);
    },
    request: (id) => locked(and(eq(oauthRequests.id, id), isOn)),
    requestByCode: (code) => locked(and(eq(oauthRequests.code, code), isOn)),
    requestByGrant: (grantHash) => locked(eq(oauthRequests.grantHash, grantHash)),
    async saveRequest({ id, ...request }) {
      await tx.update(oauthRequests).set(request).where(eq(oauthRequests.id, id));
    },
    async dropRequestsOf(teamId, userId) {
      await tx
        .delete(oauthRequests)
        .where(and(eq(oauthRequests.teamId, teamId), eq(oauthRequests.userId, userId)));
    },
  };
}

/** A code that comes twice ends what it gave, as long as its request is remembered. */
export const hasEndedLongAgo = lt(oauthRequests.expiresAt, sql`clock_timestamp() - interval '1 hour'`);

type ConnectionRows = Pick<
  OAuthRepository,
  'addConnection' | 'connectionOfFamily' | 'connectionOfAccess' | 'rotate' | 'addAccess'
>;

function connectionRows(tx: Executor, now: Date): ConnectionRows {
  const find = async (which: ReturnType<typeof and>) => {
    const counts = and(isNull(agentTokens.revokedAt), gt(agentTokens.expiresAt, now));
    const [row] = await tx
      .select(connectionColumns)
      .from(agentTokens)
      .where(and(which, counts))
      // What an agent does meanwhile may name its key.
      .for('no key update');
    if (!row?.clientId || !row.refreshHash) return null;
    return { ...row, clientId: row.clientId, refreshHash: row.refreshHash };
  };
  return {
    async addConnection(connection) {
      // Its owner tells it from others by a part of its id: its tokens change, and nobody sees them.
      const hint = connection.id.slice(-4);
      await tx.insert(agentTokens).values({ ...connection, hint, createdAt: now });
    },
    connectionOfFamily: (familyHash) => find(eq(agentTokens.familyHash, familyHash)),
    connectionOfAccess: (hash) =>
      find(
        inArray(
          agentTokens.id,
          tx
            .select({ id: oauthAccessTokens.tokenId })
            .from(oauthAccessTokens)
            .where(eq(oauthAccessTokens.hash, hash)),
        ),
      ),
    async rotate(id, refreshHash, expiresAt) {
      await tx.update(agentTokens).set({ refreshHash, expiresAt }).where(eq(agentTokens.id, id));
    },
    async addAccess(access) {
      await tx
        .delete(oauthAccessTokens)
        .where(and(eq(oauthAccessTokens.tokenId, access.tokenId), lt(oauthAccessTokens.expiresAt, now)));
      await tx.insert(oauthAccessTokens).values(access);
    },
  };
}

const connectionColumns = {
  id: agentTokens.id,
  teamId: agentTokens.teamId,
  userId: agentTokens.userId,
  createdAt: agentTokens.createdAt,
  expiresAt: agentTokens.expiresAt,
  readOnly: agentTokens.readOnly,
  clientId: agentTokens.clientId,
  refreshHash: agentTokens.refreshHash,
};
