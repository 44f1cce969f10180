import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { section } from './elements.ts';
import { form, input } from './forms.ts';

/** What the form, its field and the button that opens it are called on the wire; listeners answer to the same names. */
export const pickStartAction = 'meeting_pick_start';
export const pickStartCallback = 'meeting_start_form';
export const pickStartField = 'start';

/** When to go into a call whose card asks. Slack shows and takes the time in its reader's own zone. */
export function pickStartView(meetingId: string, where: Audience): ModalView {
  return form({
    callback: pickStartCallback,
    id: meetingId,
    where,
    title: 'Another time',
    submit: 'Plan it',
    blocks: [
      input(pickStartField, 'When should it go in?', false, {
        type: 'datetimepicker',
        action_id: pickStartField,
      }),
      section('In your own time zone. Nothing is billed before, and the card keeps its *Don’t join*.'),
    ],
  });
}
