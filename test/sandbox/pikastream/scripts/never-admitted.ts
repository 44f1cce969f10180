import type { MeetingScript } from '../meeting-script.ts';
import { wayToLobby } from '../script-steps.ts';

/** The bot knocks and nobody ever opens. */
export const neverAdmitted: MeetingScript = { name: 'never admitted', steps: wayToLobby() };
