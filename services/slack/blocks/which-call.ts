import type { Meeting } from '../../meetings/meeting.ts';
import { sayCall, sayWhichCall } from '../words/calls.ts';
import { button, type Content, section } from './elements.ts';
import { meetingAction } from './meeting-buttons.ts';

/** As many as are read at a glance. */
const maxCalls = 20;

/** For someone who wants it to leave, where it is in several calls: a button each. */
export function whichCallToLeave(meetings: readonly Meeting[]): Content {
  return {
    text: sayWhichCall(meetings),
    blocks: [
      section('Several calls are active here. Which one should I leave?'),
      ...meetings.slice(0, maxCalls).map((meeting) => ({
        ...section(sayCall(meeting)),
        accessory: button('Leave', meetingAction.stop, meeting.id, 'danger'),
      })),
    ],
  };
}
