import type { ChosenValue } from './chosen-value.ts';
import type { BoundChange, ChosenBounds } from './policy/bounds.ts';

/** Another app, by the id that Slack gives it. */
export type TrustedApp = { id: string; name: string };

/** What a channel decided for itself, by whom and when; null where it never did. */
export type ChannelSettings = ChosenBounds & {
  auto: ChosenValue<Auto> | null;
  /** Apps whose links count like a member's. A value of null, or no choice, means the calendar apps that we know. */
  trustedApps: ChosenValue<TrustedApp[] | null> | null;
  /** A value of null was taken away, by whom and when. */
  limitMinutes: ChosenValue<number | null> | null;
  budgetUsd: ChosenValue<number | null> | null;
  /** Who may approve what reaches out; empty means every member. */
  approvers: ChosenValue<string[]> | null;
  /** What needs no click when the agent does it of its person's own accord. */
  allowedTools: ChosenValue<AllowedTool[]> | null;
  /** Whether a recap waits for someone when the channel has people who weren't in the call. */
  holdRecap: ChosenValue<boolean> | null;
  /** Whether the channel hears nothing of new recaps: they are in their threads alone. */
  quietRecaps: ChosenValue<boolean> | null;
  /** Whether last week's calls are listed on Mondays. */
  weeklyRecaps: ChosenValue<boolean> | null;
  agent: ChosenValue<AgentMode> | null;
  /** Days that what was said here is kept; null is as long as the workspace keeps it. */
  retentionDays: ChosenValue<number | null> | null;
  /** Lines that nothing we write here may repeat. */
  doNotSay: ChosenValue<string[]> | null;
  onObjection: ChosenValue<OnObjection | null> | null;
};

/**
 * A tool, and the one target that it needs no click for: `#C…` and `@U…` are Slack's, others are names. Without one,
 * only `join_meeting` counts, whose target is the channel itself; others were allowed before targets were asked for.
 */
export type AllowedTool = { tool: string; target: string | null };

export const joinTool = 'join_meeting';

export function counts({ tool, target }: AllowedTool): boolean {
  return tool === joinTool || target !== null;
}

export function isAllowed({ allowedTools }: ChannelSettings, tool: string, target: string | null): boolean {
  return (allowedTools?.value ?? []).some((one) => counts(one) && one.tool === tool && one.target === target);
}

/** A pasted link: joins after the undo window, waits for Join now, or is left alone. */
export type Auto = 'on' | 'ask' | 'off';

/** The house agent works when it is spoken to, asks in the thread before it works on what is said in a call, or does nothing. */
export type AgentMode = 'on' | 'ask' | 'off';

/** When somebody in a call objects: the thread is asked first, or it leaves at once. */
export type OnObjection = 'ask' | 'leave';

/** What is typed after `/pika`; the rest is in the form of `/pika policy`. */
export type TypedSetting = Exclude<
  SettingChange['setting'],
  'do_not_say' | 'retention' | 'objection' | 'bound'
>;
export type TypedChange = Extract<SettingChange, { setting: TypedSetting }>;

export type SettingChange =
  | BoundChange
  /** Null is as the workspace does. */
  | { setting: 'auto'; value: Auto | null }
  /** No app: the calendar apps that we know, or none at all. */
  | { setting: 'apps'; app: TrustedApp | null; trusted: boolean }
  | { setting: 'limit'; minutes: number | null }
  | { setting: 'budget'; usd: number | null }
  | { setting: 'approvers'; userIds: string[] }
  | { setting: 'allow'; tool: string; target: string | null; allowed: boolean }
  | { setting: 'recap'; hold: boolean }
  | { setting: 'recap_line'; quiet: boolean }
  | { setting: 'weekly'; on: boolean }
  | { setting: 'agent'; value: AgentMode }
  | { setting: 'retention'; days: number | null }
  | { setting: 'do_not_say'; lines: string[] }
  | { setting: 'objection'; then: OnObjection | null };
