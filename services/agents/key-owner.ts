import { createLines } from '../common/lines.ts';
import type { People } from '../people/people.ts';
import type { EndClaimDeps } from './claims/end-claim.ts';
import { revokeTokens } from './connect.ts';
import type { KeysUnit } from './end-keys.ts';
import { hasLeft } from './end-keys-of-left.ts';

/** A key that isn't revoked, and whose it is. */
export type Key = {
  id: string;
  teamId: string;
  userId: string;
  readOnly: boolean;
  channelId: string | null;
  isExpired: boolean;
};

export type KeyOwnerDeps<U extends KeysUnit> = EndClaimDeps<U> & {
  tokenByHash: (hash: string) => Promise<Key | null>;
  kindOf: People['kindOf'];
  /** Milliseconds of a clock that only goes on. */
  clock: () => number;
};

/** Keys that one sender has looked up at once. Of anybody's words that look like keys the database sees a few at a time. */
const lookups = { atOnce: 4, waiting: 64 };

/** How long Slack's last word that someone is a member counts while it is silent: running calls outlive a hiccup. */
const trustedMs = 5 * 60_000;

/**
 * Whose key it is; null opens nothing. Who is only a guest by now acts no more through an agent, and the keys of who left
 * the workspace end for good. While Slack is silent, nobody comes in who wasn't seen as a member just before.
 */
export function keyOwner<U extends KeysUnit>(deps: KeyOwnerDeps<U>) {
  const { tokenByHash, kindOf, clock } = deps;
  const members = new Map<string, number>();
  const senders = createLines(lookups);
  return async (hash: string, sender: string): Promise<Key | null | 'expired' | 'slack_silent' | 'busy'> => {
    const leave = await senders.take(sender);
    if (!leave) return 'busy';
    const key = await tokenByHash(hash).finally(leave);
    if (!key) return null;
    if (key.isExpired) return 'expired';
    const kind = await kindOf(key);
    const who = `${key.teamId}:${key.userId}`;
    const seenAt = members.get(who);
    if (kind === 'unknown') {
      return seenAt !== undefined && clock() - seenAt < trustedMs ? key : 'slack_silent';
    }
    members.delete(who);
    if (hasLeft(kind)) await revokeTokens(deps)(key, 'all');
    if (kind !== 'member') return null;
    members.set(who, clock());
    return key;
  };
}
