import { autoMode } from './auto-mode.ts';
import type { Transact } from './ports/unit.ts';

/** The app came into a channel: it says once what it does there, however often it's invited or Slack tells of it. */
export const welcome =
  ({ transact }: { transact: Transact }) =>
  ({ teamId, channelId }: { teamId: string; channelId: string }): Promise<void> =>
    transact(async (unit) => {
      if (!(await unit.channels.welcomeOnce(teamId, channelId))) return;
      const settings = await unit.channels.settings(teamId, channelId);
      await unit.announcer.welcome({ teamId, channelId }, await autoMode(unit, teamId, settings));
    });
