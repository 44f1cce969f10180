import { schedule } from 'node-cron';
import type { Meeting } from '../services/meetings/meeting.ts';

export type SweepDeps = {
  overdueMeetings: () => Promise<Meeting[]>;
  overdueRuns: () => Promise<string[]>;
  wakeRun: (runId: string) => Promise<void>;
  /** Meetings with events that nothing has followed from yet. */
  unheard: () => Promise<string[]>;
  hearMeeting: (meetingId: string) => Promise<void>;
  overdueLanes: () => Promise<{ teamId: string; lane: string }[]>;
  wakeMeeting: (meeting: Meeting) => Promise<void>;
  wakeLane: (lane: { teamId: string; lane: string }) => Promise<void>;
  tidyUp: () => Promise<void>;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
};

/**
 * Finds what a crash left behind: meetings and channels whose time has come with nobody at them. Jobs do the ordinary
 * waking; after a `kill -9` this is what brings every row back within seconds.
 */
export function startSweep(deps: SweepDeps): { stop(): void } {
  const sweep = async () => {
    try {
      const meetings = await deps.overdueMeetings();
      const lanes = await deps.overdueLanes();
      const unheard = await deps.unheard();
      const runs = await deps.overdueRuns();
      const counts = [meetings, lanes, unheard, runs].map(({ length }) => length);
      if (counts.some((count) => count > 0)) {
        const [m, l, u, r] = counts;
        const found = { meetings: m, lanes: l, unheard: u, runs: r };
        deps.log.warn(found, 'picking up what was left behind');
      }
      for (const meeting of meetings) await deps.wakeMeeting(meeting);
      for (const lane of lanes) await deps.wakeLane(lane);
      for (const runId of runs) await deps.wakeRun(runId);
      for (const meetingId of unheard) await deps.hearMeeting(meetingId);
    } catch (error) {
      deps.log.error({ err: error }, 'the sweep failed; it runs again in ten seconds');
    }
  };
  const tidy = () =>
    deps.tidyUp().catch((error: unknown) => deps.log.error({ err: error }, 'housekeeping failed'));

  const sweeping = schedule('*/10 * * * * *', sweep, { noOverlap: true });
  const tidying = schedule('17 4 * * *', tidy, { noOverlap: true });
  void sweep();
  return {
    stop() {
      void sweeping.destroy();
      void tidying.destroy();
    },
  };
}
