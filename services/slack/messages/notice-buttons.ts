import type { Meeting } from '../../meetings/meeting.ts';
import type { Notice } from '../../meetings/states/events.ts';
import {
  leaveButton,
  limitButtons,
  retryButtons,
  topUp,
  uncertainButtons,
} from '../blocks/meeting-buttons.ts';

/** What can be pressed under a notice. */
export function buttonsOf(notice: Notice, meeting: Meeting) {
  switch (notice.kind) {
    case 'needs_funds':
      return topUp(meeting);
    case 'create_uncertain':
      return uncertainButtons(meeting);
    case 'limit_near':
      return limitButtons(meeting);
    case 'never_heard':
      return leaveButton(meeting);
    case 'failed':
    case 'ended':
      return retryButtons(meeting);
    case 'not_sent':
    case 'persona_unready':
    case 'create_deferred':
    case 'lobby_hint':
    case 'extended':
    case 'limit_lowered':
    case 'poll_trouble':
    case 'poll_recovered':
    case 'leave_overdue':
    case 'no_notes':
    case 'billed_more':
      return [];
    default:
      return notice satisfies never;
  }
}
