import type { Step } from '../../meetings/ports/trace.ts';
import type { Unit } from '../../meetings/ports/unit.ts';

/** The same rows; a meeting's way from state to state is added to `steps`. */
export function tracedMeetings(meetings: Unit['meetings'], at: Date, steps: Step[]): Unit['meetings'] {
  return {
    ...meetings,
    async replace(before, after, event) {
      await meetings.replace(before, after, event);
      if (before.state !== after.state) steps.push({ before, after, at });
    },
  };
}
