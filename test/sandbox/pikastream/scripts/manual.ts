import type { MeetingScript } from '../meeting-script.ts';

/** Nothing happens on its own: a test does it all. */
export const manual: MeetingScript = { name: 'manual', steps: [], notes: 'by-hand' };
