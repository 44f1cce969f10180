import type { Need, NotAnAdmin } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Persona } from './persona.ts';

/** Those who may change a persona, beside the workspace's admins. */
export type NotItsOwner = { kind: 'not_its_owner'; owners: readonly string[] };

/** Whoever made it, the person for whom it speaks, and admins. */
export const ownerOf =
  (
    people: Pick<People, 'isAdmin'>,
    { createdBy, standsInFor }: Pick<Persona, 'createdBy' | 'standsInFor'>,
  ): Need<NotItsOwner | NotAnAdmin> =>
  async ({ userId }) => {
    if (userId === createdBy || userId === standsInFor) return null;
    const admin = await people.isAdmin(userId);
    if (admin === 'admin') return null;
    if (admin === 'unknown') return { kind: 'not_entitled', standing: 'unknown' };
    return {
      kind: 'not_its_owner',
      owners: [...new Set([createdBy, ...(standsInFor ? [standsInFor] : [])])],
    };
  };
