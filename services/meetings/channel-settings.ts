/** What a channel decided for itself, by whom and when; null where it never did. */
export type ChannelSettings = {
  auto: Decision<Auto> | null;
  /** A value of null was taken away, by whom and when. */
  limitMinutes: Decision<number | null> | null;
  budgetUsd: Decision<number | null> | null;
  /** Who may approve what reaches out; empty means every member. */
  approvers: Decision<string[]> | null;
  /** Tools that need no click for what the agent does of its person's own accord. */
  allowedTools: Decision<string[]> | null;
  /** Whether a recap waits for someone when the channel has people who were not in the call. */
  holdRecap: Decision<boolean> | null;
};

/** A pasted link: joins after the undo window, waits for Join now, or is left alone. */
export type Auto = 'on' | 'ask' | 'off';

export type Decision<Value> = { value: Value; by: string; at: Date };

export type SettingChange =
  | { setting: 'auto'; value: Auto }
  | { setting: 'limit'; minutes: number | null }
  | { setting: 'budget'; usd: number | null }
  | { setting: 'approvers'; userIds: string[] }
  | { setting: 'allow'; tool: string; allowed: boolean }
  | { setting: 'recap'; hold: boolean };
