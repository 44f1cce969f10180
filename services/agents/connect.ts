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
import type { People } from '../people/people.ts';
import type { AgentToken } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { hintOf, newToken } from './token.ts';

/** Days that a key counts. */
const keyDays = 90;
/** Keys a person may have at once, besides expired ones. */
const maxTokens = 10;

export type ConnectDeps = {
  transact: Transact<AgentsUnit>;
  people: Pick<People, 'channelsOf' | 'isAdmin' | 'kindOf'>;
  newId: () => string;
};
type Owner = { teamId: string; userId: string };

/** What a key may be used for. `channel`: as it was typed; null is all channels of its owner. */
export type KeyScope = { readOnly: boolean; channel: string | null };

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
    { readOnly, channel }: KeyScope,
  ): Promise<Connected> => {
    const refusal = await authorize({ userId, isExternal }, fullMember(people));
    if (refusal) return refusal;
    const found = channel === null ? null : await channelOf(people, userId, channel);
    if (channel !== null && found === null) return { kind: 'no_such_channel', given: channel };
    return transact(async (unit) => {
      if (!(await unit.receiveOnce(teamId, key))) return { kind: 'repeated' };
      await unit.lockTeam(teamId);
      const usable = (await unit.agents.tokensOf(teamId, userId)).filter(
        ({ expiresAt }) => expiresAt > unit.now,
      );
      if (usable.length >= maxTokens) return { kind: 'too_many', most: maxTokens };
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
      });
      return { kind: 'connected', token, readOnly, channelId: found };
    });
  };

async function channelOf(
  people: Pick<People, 'channelsOf'>,
  userId: string,
  given: string,
): Promise<string | null> {
  const channels = await people.channelsOf(userId);
  const wanted = given.replaceAll(/[<>#]/g, '');
  return channels?.find(({ id, name }) => id === wanted || name === wanted.toLowerCase())?.id ?? null;
}

/** Revokes all keys of somebody else, for an admin of the workspace. */
export const revokeKeysOf =
  (deps: Pick<ConnectDeps, 'transact' | 'people'>) =>
  async (actor: Actor, userId: string): Promise<AgentToken[] | NotAnAdmin | Outsider> =>
    (await authorize(actor, adminOf(deps.people))) ??
    revokeTokens(deps)({ teamId: actor.teamId, userId }, 'all');

export const listTokens =
  ({ transact }: Pick<ConnectDeps, 'transact'>) =>
  ({ teamId, userId }: Owner): Promise<AgentToken[]> =>
    transact((unit) => unit.agents.tokensOf(teamId, userId));

/** Revokes a person's own keys: the one that ends so, or all. */
export const revokeTokens =
  ({ transact }: Pick<ConnectDeps, 'transact'>) =>
  ({ teamId, userId }: Owner, which: string): Promise<AgentToken[]> =>
    transact(async (unit) => {
      const mine = await unit.agents.tokensOf(teamId, userId);
      const meant = which === 'all' ? mine : mine.filter(({ hint }) => hint === which);
      await unit.agents.revoke(
        teamId,
        userId,
        meant.map(({ id }) => id),
      );
      return meant;
    });
