import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { EditForm } from '../../tasks/edit-tool-call.ts';
import { literal } from '../mrkdwn.ts';
import { section } from './elements.ts';
import { fieldInputs } from './field-inputs.ts';
import { form, maxFieldChars, textInput } from './forms.ts';

/** What forms and the button that opens one are called on the wire; listeners answer to the same names. */
export const editCallback = 'run_edit_form';
export const tellCallback = 'agent_tell_form';
export const tellAction = 'agent_tell';
export const tellField = 'message';

const maxTitleChars = 24;

/** What of a tool call may be said differently before it is approved. */
export function editView({ toolCall, title, fields }: EditForm, where: Audience): ModalView {
  return form({
    callback: editCallback,
    id: toolCall.id,
    version: toolCall.version,
    where,
    title: literal(title, maxTitleChars),
    submit: 'Save',
    blocks: [
      section('Saving doesn’t approve it. The card will show your text, with its buttons.'),
      ...fields.flatMap(fieldInputs),
    ],
  });
}

/** A message for the agent in a meeting. */
export function tellView(meetingId: string, where: Audience): ModalView {
  return form({
    callback: tellCallback,
    id: meetingId,
    where,
    title: 'Tell the agent',
    submit: 'Send',
    blocks: [textInput(tellField, 'Message', { maxChars: maxFieldChars, multiline: true })],
  });
}
