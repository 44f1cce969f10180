import { joinTool, type SettingChange } from '../meetings/channel-settings.ts';
import type { Actor } from '../people/actor.ts';
import type { People } from '../people/people.ts';
import type { AnyTool } from './tool.ts';

type AllowChange = Extract<SettingChange, { setting: 'allow' }>;

/** Why a tool isn't allowed without a click. */
export type NotAllowed =
  | { kind: 'no_such_tool'; tool: string; toolNames: readonly string[] }
  /** It was named without where it may act. */
  | { kind: 'needs_target'; tool: string; targets: AnyTool['targets'] }
  /** It never acts outside the thread here, or its target is the channel itself. */
  | { kind: 'takes_no_target'; tool: string }
  /** Who gets it isn't known beforehand. */
  | { kind: 'always_asks'; tool: string }
  | { kind: 'no_such_target'; tool: string; given: string; targets: AnyTool['targets'] }
  /** People of other workspaces or guests would get it. */
  | { kind: 'outsiders'; given: string }
  /** Slack isn't responding. */
  | { kind: 'slack_silent' };

export type AllowDeps = {
  people: Pick<People, 'channelsOf' | 'audienceOf' | 'kindOf'>;
  tools: readonly AnyTool[];
};

/** The same change with its target as tools name theirs; or why there is none. */
export async function allowWithTarget(
  deps: AllowDeps,
  actor: Actor,
  change: AllowChange,
): Promise<AllowChange | NotAllowed> {
  const { tool, target, allowed } = change;
  const { targets, hints } = deps.tools.find(({ name }) => name === tool) ?? {};
  if (tool !== joinTool && !targets) {
    return { kind: 'no_such_tool', tool, toolNames: [joinTool, ...deps.tools.map(({ name }) => name)] };
  }
  // Without a target, all of them end.
  if (!allowed && target === null) return change;
  if (!targets) return target === null ? change : { kind: 'takes_no_target', tool };
  if (targets.length === 0) {
    const reachesOut = hints?.openWorld && !hints.readOnly;
    return { kind: reachesOut ? 'always_asks' : 'takes_no_target', tool };
  }
  if (target === null) return { kind: 'needs_target', tool, targets };
  if (targets === 'in_slack') {
    const found = await inSlack(deps, actor, { ...change, target });
    return typeof found === 'string' ? { ...change, target: found } : found;
  }
  const named = targets.find((name) => name.toLowerCase() === target.toLowerCase());
  return named ? { ...change, target: named } : { kind: 'no_such_target', tool, given: target, targets };
}

/** A channel that the actor is in, or a person, as Slack hands them over; what ends needn't be looked at closely. */
async function inSlack(
  { people }: AllowDeps,
  { teamId, userId }: Actor,
  { tool, target, allowed }: AllowChange & { target: string },
): Promise<string | NotAllowed> {
  const noSuchTarget: NotAllowed = { kind: 'no_such_target', tool, given: target, targets: 'in_slack' };
  const person = /^<@([UW][A-Z0-9]+)>$/.exec(target)?.[1];
  if (person) {
    const kind = allowed ? await people.kindOf({ teamId, userId: person }) : 'member';
    if (kind === 'unknown') return { kind: 'slack_silent' };
    if (kind === 'guest' || kind === 'external') return { kind: 'outsiders', given: target };
    return kind === 'member' ? `@${person}` : noSuchTarget;
  }
  const channels = await people.channelsOf({ teamId, userId });
  if (!channels) return { kind: 'slack_silent' };
  const given = target.replaceAll(/[<>#]/g, '');
  const channel = channels.find(({ id, name }) => id === given || name === given.toLowerCase());
  if (!channel) return noSuchTarget;
  if (!allowed) return `#${channel.id}`;
  const audience = await people.audienceOf({ teamId, channelId: channel.id });
  if (!audience) return { kind: 'slack_silent' };
  return audience.isShared ? { kind: 'outsiders', given: target } : `#${channel.id}`;
}
