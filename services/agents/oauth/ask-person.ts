import type { RateLimit } from '../../common/rate-limit.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, fullMember, type NotEntitled, type Outsider } from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import { agentName, channelOf, hasRoomForKey, type KeyScope, maxKeys } from '../connect.ts';
import type { AgentsUnit } from '../ports/agents-unit.ts';
import { hostOfRedirect } from './redirect-uris.ts';
import { endOf } from './request.ts';

export type AskPersonDeps = {
  transact: Transact<AgentsUnit>;
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  /** Codes that one person may try. */
  tries: Pick<RateLimit, 'take'>;
};

type Person = Pick<Actor, 'teamId' | 'userId' | 'isExternal'>;

/** Who asks, and for what, as the person is shown it. */
export type Asking = {
  requestId: string;
  clientName: string;
  /** Null for a program on the person's own computer. */
  clientHost: string | null;
  readOnly: boolean;
  channelId: string | null;
};

export type AskedPerson =
  | ({ kind: 'asked' } & Asking)
  | NotEntitled
  | Outsider
  | { kind: 'no_such_channel'; given: string }
  | { kind: 'too_many'; most: number }
  | { kind: 'too_many_tries'; waitMs: number }
  /** There is none, it has ended, or somebody else typed it. */
  | { kind: 'no_such_code' };

/** Somebody typed the code that a page shows. From now on it's theirs alone, and they are asked. */
export const askPerson =
  ({ transact, people, tries }: AskPersonDeps) =>
  async (
    { teamId, userId, isExternal }: Person,
    { code, readOnly, channel, name }: KeyScope & { code: string },
  ): Promise<AskedPerson> => {
    const refusal = await authorize({ teamId, userId, isExternal }, fullMember(people));
    if (refusal) return refusal;
    const waitMs = tries.take(`${teamId}:${userId}`);
    if (waitMs > 0) return { kind: 'too_many_tries', waitMs };
    const channelId = channel === null ? null : await channelOf(people, { teamId, userId }, channel);
    if (channel !== null && channelId === null) return { kind: 'no_such_channel', given: channel };
    return transact(async (unit) => {
      if (!(await hasRoomForKey(unit, { teamId, userId }))) return { kind: 'too_many', most: maxKeys };
      const request = await unit.oauth.requestByCode(code);
      const client = request && (await unit.oauth.client(request.clientId));
      // Slack tells things twice, and they may type it twice.
      const isTheirs = request?.stage === 'asked' && request.teamId === teamId && request.userId === userId;
      if (!client || !(request.stage === 'waiting' || isTheirs)) return { kind: 'no_such_code' };
      // Typed again it stays what the first message shows: its button still works.
      const scope = { readOnly: request.readOnly || readOnly, channelId, name: agentName(name) };
      const asked = { ...request, ...(isTheirs ? {} : scope) };
      await unit.oauth.saveRequest({
        ...asked,
        ...{ stage: 'asked', teamId, userId, expiresAt: endOf('asked', unit.now) },
      });
      return {
        ...{ kind: 'asked', requestId: asked.id, clientName: client.name },
        clientHost: hostOfRedirect(asked.redirectUri),
        ...{ readOnly: asked.readOnly, channelId: asked.channelId },
      };
    });
  };

export type Decided =
  | { kind: 'allowed' | 'refused'; clientName: string }
  | NotEntitled
  | Outsider
  | { kind: 'too_many'; most: number }
  /** It has ended, was decided before, or isn't theirs. */
  | { kind: 'over' };

/** What they said to it. The page that shows the code goes on. */
export const decideRequest =
  ({ transact, people }: Pick<AskPersonDeps, 'transact' | 'people'>) =>
  async ({ teamId, userId, isExternal }: Person, requestId: string, isAllowed: boolean): Promise<Decided> => {
    const refusal = isAllowed ? await authorize({ teamId, userId, isExternal }, fullMember(people)) : null;
    if (refusal) return refusal;
    return transact(async (unit) => {
      const request = await unit.oauth.request(requestId);
      const client = request && (await unit.oauth.client(request.clientId));
      const isTheirs = request?.stage === 'asked' && request.teamId === teamId && request.userId === userId;
      if (!client || !isTheirs) return { kind: 'over' };
      if (isAllowed && !(await hasRoomForKey(unit, { teamId, userId })))
        return { kind: 'too_many', most: maxKeys };
      const stage = isAllowed ? 'allowed' : 'refused';
      await unit.oauth.saveRequest({ ...request, stage, expiresAt: endOf(stage, unit.now) });
      return { kind: stage, clientName: client.name };
    });
  };
