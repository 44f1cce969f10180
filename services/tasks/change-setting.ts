import type { ChannelSettings, SettingChange } from '../meetings/channel-settings.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, type NotAnApprover, type NotEntitled } from '../people/authorize.ts';
import { type ApproverDeps, channelApprover } from './channel-approver.ts';

export type ChangeSettingDeps = ApproverDeps & {
  maxMeetingMinutes: number;
  /** Tools that reach beyond a thread, by name. */
  toolNames: readonly string[];
};

export type SettingOutcome =
  | { kind: 'changed'; settings: ChannelSettings }
  /** Of another workspace, over Slack Connect. */
  | { kind: 'external' }
  | { kind: 'no_such_tool'; tool: string; toolNames: readonly string[] }
  | { kind: 'too_long'; maxMeetingMinutes: number }
  | NotEntitled
  | NotAnApprover;

/** Who approves, what needs no approval and who reads recaps. */
const guarded: ReadonlySet<SettingChange['setting']> = new Set(['approvers', 'allow', 'recap']);

/** Changes what a channel decided for itself, if that person may and it makes sense here. */
export const changeSetting =
  (deps: ChangeSettingDeps) =>
  async (actor: Actor, change: SettingChange): Promise<SettingOutcome> => {
    if (actor.isExternal) return { kind: 'external' };
    const refusal =
      refusalOf(deps, change) ??
      (guarded.has(change.setting) ? await authorize(actor, channelApprover(deps, actor)) : null);
    if (refusal) return refusal;
    const { teamId, channelId, userId } = actor;
    const settings = await deps.transact((unit) => unit.channels.change(teamId, channelId, userId, change));
    return { kind: 'changed', settings };
  };

/** What can't be set here, whoever asks. */
function refusalOf(
  { maxMeetingMinutes, toolNames }: ChangeSettingDeps,
  change: SettingChange,
): SettingOutcome | null {
  if (change.setting === 'allow' && !toolNames.includes(change.tool))
    return { kind: 'no_such_tool', tool: change.tool, toolNames };
  if (change.setting === 'limit' && change.minutes !== null && change.minutes > maxMeetingMinutes)
    return { kind: 'too_long', maxMeetingMinutes };
  return null;
}
