import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { section } from './elements.ts';
import { form, input } from './forms.ts';

/** Ids of the form, its field and the button that opens it, shared with the listeners. */
export const pickStartAction = 'meeting_pick_start';
export const pickStartCallback = 'meeting_start_form';
export const pickStartField = 'start';

/** Picks the start of a call whose card asks. Slack shows and returns the time in its reader’s own zone. */
export function pickStartView(meetingId: string, where: Audience): ModalView {
  return form({
    callback: pickStartCallback,
    id: meetingId,
    where,
    title: 'Another time',
    submit: 'Schedule',
    blocks: [
      input(pickStartField, 'When should I join?', false, {
        type: 'datetimepicker',
        action_id: pickStartField,
      }),
      section(
        'In your own time zone. You’re billed only from when I join. *Don’t join* on the card cancels it.',
      ),
    ],
  });
}
