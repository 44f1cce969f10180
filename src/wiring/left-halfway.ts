import { installationRows } from '../../services/store/rows/installation-rows.ts';
import type { Foundation } from './foundation.ts';
import type { Overdue } from './overdue-work.ts';

/** Longer than Slack may take to answer somebody who installs the app. */
const installSeconds = 60;

/** Workspaces that removed us, where a process died before it had ended what ran there; and those that it was letting in. */
export function leftHalfway(
  { database, cipher, log }: Foundation,
  leaveWorkspace: (teamId: string) => Promise<void>,
): Overdue {
  return {
    name: 'workspaces',
    async wakeAll() {
      const rows = installationRows(database.db, cipher);
      const cutOff = await rows.takeCutOff(installSeconds);
      if (cutOff > 0)
        log.warn(
          { cutOff },
          'An installation was cut off after Slack was asked for its token. Install the app again, or remove it in Slack: until then nobody here can use or give back what Slack gave',
        );
      const teamIds = await rows.notYetLeft();
      for (const teamId of teamIds) await leaveWorkspace(teamId);
      return teamIds.length;
    },
  };
}
