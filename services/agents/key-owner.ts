import type { People } from '../people/people.ts';

type Owner = { id: string; teamId: string; userId: string };

export type KeyOwnerDeps = {
  tokenByHash: (hash: string) => Promise<Owner | null>;
  kindOf: People['kindOf'];
};

/** Whose key it is. Who has left, or is only a guest by now, acts no more through an agent either. */
export const keyOwner =
  ({ tokenByHash, kindOf }: KeyOwnerDeps) =>
  async (hash: string): Promise<Owner | null> => {
    const owner = await tokenByHash(hash);
    const kind = owner && (await kindOf(owner.userId));
    return kind === 'member' || kind === 'unknown' ? owner : null;
  };
