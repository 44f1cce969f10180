import { fullMember, insiderOf, type Need, type NotAnAdmin, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Persona } from './persona.ts';

/** Those who may change a persona, beside the workspace's admins. */
export type NotItsOwner = { kind: 'not_its_owner'; owners: readonly string[] };

/** The person who made it and is still a full member, the person for whom it speaks, and admins. */
export const ownerOf =
  (
    people: Pick<People, 'isAdmin' | 'kindOf'>,
    { createdBy, standsInFor }: Pick<Persona, 'createdBy' | 'standsInFor'>,
  ): Need<NotItsOwner | NotAnAdmin | NotEntitled> =>
  async (actor) => {
    const { userId } = actor;
    if (userId === standsInFor) return insiderOf(people)(actor);
    if (userId === createdBy) return fullMember(people)(actor);
    const admin = await people.isAdmin(actor);
    if (admin === 'admin') return null;
    if (admin === 'unknown') return { kind: 'not_entitled', standing: 'unknown' };
    return {
      kind: 'not_its_owner',
      owners: [...new Set([createdBy, ...(standsInFor ? [standsInFor] : [])])],
    };
  };
