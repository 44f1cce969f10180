import type { ChannelSettings, SettingChange } from '../meetings/channel-settings.ts';
import type { Actor } from '../people/actor.ts';
import {
  authorize,
  type NotAnApprover,
  type NotASpender,
  type NotEntitled,
  type SpendingDeps,
  spenderOf,
} from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type ApproverDeps, channelApprover } from './channel-approver.ts';

export type ChangeSettingDeps = ApproverDeps &
  SpendingDeps & {
    people: Pick<People, 'appOf'>;
    maxMeetingMinutes: number;
    /** Tools that reach beyond a thread, by name. */
    toolNames: readonly string[];
  };

export type SettingOutcome =
  | { kind: 'changed'; settings: ChannelSettings }
  /** None that posts as who was named, as far as Slack says. */
  | { kind: 'no_such_app' }
  | { kind: 'no_such_tool'; tool: string; toolNames: readonly string[] }
  | { kind: 'too_long'; maxMeetingMinutes: number }
  | NotEntitled
  | NotASpender
  | NotAnApprover;

/** What decides how much is spent, and by whom. */
const ofMoney: ReadonlySet<SettingChange['setting']> = new Set(['auto', 'apps', 'limit', 'budget']);

/** Changes what a channel decided for itself, if that person may and it makes sense here. */
export const changeSetting =
  (deps: ChangeSettingDeps) =>
  async (actor: Actor, change: SettingChange): Promise<SettingOutcome> => {
    const refusal = (await notEntitled(deps, actor, change)) ?? refusalOf(deps, change);
    if (refusal) return refusal;
    const named = change.setting === 'apps' ? await withAppId(deps, change) : change;
    if (!named) return { kind: 'no_such_app' };
    const { teamId, channelId, userId } = actor;
    const settings = await deps.transact((unit) => unit.channels.change(teamId, channelId, userId, named));
    return { kind: 'changed', settings };
  };

/** Money and modes are for whoever may spend; approvals and recaps for the channel's approvers; a tool that spends for both. */
async function notEntitled(deps: ChangeSettingDeps, actor: Actor, change: SettingChange) {
  const spends = change.setting === 'allow' && change.tool === 'join_meeting' && change.allowed;
  const refusal =
    spends || ofMoney.has(change.setting) ? await authorize(actor, spenderOf(deps, actor.teamId)) : null;
  return ofMoney.has(change.setting) ? refusal : (refusal ?? authorize(actor, channelApprover(deps, actor)));
}

/** An app that was named by the user it posts as is kept by its own id. */
async function withAppId(
  { people }: ChangeSettingDeps,
  change: Extract<SettingChange, { setting: 'apps' }>,
): Promise<SettingChange | null> {
  if (!change.app || !/^[UW]/.test(change.app.id)) return change;
  const app = await people.appOf(change.app.id);
  return app && { ...change, app };
}

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
