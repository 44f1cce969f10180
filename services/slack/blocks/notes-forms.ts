import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/unit.ts';
import { readable } from '../mrkdwn.ts';
import { section } from './elements.ts';
import { metadata } from './forms.ts';

/** What the forms are called on the wire; listeners answer to the same names. */
export const summaryCallback = 'notes_summary_form';
export const hintCallback = 'notes_hint_form';
export const notesField = 'text';

/** Characters: what a field of a form holds. */
const longest = 3_000;

/** The summary, to be put into other words. */
export function summaryView(meetingId: string, summary: string, where: Audience): ModalView {
  return form({
    callback: summaryCallback,
    meetingId,
    where,
    title: 'Edit the summary',
    submit: 'Save',
    hint: 'The recap then says that you edited it.',
    label: 'Summary',
    value: readable(summary).slice(0, longest),
  });
}

/** What the model should look at when it writes the notes anew. */
export function hintView(meetingId: string, where: Audience): ModalView {
  return form({
    callback: hintCallback,
    meetingId,
    where,
    title: 'Write the notes anew',
    submit: 'Write anew',
    hint: 'A model reads the transcript again. What people changed in the action items stays.',
    label: 'What should it look at?',
    value: '',
  });
}

type Form = {
  callback: string;
  meetingId: string;
  where: Audience;
  title: string;
  submit: string;
  hint: string;
  label: string;
  value: string;
};

function form({ callback, meetingId, where, title, submit, hint, label, value }: Form): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata(meetingId, 0, where),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      section(hint),
      {
        type: 'input',
        block_id: notesField,
        label: { type: 'plain_text', text: label },
        element: {
          type: 'plain_text_input',
          action_id: notesField,
          multiline: true,
          max_length: longest,
          ...(value ? { initial_value: value } : {}),
        },
      },
    ],
  };
}
