import type { Button } from '@slack/types';
import { isBeforeCall } from '../../briefs/is-before-call.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { button } from './elements.ts';

/** What it is called on the wire; listeners answer to the same name. */
export const openBriefAction = 'brief_open';

/** As long as something can be changed. */
export function briefButtons(meeting: Meeting): Button[] {
  return isBeforeCall(meeting) ? [button('Brief', openBriefAction, meeting.id)] : [];
}
