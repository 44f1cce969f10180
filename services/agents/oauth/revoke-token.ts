import { hashOf } from '../../common/secret.ts';
import type { EndClaimDeps } from '../claims/end-claim.ts';
import { endKeys, type KeysUnit } from '../end-keys.ts';
import { hashesOf, readRefreshToken } from './tokens.ts';

/**
 * A client gives a token back, of either kind: its connection ends (RFC 7009). A token that opens nothing is as good as
 * given back. `clientId` is null where the client didn't say: who has the token may end it.
 */
export const revokeToken =
  <U extends KeysUnit>({ transact, house }: EndClaimDeps<U>) =>
  ({ token, clientId }: { token: string; clientId: string | null }): Promise<'ended' | 'not_theirs'> =>
    transact(async (unit) => {
      const refresh = readRefreshToken(token);
      const found = refresh
        ? await unit.oauth.connectionOfFamily(hashesOf(refresh).familyHash)
        : await unit.oauth.connectionOfAccess(hashOf(token));
      if (!found) return 'ended';
      if (clientId !== null && clientId !== found.clientId) return 'not_theirs';
      await endKeys(unit, house, found, [found.id]);
      return 'ended';
    });
