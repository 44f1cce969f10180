import { hashOf } from '../../common/secret.ts';
import type { EndClaimDeps } from '../claims/end-claim.ts';
import { hasRoomForKey, keyDays } from '../connect.ts';
import { endKeys, type KeysUnit } from '../end-keys.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import type { Connection } from '../ports/oauth-repository.ts';
import { newToken } from '../token.ts';
import { provesChallenge } from './pkce.ts';
import { hostOfRedirect, localHost } from './redirect-uris.ts';
import type { OAuthRequest } from './request.ts';
import { isWithin } from './scopes.ts';
import {
  accessMinutes,
  hashesOf,
  idleDays,
  newRefreshToken,
  type RefreshToken,
  readRefreshToken,
  writeRefreshToken,
} from './tokens.ts';

export type Tokens = {
  kind: 'tokens';
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
  readOnly: boolean;
};

/** The code or token is unknown, over, used before, or another client's. */
export type NotGranted = { kind: 'invalid_grant' } | { kind: 'invalid_scope' };

export type TokenDeps<U extends KeysUnit> = EndClaimDeps<U> & { newId: () => string };

const dayMs = 86_400_000;
const invalid: NotGranted = { kind: 'invalid_grant' };

/**
 * Redeems an authorization code. Whatever comes of it, the code is used up; a second time ends what the first one gave, for
 * then somebody has stolen it (RFC 6749, 4.1.2).
 */
export const redeemCode =
  <U extends KeysUnit>({ transact, house, newId }: TokenDeps<U>) =>
  (given: {
    clientId: string;
    code: string;
    verifier: string;
    redirectUri: string | null;
  }): Promise<Tokens | NotGranted> =>
    transact(async (unit) => {
      const request = await unit.oauth.requestByGrant(hashOf(given.code));
      if (!request || request.teamId === null || request.userId === null) return invalid;
      const { teamId, userId, tokenId } = request;
      if (request.stage !== 'issued') {
        if (tokenId) await endKeys(unit, house, { teamId, userId }, [tokenId]);
        return invalid;
      }
      const used = { ...request, stage: 'redeemed' } as const;
      await unit.oauth.saveRequest(used);
      const client = isTheirs(request, given, unit.now) && (await unit.oauth.client(request.clientId));
      await unit.lockTeam(teamId);
      if (!client || !(await hasRoomForKey(unit, { teamId, userId }))) return invalid;
      const { readOnly, channelId, clientId } = request;
      const refresh = newRefreshToken();
      const id = newId();
      await unit.oauth.addConnection({
        ...{ id, teamId, userId, readOnly, channelId, clientId, ...hashesOf(refresh) },
        ...{
          name: request.name ?? client.name,
          clientHost: hostOfRedirect(request.redirectUri) ?? localHost,
        },
        expiresAt: endOfConnection(unit.now, unit.now),
      });
      await unit.oauth.saveRequest({ ...used, tokenId: id });
      return tokensFor(unit, { id, teamId, clientId, readOnly }, refresh);
    });

function isTheirs(
  request: OAuthRequest,
  given: { clientId: string; verifier: string; redirectUri: string | null },
  now: Date,
): boolean {
  return (
    request.expiresAt > now &&
    request.clientId === given.clientId &&
    (given.redirectUri === null || given.redirectUri === request.redirectUri) &&
    provesChallenge(given.verifier, request.challenge)
  );
}

/**
 * New tokens for a refresh token, which is used up. One that was used before ends the connection: either its client or
 * somebody who stole it has the newer one, and nobody can tell which (RFC 9700, 4.14.2).
 */
export const refreshTokens =
  <U extends KeysUnit>({ transact, house }: EndClaimDeps<U>) =>
  (given: {
    clientId: string;
    refreshToken: string;
    scope: string | null;
  }): Promise<Tokens | NotGranted | { kind: 'reused'; teamId: string; userId: string }> =>
    transact(async (unit) => {
      const token = readRefreshToken(given.refreshToken);
      if (!token) return invalid;
      const { familyHash, refreshHash } = hashesOf(token);
      const connection = await unit.oauth.connectionOfFamily(familyHash);
      if (!connection || connection.clientId !== given.clientId) return invalid;
      const { id, teamId, userId } = connection;
      if (connection.refreshHash !== refreshHash) {
        await endKeys(unit, house, connection, [id]);
        return { kind: 'reused', teamId, userId };
      }
      if (!isWithin(given.scope, connection)) return { kind: 'invalid_scope' };
      const next = newRefreshToken(token.family);
      await unit.oauth.rotate(
        id,
        hashesOf(next).refreshHash,
        endOfConnection(connection.createdAt, unit.now),
      );
      return tokensFor(unit, connection, next);
    });

async function tokensFor(
  unit: AgentsUnit,
  { id, teamId, clientId, readOnly }: Pick<Connection, 'id' | 'teamId' | 'clientId' | 'readOnly'>,
  refresh: RefreshToken,
): Promise<Tokens> {
  const accessToken = newToken();
  const expiresInSeconds = accessMinutes * 60;
  await unit.oauth.addAccess({
    ...{ hash: hashOf(accessToken), teamId, tokenId: id },
    expiresAt: new Date(unit.now.getTime() + expiresInSeconds * 1_000),
  });
  await unit.oauth.useClient(clientId);
  const refreshToken = writeRefreshToken(refresh);
  return { kind: 'tokens', accessToken, refreshToken, expiresInSeconds, readOnly };
}

/** A connection ends as a key does; earlier where its client doesn't come back. */
function endOfConnection(since: Date, now: Date): Date {
  return new Date(Math.min(since.getTime() + keyDays * dayMs, now.getTime() + idleDays * dayMs));
}
