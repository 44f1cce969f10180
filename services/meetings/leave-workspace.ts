import { applyEvent } from './apply.ts';
import type { Meeting } from './meeting.ts';
import type { Transact } from './ports/unit.ts';

export type LeaveWorkspaceDeps = {
  transact: Transact;
  active: (teamId: string | null) => Promise<Meeting[]>;
};

/** Ends everything in a workspace that removed us (null: in all): nobody there could stop it any more. */
export const leaveWorkspace =
  ({ transact, active }: LeaveWorkspaceDeps) =>
  async (teamId: string | null): Promise<void> => {
    for (const { id } of await active(teamId)) {
      await transact((unit) => applyEvent(unit, id, { type: 'stop', by: null, reason: 'service_stopped' }));
    }
  };
