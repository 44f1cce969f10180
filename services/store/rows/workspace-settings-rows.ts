import { eq } from 'drizzle-orm';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { NamesAlike, WorkspaceChange, WorkspaceSettings } from '../../meetings/workspace-settings.ts';
import { lookAlikeInCalls } from '../../personas/look-alikes.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';
import { decision } from './decision.ts';
import { namesTaken } from './persona-rows.ts';

/** What admins decided for their workspaces. */
export function workspaceSettingsRows(db: Executor, now: Date): Unit['workspaceSettings'] {
  return {
    of: workspaceSettings(db),
    async change(teamId, by, change) {
      const words = change.setting === 'suffix' ? change.words : null;
      const alike = words === null ? null : alikeWith(words, await namesTaken(db, teamId));
      if (alike) return alike;
      const set = columnsOf(change, by, now);
      await db
        .insert(workspaces)
        .values({ teamId, ...set })
        .onConflictDoUpdate({ target: workspaces.teamId, set });
      return null;
    },
  };
}

/** Two of these names that would be one with such words behind them. */
function alikeWith(suffix: string, names: readonly string[]): NamesAlike | null {
  for (const [at, one] of names.entries()) {
    const other = names.slice(at + 1).find((name) => lookAlikeInCalls(one, name, suffix));
    if (other !== undefined) return { kind: 'names_alike', one, other };
  }
  return null;
}

export const workspaceSettings =
  (db: Executor) =>
  async (teamId: string): Promise<WorkspaceSettings> => {
    const [row] = await db.select().from(workspaces).where(eq(workspaces.teamId, teamId));
    return {
      budgetUsd: decision(row?.budgetUsd ?? null, row?.budgetBy, row?.budgetAt),
      auto: decision(row?.auto ?? null, row?.autoBy, row?.autoAt),
      spenders: decision(row?.spenders ?? [], row?.spendersBy, row?.spendersAt),
      nameSuffix: decision(row?.nameSuffix ?? null, row?.suffixBy, row?.suffixAt),
      limitMinutes: decision(row?.limitMinutes ?? null, row?.limitBy, row?.limitAt),
      holdRecap: decision(row?.holdRecap ?? false, row?.holdBy, row?.holdAt),
      retentionDays: decision(row?.retentionDays ?? null, row?.retentionBy, row?.retentionAt),
      doNotSay: decision(row?.doNotSay ?? [], row?.doNotSayBy, row?.doNotSayAt),
      onObjection: decision(row?.onObjection ?? null, row?.onObjectionBy, row?.onObjectionAt),
    };
  };

function columnsOf(change: WorkspaceChange, by: string, at: Date) {
  switch (change.setting) {
    case 'budget':
      return { budgetUsd: change.usd, budgetBy: by, budgetAt: at };
    case 'auto':
      return { auto: change.value, autoBy: by, autoAt: at };
    case 'money':
      return { spenders: change.userIds, spendersBy: by, spendersAt: at };
    case 'suffix':
      return { nameSuffix: change.words, suffixBy: by, suffixAt: at };
    case 'limit':
      return { limitMinutes: change.minutes, limitBy: by, limitAt: at };
    case 'recap':
      return { holdRecap: change.hold, holdBy: by, holdAt: at };
    case 'retention':
      return { retentionDays: change.days, retentionBy: by, retentionAt: at };
    case 'do_not_say':
      return { doNotSay: change.lines, doNotSayBy: by, doNotSayAt: at };
    case 'objection':
      return { onObjection: change.then, onObjectionBy: by, onObjectionAt: at };
    default:
      return change satisfies never;
  }
}
