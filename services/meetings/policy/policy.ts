import type { Auto, ChannelSettings, OnObjection } from '../channel-settings.ts';
import type { WorkspaceSettings } from '../workspace-settings.ts';
import type { Bound } from './bounds.ts';

/** All that the form of a channel, or of its workspace, decides. Null: nothing is said there. */
export type Policy = {
  readonly auto: Auto | null;
  readonly limitMinutes: number | null;
  readonly budgetUsd: number | null;
  readonly holdRecap: boolean;
  readonly retentionDays: number | null;
  /** Null is `ask`. */
  readonly onObjection: OnObjection | null;
  readonly doNotSay: readonly string[];
} & { readonly [Of in keyof Bound]: Bound[Of] | null };

/** Whose policy it is. */
export type PolicyOf = 'channel' | 'workspace';

export function policyIn(settings: Omit<ChannelSettings, 'trustedApps'> | WorkspaceSettings): Policy {
  return {
    auto: settings.auto?.value ?? null,
    limitMinutes: settings.limitMinutes?.value ?? null,
    budgetUsd: settings.budgetUsd?.value ?? null,
    holdRecap: settings.holdRecap?.value ?? false,
    retentionDays: settings.retentionDays?.value ?? null,
    onObjection: settings.onObjection?.value ?? null,
    doNotSay: settings.doNotSay?.value ?? [],
    senders: settings.senders?.value ?? null,
    personas: settings.personas?.value ?? null,
    toolsOff: settings.toolsOff?.value ?? null,
    keep: settings.keep?.value ?? null,
    guests: settings.guests?.value ?? null,
  };
}
