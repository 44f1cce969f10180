import type { Meeting } from '../meetings/meeting.ts';
import { isAhead } from '../standups/standup-prompt.ts';

/** Its instructions aren't made yet. */
export function isBeforeCall(meeting: Meeting): boolean {
  return !meeting.forgottenAt && (meeting.state === 'proposed' || isAhead(meeting));
}
