import type { MeetingScript } from '../meeting-script.ts';
import { wayIn } from '../script-steps.ts';

/** Connected, and then not a sign of life: no participant, no word, until someone ends it. */
export const silent: MeetingScript = { name: 'silent', steps: wayIn(3) };
