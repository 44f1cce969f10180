type Owner = { id: string; teamId: string; userId: string };

export type KeyOwnerDeps = {
  tokenByHash: (hash: string) => Promise<Owner | null>;
  isMember: (userId: string) => Promise<'member' | 'no' | 'unknown'>;
};

/** Whose key it is. Who has left, or is only a guest by now, acts no more through an agent either. */
export const keyOwner =
  ({ tokenByHash, isMember }: KeyOwnerDeps) =>
  async (hash: string): Promise<Owner | null> => {
    const owner = await tokenByHash(hash);
    return owner && (await isMember(owner.userId)) !== 'no' ? owner : null;
  };
