import type { MeetingScript } from '../meeting-script.ts';

/** Nothing happens by itself: a test does it all. */
export const manual: MeetingScript = { name: 'manual', steps: [], notes: 'by-hand' };
