import type { MeetingScript } from '../meeting-script.ts';
import { wayToLobby } from '../script-steps.ts';

/** The host sees the bot knock and says no. */
export const refused: MeetingScript = {
  name: 'refused',
  steps: [...wayToLobby(), { at: 5, fail: 'Join request was denied by the host' }],
};
