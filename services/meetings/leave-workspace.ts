import { applyEvent } from './apply.ts';
import type { Meeting } from './meeting.ts';
import type { Transact } from './ports/unit.ts';

export type LeaveWorkspaceDeps = {
  transact: Transact;
  activeIn: (teamId: string) => Promise<Meeting[]>;
};

/** Ends everything in a workspace that removed us: nobody there could stop it any more. */
export const leaveWorkspace =
  ({ transact, activeIn }: LeaveWorkspaceDeps) =>
  async (teamId: string): Promise<void> => {
    for (const { id } of await activeIn(teamId)) {
      await transact((unit) => applyEvent(unit, id, { type: 'stop', by: null, reason: 'service_stopped' }));
    }
  };
