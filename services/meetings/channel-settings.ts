/** Another app, by the id that Slack gives it. */
export type TrustedApp = { id: string; name: string };

/** What a channel decided for itself, by whom and when; null where it never did. */
export type ChannelSettings = {
  auto: ChosenValue<Auto> | null;
  /** Apps whose links count like a member's. A value of null, or no choice, means the calendar apps that we know. */
  trustedApps: ChosenValue<TrustedApp[] | null> | null;
  /** A value of null was taken away, by whom and when. */
  limitMinutes: ChosenValue<number | null> | null;
  budgetUsd: ChosenValue<number | null> | null;
  /** Who may approve what reaches out; empty means every member. */
  approvers: ChosenValue<string[]> | null;
  /** Tools that need no click for what the agent does of its person's own accord. */
  allowedTools: ChosenValue<string[]> | null;
  /** Whether a recap waits for someone when the channel has people who weren't in the call. */
  holdRecap: ChosenValue<boolean> | null;
};

/** A pasted link: joins after the undo window, waits for Join now, or is left alone. */
export type Auto = 'on' | 'ask' | 'off';

export type ChosenValue<Value> = { value: Value; by: string; at: Date };

export type SettingChange =
  | { setting: 'auto'; value: Auto }
  /** No app: the calendar apps that we know, or none at all. */
  | { setting: 'apps'; app: TrustedApp | null; trusted: boolean }
  | { setting: 'limit'; minutes: number | null }
  | { setting: 'budget'; usd: number | null }
  | { setting: 'approvers'; userIds: string[] }
  | { setting: 'allow'; tool: string; allowed: boolean }
  | { setting: 'recap'; hold: boolean };
