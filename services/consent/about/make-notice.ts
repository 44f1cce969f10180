import type { Rate, RateLimit } from '../../common/rate-limit.ts';
import { hashOf } from '../../common/secret.ts';
import type { Call } from '../../meetings/call-link.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, memberOf, type NotEntitled } from '../../people/authorize.ts';
import type { People, UserIn } from '../../people/people.ts';
import type { ConsentUnit } from '../ports/consent-unit.ts';

/** What guests of a call can be told beforehand. */
export type Notice = {
  readonly call: Pick<Call, 'platform' | 'key'>;
  readonly botName: string;
  readonly sentBy: string | null;
  readonly workspace: string | null;
  /** What stays of the call. */
  readonly keep: Keep;
  readonly retentionDays: number | null;
  /** Of the page about the call; null where nobody outside reaches us. */
  readonly pageUrl: string | null;
};

export type NoticeOutcome =
  | { kind: 'notice'; notice: Notice }
  | { kind: 'too_often'; waitMs: number }
  | NotEntitled;

/** Pages that one person makes: each is kept for half a year. */
export const noticeRate: Rate = { burst: 20, everySeconds: 300 };

/** `personaId`: who goes; null for whom the channel sends. `by`: who sends it. */
export type NoticeFor = { call: Pick<Call, 'platform' | 'key'>; personaId: string | null; by: string };

export type MakeNoticeDeps<U extends ConsentUnit> = {
  transact: Transact<U>;
  people: Pick<People, 'standing'>;
  nameOf: (user: UserIn) => Promise<string | null>;
  workspaceName: (teamId: string) => string | null;
  newToken: () => string;
  pageUrl: (token: string) => string | null;
  limit: RateLimit;
};

/** A text for the invitation, with a page of its own each time: its address can't be shown again. */
export const makeNotice =
  <U extends ConsentUnit>(deps: MakeNoticeDeps<U>) =>
  async (actor: Actor, { call, personaId, by }: NoticeFor): Promise<NoticeOutcome> => {
    const { teamId, channelId, userId } = actor;
    const refusal = await authorize(actor, memberOf(deps.people, { channelId }));
    if (refusal) return refusal;
    const token = deps.newToken();
    const pageUrl = deps.pageUrl(token);
    const waitMs = pageUrl === null ? 0 : deps.limit.take(`${teamId}:${userId}`);
    if (waitMs > 0) return { kind: 'too_often', waitMs };
    const sentBy = await deps.nameOf({ teamId, userId: by });
    return deps.transact(async (unit) => {
      const settings = await unit.channels.settings(teamId, channelId);
      if (pageUrl)
        await unit.callPages.add({
          ...{ hash: hashOf(token), teamId, channelId, madeBy: userId },
          ...{ platform: call.platform, callKey: call.key },
        });
      return {
        kind: 'notice',
        notice: {
          ...{ call, sentBy, pageUrl, workspace: deps.workspaceName(teamId) },
          botName: await botNameOf(unit, actor, personaId),
          keep: settings.keep?.value ?? 'words',
          retentionDays: settings.retentionDays?.value ?? null,
        },
      };
    });
  };

/** Whom the channel sends now; until the call it may choose somebody else. */
async function botNameOf(unit: ConsentUnit, actor: Actor, personaId: string | null): Promise<string> {
  const asked = personaId === null ? null : { id: personaId, orElse: true };
  const chosen = await unit.personas.choose(actor, asked);
  if ('botName' in chosen) return chosen.botName;
  const builtIn = await unit.personas.choose(actor, { id: null });
  return 'botName' in builtIn ? builtIn.botName : 'Stand-in';
}
