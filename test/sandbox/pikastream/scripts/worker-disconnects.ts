import type { MeetingScript } from '../meeting-script.ts';
import { joins, talk, wayIn } from '../script-steps.ts';

/** The failure that users of the real service report most. */
export const workerDisconnects: MeetingScript = {
  name: 'worker disconnects',
  steps: [
    ...wayIn(3),
    joins(3.5, 'Priya Nair'),
    ...talk(4, 3, [['Priya Nair', 'Good, you made it. Shall we start with the release?', 3]]),
    { at: 8, fail: 'Worker disconnected unexpectedly' },
  ],
};
