import { hashOf } from '../common/secret.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { AgentToken } from './ports/agent-repository.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import { hintOf, newToken } from './token.ts';

/** Days that a key counts. */
const keyDays = 90;
/** Keys a person may have at once. */
const maxTokens = 10;

export type ConnectDeps = { transact: Transact<AgentsUnit>; newId: () => string };
type Owner = { teamId: string; userId: string };

export type Connected =
  | { kind: 'connected'; token: string }
  | { kind: 'too_many'; most: number }
  /** Slack told us of this command before: its key was shown then, and isn't known any more. */
  | { kind: 'repeated' };

/** Gives a person a key for an agent that acts for them. It is shown once and kept as a hash. */
export const connectAgent =
  ({ transact, newId }: ConnectDeps) =>
  ({ teamId, userId, key }: Owner & { key: string }): Promise<Connected> =>
    transact(async (unit) => {
      if (!(await unit.receiveOnce(teamId, key))) return { kind: 'repeated' };
      await unit.lockTeam(teamId);
      if ((await unit.agents.tokensOf(teamId, userId)).length >= maxTokens) {
        return { kind: 'too_many', most: maxTokens };
      }
      const token = newToken();
      await unit.agents.addToken({
        id: newId(),
        teamId,
        userId,
        hash: hashOf(token),
        hint: hintOf(token),
        expiresAt: new Date(unit.now.getTime() + keyDays * 86_400_000),
        readOnly: false,
        channelId: null,
      });
      return { kind: 'connected', token };
    });

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
