import type { ChannelSettings, ChosenValue } from '../channel-settings.ts';

/** What a channel and its workspace may both decide, and neither loosens for the other. */
export type Bounds = Pick<ChannelSettings, 'limitMinutes' | 'holdRecap' | 'retentionDays' | 'onObjection'>;

/** What holds where both decided: of each the stricter, with who chose it. Where they're alike, the channel's. */
export function stricter(channel: Bounds, workspace: Bounds): Bounds {
  return {
    limitMinutes: fewer(channel.limitMinutes, workspace.limitMinutes),
    holdRecap:
      !channel.holdRecap?.value && workspace.holdRecap?.value ? workspace.holdRecap : channel.holdRecap,
    retentionDays: fewer(channel.retentionDays, workspace.retentionDays),
    onObjection:
      channel.onObjection?.value !== 'leave' && workspace.onObjection?.value === 'leave'
        ? workspace.onObjection
        : channel.onObjection,
  };
}

type Bound = ChosenValue<number | null> | null;

/** No number is no bound. */
function fewer(one: Bound, other: Bound): Bound {
  const most = (bound: Bound) => bound?.value ?? Number.POSITIVE_INFINITY;
  return most(other) < most(one) ? other : one;
}
