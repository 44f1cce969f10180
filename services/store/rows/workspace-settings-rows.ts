import { sql } from 'drizzle-orm';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { NamesAlike, WorkspaceChange } from '../../meetings/workspace-settings.ts';
import { lookAlikeInCalls } from '../../personas/look-alikes.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';
import { boundsWith } from './bounds.ts';
import { holdPolicyNow } from './kept-words.ts';
import { namesTaken } from './persona-rows.ts';
import { workspaceSettings } from './workspace-settings.ts';

/** What admins decided for their workspaces. */
export function workspaceSettingsRows(
  db: Executor,
  now: Date,
  mostUsd: number | null,
): Unit['workspaceSettings'] {
  const chosen = workspaceSettings(db);
  return {
    of: async (teamId) => ({ ...(await chosen(teamId)), mostUsd }),
    async change(teamId, by, change) {
      const words = change.setting === 'suffix' ? change.words : null;
      const alike = words === null ? null : alikeWith(words, (await namesTaken(db, teamId)).toSorted());
      if (alike) return alike;
      const set = columnsOf(change, by, now);
      await db
        .insert(workspaces)
        .values({ teamId, ...set })
        .onConflictDoUpdate({
          target: workspaces.teamId,
          set: 'bounds' in set ? { bounds: sql`${workspaces.bounds} || excluded.bounds` } : set,
        });
      if (change.setting === 'bound' && change.of === 'keep') await holdPolicyNow(db, now, teamId, null);
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

const callColumns = { person: 'personCalls', channel: 'channelCalls', workspace: 'workspaceCalls' } as const;

function columnsOf(change: WorkspaceChange, by: string, at: Date) {
  switch (change.setting) {
    case 'bound':
      return { bounds: boundsWith(change, by, at) };
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
    case 'calls':
      return { [callColumns[change.of]]: change.most, callsBy: by, callsAt: at };
    case 'removal':
      return { removalDays: change.days, removalBy: by, removalAt: at };
    case 'objection':
      return { onObjection: change.then, onObjectionBy: by, onObjectionAt: at };
    default:
      return change satisfies never;
  }
}
