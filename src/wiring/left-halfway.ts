import { installationRows } from '../../services/store/rows/installation-rows.ts';
import type { Foundation } from './foundation.ts';
import type { Overdue } from './overdue-work.ts';

/** Workspaces that removed us, where a process died before it had ended what ran there. */
export function leftHalfway(
  { database, cipher }: Foundation,
  leaveWorkspace: (teamId: string) => Promise<void>,
): Overdue {
  return {
    name: 'workspaces',
    async wakeAll() {
      const teamIds = await installationRows(database.db, cipher).notYetLeft();
      for (const teamId of teamIds) await leaveWorkspace(teamId);
      return teamIds.length;
    },
  };
}
