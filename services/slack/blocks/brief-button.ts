import type { Button } from '@slack/types';
import type { Meeting } from '../../meetings/meeting.ts';
import { button } from './elements.ts';

/** What it is called on the wire; listeners answer to the same name. */
export const openBriefAction = 'brief_open';

/** As long as people are asked about the call, or it waits for its time. */
export function briefButtons({ id, state }: Pick<Meeting, 'id' | 'state'>): Button[] {
  return state === 'proposed' || state === 'scheduled' ? [button('Brief', openBriefAction, id)] : [];
}
