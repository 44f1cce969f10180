import type { MeetingScript } from '../meeting-script.ts';
import { joins, leaves, talk, wayIn } from '../script-steps.ts';

/** A short call with words in it, of which PikaStream makes no notes. */
export const noNotes: MeetingScript = {
  name: 'no notes',
  steps: [
    ...wayIn(3),
    joins(3.3, 'Priya Nair'),
    joins(3.6, 'Jonas Weber'),
    ...talk(4, 3, [
      ['Priya Nair', 'Quick one: do we ship the export today?', 2],
      ['Jonas Weber', 'Yes. I will merge it after lunch and watch the dashboards.', 3],
      ['Priya Nair', 'Great, that was all.', 1],
    ]),
    leaves(11, 'Jonas Weber'),
    leaves(11.2, 'Priya Nair'),
    { at: 11.5, end: 'call_ended' },
  ],
};
