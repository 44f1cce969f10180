import type { CallsAtOnce, CapOf } from './caps.ts';
import type { Auto, OnObjection } from './channel-settings.ts';
import type { ChosenValue } from './chosen-value.ts';
import type { BoundChange, ChosenBounds } from './policy/bounds.ts';

/** What an admin decided for the whole workspace; null where nobody did. A value of null was taken away. */
export type WorkspaceSettings = ChosenBounds & {
  budgetUsd: ChosenValue<number | null> | null;
  /** What the people who run it let a workspace spend a month, whatever its admins choose. */
  mostUsd?: number | null;
  /** For channels that didn't choose. */
  auto: ChosenValue<Auto | null> | null;
  /** Who may spend; nobody means every full member. */
  spenders: ChosenValue<string[]> | null;
  /** What follows a persona's name in a call; null is “(AI)”. */
  nameSuffix: ChosenValue<string | null> | null;
  /** No channel's calls last longer. */
  limitMinutes: ChosenValue<number | null> | null;
  /** Whether recaps of all channels wait as of those that hold theirs. */
  holdRecap: ChosenValue<boolean> | null;
  /** Days that what was said is kept at most. */
  retentionDays: ChosenValue<number | null> | null;
  /** Lines that nothing we write in this workspace may repeat. */
  doNotSay: ChosenValue<string[]> | null;
  /** How many calls may run at once; null where it's the usual number. */
  callsAtOnce: ChosenValue<CallsAtOnce> | null;
  /** Days until everything is deleted after the app is removed; null: the number that the app’s settings give. */
  removalDays: ChosenValue<number | null> | null;
  /** What an objection in a call does, in all channels. */
  onObjection: ChosenValue<OnObjection | null> | null;
};

/** What a workspace may spend a month, and who set it; null where nobody did. */
export function monthlyBudget({ budgetUsd, mostUsd }: Pick<WorkspaceSettings, 'budgetUsd' | 'mostUsd'>): {
  usd: number;
  whose: 'workspace' | 'operator';
} | null {
  const [own, most] = [budgetUsd?.value ?? null, mostUsd ?? null];
  if (most !== null && (own === null || most <= own)) return { usd: most, whose: 'operator' };
  return own === null ? null : { usd: own, whose: 'workspace' };
}

/** Days after which everything is deleted once the app is removed. */
export function daysAfterRemoval(chosen: number | null | undefined, most: number): number {
  return Math.min(chosen ?? most, most);
}

/** Characters of what follows a persona's name. */
export const maxSuffixChars = 20;

/** Two personas that one couldn't tell apart in a call, with these words behind their names. */
export type NamesAlike = { kind: 'names_alike'; one: string; other: string };

/** More calls at once than anybody may set. */
export type TooManyCalls = { kind: 'too_many_calls'; most: number };

/** The app’s settings allow fewer days. */
export type TooManyDays = { kind: 'too_many_days'; most: number };

export type WorkspaceChange =
  | BoundChange
  | { setting: 'budget'; usd: number | null }
  | { setting: 'auto'; value: Auto | null }
  | { setting: 'money'; userIds: string[] }
  | { setting: 'suffix'; words: string | null }
  | { setting: 'limit'; minutes: number | null }
  | { setting: 'recap'; hold: boolean }
  | { setting: 'retention'; days: number | null }
  | { setting: 'do_not_say'; lines: string[] }
  | { setting: 'calls'; of: CapOf; most: number | null }
  | { setting: 'removal'; days: number | null }
  | { setting: 'objection'; then: OnObjection | null };
