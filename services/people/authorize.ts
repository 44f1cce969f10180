import type { Actor } from './actor.ts';
import { isOwnDm } from './own-dm.ts';
import type { Kind, People, Standing } from './people.ts';
import { maySend, type Senders } from './senders.ts';

export type NotEntitled = { kind: 'not_entitled'; standing: Exclude<Standing, 'member'> };
export type NotAnApprover = { kind: 'not_an_approver'; approvers: string[] };
export type NotAnAdmin = { kind: 'not_entitled'; standing: 'not_admin' | 'unknown' };

/** Why someone may not spend: what they are, or that others are named, who are `spenders`. */
export type NotASpender = { kind: 'not_a_spender'; because: Held; spenders: readonly string[] };
export type Held = Exclude<Kind, 'member'> | 'not_named';
/** What is open to people of this workspace alone. */
export type Outsider = { kind: 'not_entitled'; standing: 'external' };

type Person = Pick<Actor, 'teamId' | 'userId' | 'isExternal'>;

/** What an actor must be: null where they are, else the reason why not. */
export type Need<Refusal> = (actor: Person) => Promise<Refusal | null>;

/**
 * The one check of who may do something: null where they may, else the reason. People of other workspaces never may;
 * while Slack doesn't answer, nobody may.
 */
export async function authorize<Refusal>(
  actor: Person,
  need: Need<Refusal>,
): Promise<Refusal | Outsider | null> {
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
  async ({ teamId, userId }) => {
    const standing = await people.standing({ teamId, userId, channelId, owner: owner ?? userId });
    return standing === 'member' ? null : { kind: 'not_entitled', standing };
  };

/** Someone of this workspace, full member or guest. */
export const insiderOf =
  (people: Pick<People, 'kindOf'>): Need<NotEntitled> =>
  async (actor) => {
    const kind = await people.kindOf(actor);
    return kind === 'member' || kind === 'guest' ? null : notEntitled(kind);
  };

/** Someone of this workspace who is in the channel, full member or guest. */
export const presentIn =
  (people: Pick<People, 'kindOf' | 'channelsOf'>, { channelId, owner }: Place): Need<NotEntitled> =>
  async (actor) => {
    const refusal = await insiderOf(people)(actor);
    if (refusal) return refusal;
    const isIn = isOwnDm(channelId)
      ? (owner ?? actor.userId) === actor.userId
      : (await people.channelsOf(actor))?.some(({ id }) => id === channelId);
    return isIn
      ? null
      : { kind: 'not_entitled', standing: isIn === undefined ? 'unknown' : 'not_in_channel' };
  };

/** A full member of this workspace, wherever they are in it. */
export const fullMember =
  (people: Pick<People, 'kindOf'>): Need<NotEntitled> =>
  async (actor) => {
    const kind = await people.kindOf(actor);
    return kind === 'member' ? null : notEntitled(kind);
  };

function notEntitled(kind: Exclude<Kind, 'member'>): NotEntitled {
  return { kind: 'not_entitled', standing: kind === 'app' || kind === 'left' ? 'not_in_channel' : kind };
}

export type SpendingDeps = {
  people: Pick<People, 'kindOf'>;
  /** Who may spend in a workspace. */
  spendersOf: (teamId: string) => Promise<Senders>;
  /** Of these, who may send somebody into calls of a channel. */
  sendersOf: (teamId: string, channelId: string) => Promise<Senders>;
};

/** Who may set what costs money: full members, or the people that the workspace names. */
export const spenderOf = ({ people, spendersOf }: SpendingDeps, teamId: string): Need<NotASpender> =>
  oneOf(people, () => spendersOf(teamId));

/** Who may start in a channel what costs money: of these, whom its policy lets. */
export const senderOf = (
  { people, sendersOf }: SpendingDeps,
  { teamId, channelId }: Pick<Actor, 'teamId' | 'channelId'>,
): Need<NotASpender> => oneOf(people, () => sendersOf(teamId, channelId));

const oneOf =
  (people: Pick<People, 'kindOf'>, sendersOf: () => Promise<Senders>): Need<NotASpender> =>
  async (actor) => {
    const { userId } = actor;
    const [kind, senders] = await Promise.all([people.kindOf(actor), sendersOf()]);
    if (maySend(senders, userId, kind)) return null;
    const because = kind === 'member' ? 'not_named' : kind;
    return { kind: 'not_a_spender', because, spenders: senders.named ?? [] };
  };

/** Why a meeting waits for someone other than the asker. */
export function heldBy(refusal: NotASpender | Outsider): Held {
  return refusal.kind === 'not_a_spender' ? refusal.because : 'external';
}

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
  async (actor) => {
    const admin = await people.isAdmin(actor);
    return admin === 'admin'
      ? null
      : { kind: 'not_entitled', standing: admin === 'no' ? 'not_admin' : 'unknown' };
  };
