import type { InputBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/unit.ts';
import type { EditForm } from '../../tasks/decide-run.ts';
import { literal } from '../mrkdwn.ts';
import { section } from './elements.ts';

/** What forms and the button that opens one are called on the wire; listeners answer to the same names. */
export const editCallback = 'run_edit_form';
export const tellCallback = 'agent_tell_form';
export const tellAction = 'agent_tell';
export const tellField = 'message';

/** Characters of a form's title. */
const titleLength = 24;

/** What of a run may be said differently before it is approved. */
export function editView({ run, title, fields }: EditForm, where: Audience): ModalView {
  const inputs = fields.map(
    ({ key, label, multiline, value }): InputBlock => ({
      type: 'input',
      block_id: key,
      label: { type: 'plain_text', text: literal(label, 150) },
      element: {
        type: 'plain_text_input',
        action_id: key,
        multiline,
        initial_value: value,
        max_length: 3_000,
      },
    }),
  );
  return {
    type: 'modal',
    callback_id: editCallback,
    private_metadata: metadata(run.id, run.version, where),
    title: { type: 'plain_text', text: literal(title, titleLength) },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section('Saving does not approve it: the card then shows the new words, with its buttons.'),
      ...inputs,
    ],
  };
}

/** A message for the agent in a meeting. */
export function tellView(meetingId: string, where: Audience): ModalView {
  return {
    type: 'modal',
    callback_id: tellCallback,
    private_metadata: metadata(meetingId, 0, where),
    title: { type: 'plain_text', text: 'Tell the agent' },
    submit: { type: 'plain_text', text: 'Send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: tellField,
        label: { type: 'plain_text', text: 'Message' },
        element: { type: 'plain_text_input', action_id: tellField, multiline: true, max_length: 3_000 },
      },
    ],
  };
}

export function metadata(id: string, number: number, { channelId, threadTs }: Audience): string {
  return JSON.stringify({ id, number, channelId, threadTs });
}
