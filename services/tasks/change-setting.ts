import { type ChannelSettings, joinTool, type SettingChange } from '../meetings/channel-settings.ts';
import { loweringLimits, mayLower } from '../meetings/policy/lower-limits.ts';
import type { Actor } from '../people/actor.ts';
import {
  adminOf,
  authorize,
  memberOf,
  type NotAnApprover,
  type NotASpender,
  type NotEntitled,
  type Outsider,
  type SpendingDeps,
  senderOf,
  spenderOf,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { allowWithTarget, type NotAllowed } from './allow-tool.ts';
import { type ApproverDeps, channelApprover } from './channel-approver.ts';
import type { AnyTool } from './tool.ts';

export type ChangeSettingDeps = ApproverDeps &
  SpendingDeps & {
    people: Pick<People, 'appOf' | 'channelsOf' | 'audienceOf' | 'kindOf' | 'isAdmin'>;
    maxMeetingMinutes: number;
    tools: readonly AnyTool[];
  };

export type SettingOutcome =
  | { kind: 'changed'; settings: ChannelSettings }
  /** As far as Slack says, there is no app by that name. */
  | { kind: 'no_such_app' }
  | NotAllowed
  | { kind: 'too_long'; maxMeetingMinutes: number }
  | NotEntitled
  | NotASpender
  | NotAnApprover;

/** What decides how much is spent, and by whom. */
function isOfMoney(change: SettingChange): boolean {
  if (change.setting === 'bound') return change.of === 'senders' || change.of === 'personas';
  return ofMoney.has(change.setting);
}

const ofMoney: ReadonlySet<SettingChange['setting']> = new Set(['auto', 'apps', 'limit', 'budget', 'agent']);

/** Changes what a channel decided for itself, if that person may and it makes sense here. */
export const changeSetting =
  (deps: ChangeSettingDeps) =>
  async (actor: Actor, change: SettingChange): Promise<SettingOutcome> => {
    const refusal = (await notEntitled(deps, actor, change)) ?? refusalOf(deps, change);
    if (refusal) return refusal;
    const named = await withIds(deps, actor, change);
    if (!('setting' in named)) return named;
    const { teamId, channelId, userId } = actor;
    const settings = await deps.transact((unit) => {
      const set = () => unit.channels.change(teamId, channelId, userId, named);
      return mayLower(named) ? loweringLimits(unit, { teamId, channelId }, userId, set) : set();
    });
    return { kind: 'changed', settings };
  };

/**
 * Money and modes are for those who may spend; approvals and who sees a recap for the channel's approvers; a tool that
 * spends for both. Whether the channel hears of recaps, and how often, is for its members.
 */
async function notEntitled(deps: ChangeSettingDeps, actor: Actor, change: SettingChange) {
  const spends = change.setting === 'allow' && change.tool === joinTool && change.allowed;
  const ofMoney = isOfMoney(change);
  const refusal = spends || ofMoney ? await notASender(deps, actor, change) : null;
  if (ofMoney) return refusal;
  if (change.setting === 'recap_line' || change.setting === 'weekly')
    return authorize(actor, memberOf(deps.people, actor));
  return refusal ?? authorize(actor, channelApprover(deps, actor));
}

/** An admin changes who may send, also where nobody who may is left. */
async function notASender(
  deps: ChangeSettingDeps,
  actor: Actor,
  change: SettingChange,
): Promise<NotASpender | Outsider | null> {
  const refusal =
    (await authorize(actor, spenderOf(deps, actor.teamId))) ??
    (await authorize(actor, senderOf(deps, actor)));
  if (refusal?.kind !== 'not_a_spender' || change.setting !== 'bound' || change.of !== 'senders')
    return refusal;
  return (await authorize(actor, adminOf(deps.people))) === null ? null : refusal;
}

/** What was named as people do, as Slack and we know it. */
async function withIds(
  deps: ChangeSettingDeps,
  actor: Actor,
  change: SettingChange,
): Promise<SettingChange | SettingOutcome> {
  if (change.setting === 'apps')
    return (await withAppId(deps, actor.teamId, change)) ?? { kind: 'no_such_app' };
  return change.setting === 'allow' ? allowWithTarget(deps, actor, change) : change;
}

/** An app that was named by the user it posts as is kept by its own id. */
async function withAppId(
  { people }: ChangeSettingDeps,
  teamId: string,
  change: Extract<SettingChange, { setting: 'apps' }>,
): Promise<SettingChange | null> {
  if (!change.app || !/^[UW]/.test(change.app.id)) return change;
  const app = await people.appOf({ teamId, userId: change.app.id });
  return app && { ...change, app };
}

/** What can't be set here by anyone. */
function refusalOf({ maxMeetingMinutes }: ChangeSettingDeps, change: SettingChange): SettingOutcome | null {
  if (change.setting === 'limit' && change.minutes !== null && change.minutes > maxMeetingMinutes)
    return { kind: 'too_long', maxMeetingMinutes };
  return null;
}
