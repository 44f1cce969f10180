import type { Actor } from './actor.ts';
import type { People, Standing } from './people.ts';

export type NotEntitled = { kind: 'not_entitled'; standing: Exclude<Standing, 'member'> };
export type NotAnApprover = { kind: 'not_an_approver'; approvers: string[] };
export type NotAnAdmin = { kind: 'not_entitled'; standing: 'not_admin' | 'unknown' };

type Person = Pick<Actor, 'userId' | 'isExternal'>;

/** What an actor must be: null where they are, else the reason why not. */
export type Need<Refusal> = (actor: Person) => Promise<Refusal | null>;

/**
 * The one check of who may do something: null where they may, else the reason. People of other workspaces never may;
 * while Slack doesn't answer, nobody may.
 */
export async function authorize<Refusal>(
  actor: Person,
  need: Need<Refusal>,
): Promise<Refusal | { kind: 'not_entitled'; standing: 'external' } | null> {
  return actor.isExternal ? { kind: 'not_entitled', standing: 'external' } : need(actor);
}

type Place = {
  channelId: string;
  /** Who may in a DM with the app; without it, the actor. */
  owner?: string;
};

/** A full member who is in the channel. */
export const memberOf =
  (people: Pick<People, 'standing'>, { channelId, owner }: Place): Need<NotEntitled> =>
  async ({ userId }) => {
    const standing = await people.standing({ userId, channelId, owner: owner ?? userId });
    return standing === 'member' ? null : { kind: 'not_entitled', standing };
  };

/** A member of the channel and, where the channel named approvers, one of them. */
export const approverOf =
  (
    people: Pick<People, 'standing'>,
    place: Place,
    approversOf: () => Promise<string[]>,
  ): Need<NotEntitled | NotAnApprover> =>
  async (actor) => {
    const refusal = await memberOf(people, place)(actor);
    if (refusal) return refusal;
    const approvers = await approversOf();
    return approvers.length === 0 || approvers.includes(actor.userId)
      ? null
      : { kind: 'not_an_approver', approvers };
  };

/** An admin or owner of the workspace. */
export const adminOf =
  (people: Pick<People, 'isAdmin'>): Need<NotAnAdmin> =>
  async ({ userId }) => {
    const admin = await people.isAdmin(userId);
    return admin === 'admin'
      ? null
      : { kind: 'not_entitled', standing: admin === 'no' ? 'not_admin' : 'unknown' };
  };
