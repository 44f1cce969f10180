import { oneLine } from '../common/one-line.ts';
import { hashOf } from '../common/secret.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import {
  adminOf,
  authorize,
  fullMember,
  type NotAnAdmin,
  type NotEntitled,
  type Outsider,
} from '../people/authorize.ts';
import type { People, UserIn } from '../people/people.ts';
import type { EndClaimDeps } from './claims/end-claim.ts';
import { endKeys, type KeysUnit } from './end-keys.ts';
import type { AgentToken } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { hintOf, newToken } from './token.ts';

/** Days that a key counts. */
export const keyDays = 90;
/** Keys a person may have at once, besides expired ones. */
export const maxKeys = 10;

export type ConnectDeps = {
  transact: Transact<AgentsUnit>;
  people: Pick<People, 'channelsOf' | 'isAdmin' | 'kindOf'>;
  newId: () => string;
};
type Owner = { teamId: string; userId: string };

/**
 * What a key may be used for. `channel`: as it was typed; null is all channels of its owner. `name`: what they call the
 * agent, null where they don't say.
 */
export type KeyScope = { readOnly: boolean; channel: string | null; name: string | null };

/** Characters of an agent's name. */
export const maxAgentNameChars = 40;

export type Connected =
  | { kind: 'connected'; token: string; readOnly: boolean; channelId: string | null }
  | NotEntitled
  | Outsider
  | { kind: 'no_such_channel'; given: string }
  | { kind: 'too_many'; most: number }
  /** Slack told us of this command before: its key was shown then, and isn't known any more. */
  | { kind: 'repeated' };

/** Gives a full member a key for an agent that acts for them. It is shown once and kept as a hash. */
export const connectAgent =
  ({ transact, people, newId }: ConnectDeps) =>
  async (
    { teamId, userId, isExternal, key }: Owner & Pick<Actor, 'isExternal'> & { key: string },
    { readOnly, channel, name }: KeyScope,
  ): Promise<Connected> => {
    const refusal = await authorize({ teamId, userId, isExternal }, fullMember(people));
    if (refusal) return refusal;
    const found = channel === null ? null : await channelOf(people, { teamId, userId }, channel);
    if (channel !== null && found === null) return { kind: 'no_such_channel', given: channel };
    return transact(async (unit) => {
      if (!(await unit.receiveOnce(teamId, key))) return { kind: 'repeated' };
      await unit.lockTeam(teamId);
      if (!(await hasRoomForKey(unit, { teamId, userId }))) return { kind: 'too_many', most: maxKeys };
      const token = newToken();
      await unit.agents.addToken({
        id: newId(),
        teamId,
        userId,
        hash: hashOf(token),
        hint: hintOf(token),
        expiresAt: new Date(unit.now.getTime() + keyDays * 86_400_000),
        readOnly,
        channelId: found,
        name: agentName(name),
      });
      return { kind: 'connected', token, readOnly, channelId: found };
    });
  };

/** Whether somebody may have one more key. */
export async function hasRoomForKey(
  { agents, now }: Pick<AgentsUnit, 'agents' | 'now'>,
  { teamId, userId }: Owner,
): Promise<boolean> {
  const keys = await agents.tokensOf(teamId, userId);
  return keys.filter(({ expiresAt }) => expiresAt > now).length < maxKeys;
}

/** What somebody calls an agent, as it is kept. */
export function agentName(typed: string | null): string | null {
  return oneLine(typed ?? '', maxAgentNameChars) || null;
}

/** A channel of somebody's, by its id or name as they typed it. */
export async function channelOf(
  people: Pick<People, 'channelsOf'>,
  user: UserIn,
  given: string,
): Promise<string | null> {
  const channels = await people.channelsOf(user);
  const wanted = given.replaceAll(/[<>#]/g, '');
  return channels?.find(({ id, name }) => id === wanted || name === wanted.toLowerCase())?.id ?? null;
}

/** Revokes all keys of somebody else, for an admin of the workspace. */
export const revokeKeysOf =
  <U extends KeysUnit>(deps: EndClaimDeps<U> & Pick<ConnectDeps, 'people'>) =>
  async (actor: Actor, userId: string): Promise<AgentToken[] | NotAnAdmin | Outsider> =>
    (await authorize(actor, adminOf(deps.people))) ??
    revokeTokens(deps)({ teamId: actor.teamId, userId }, 'all');

export const listTokens =
  ({ transact }: Pick<ConnectDeps, 'transact'>) =>
  ({ teamId, userId }: Owner): Promise<AgentToken[]> =>
    transact((unit) => unit.agents.tokensOf(teamId, userId));

/** Revokes a person's own keys: the one with this id, those that end so, or all. */
export const revokeTokens =
  <U extends KeysUnit>({ transact, house }: EndClaimDeps<U>) =>
  ({ teamId, userId }: Owner, which: string): Promise<AgentToken[]> =>
    transact(async (unit) => {
      // First: a code that is being redeemed has given its key then.
      if (which === 'all') await unit.oauth.dropRequestsOf(teamId, userId);
      const mine = await unit.agents.tokensOf(teamId, userId);
      const meant = which === 'all' ? mine : mine.filter(({ id, hint }) => id === which || hint === which);
      const ids = meant.map(({ id }) => id);
      await endKeys(unit, house, { teamId, userId }, ids);
      return meant;
    });
