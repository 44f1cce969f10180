import { bothSenders } from '../../people/senders.ts';
import type { ChannelSettings } from '../channel-settings.ts';
import type { ChosenValue } from '../chosen-value.ts';
import type { ChosenBounds } from './bounds.ts';
import { asksMore } from './guests.ts';
import { keepsLess } from './keep.ts';

/** What a channel and its workspace may both decide, and neither loosens for the other. */
export type Bounds = ChosenBounds &
  Pick<ChannelSettings, 'limitMinutes' | 'holdRecap' | 'retentionDays' | 'onObjection'>;

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
    ...bothBounds(channel, workspace),
  };
}

/** Of what only the form sets. */
export function bothBounds(channel: ChosenBounds, workspace: ChosenBounds): ChosenBounds {
  return {
    senders: both(channel.senders, workspace.senders, bothSenders),
    personas: both(channel.personas, workspace.personas, (ours, theirs) =>
      ours.filter((id) => theirs.includes(id)),
    ),
    toolsOff: both(channel.toolsOff, workspace.toolsOff, (ours, theirs) => [
      ...new Set([...ours, ...theirs]),
    ]),
    keep: keepsLess(workspace.keep?.value ?? null, channel.keep?.value ?? null)
      ? workspace.keep
      : channel.keep,
    guests: asksMore(workspace.guests?.value ?? null, channel.guests?.value ?? null)
      ? workspace.guests
      : channel.guests,
  };
}

type Bound = ChosenValue<number | null> | null;

/** No number is no bound. */
function fewer(one: Bound, other: Bound): Bound {
  const most = (bound: Bound) => bound?.value ?? Number.POSITIVE_INFINITY;
  return most(other) < most(one) ? other : one;
}

/** Null bounds nothing. */
function both<Value>(
  channel: ChosenValue<Value | null> | null,
  workspace: ChosenValue<Value | null> | null,
  merge: (ours: Value, theirs: Value) => Value,
): ChosenValue<Value | null> | null {
  const [ours, theirs] = [channel?.value ?? null, workspace?.value ?? null];
  if (!channel || ours === null) return theirs === null ? channel : workspace;
  return theirs === null ? channel : { ...channel, value: merge(ours, theirs) };
}
