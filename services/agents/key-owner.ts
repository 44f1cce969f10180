import type { People } from '../people/people.ts';
import type { EndClaimDeps } from './claims/end-claim.ts';
import { revokeTokens } from './connect.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';

/** A key that isn't revoked, and whose it is. */
export type Key = {
  id: string;
  teamId: string;
  userId: string;
  readOnly: boolean;
  channelId: string | null;
  isExpired: boolean;
};

export type KeyOwnerDeps<U extends AgentsUnit> = EndClaimDeps<U> & {
  tokenByHash: (hash: string) => Promise<Key | null>;
  kindOf: People['kindOf'];
  /** Milliseconds of a clock that only goes on. */
  clock: () => number;
};

/** How long Slack's last word that someone is a member counts while it is silent: running calls outlive a hiccup. */
const trustedMs = 5 * 60_000;

/**
 * Whose key it is; null opens nothing. Who is only a guest by now acts no more through an agent, and the keys of a
 * deactivated account end for good. While Slack is silent, nobody comes in who wasn't seen as a member just before.
 */
export function keyOwner<U extends AgentsUnit>(deps: KeyOwnerDeps<U>) {
  const { tokenByHash, kindOf, clock } = deps;
  const members = new Map<string, number>();
  return async (hash: string): Promise<Key | null | 'expired' | 'slack_silent'> => {
    const key = await tokenByHash(hash);
    if (!key) return null;
    if (key.isExpired) return 'expired';
    const kind = await kindOf(key);
    const who = `${key.teamId}:${key.userId}`;
    const seenAt = members.get(who);
    if (kind === 'unknown') {
      return seenAt !== undefined && clock() - seenAt < trustedMs ? key : 'slack_silent';
    }
    members.delete(who);
    if (kind === 'left') await revokeTokens(deps)(key, 'all');
    if (kind !== 'member') return null;
    members.set(who, clock());
    return key;
  };
}
