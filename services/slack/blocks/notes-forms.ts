import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { meetingKinds } from '../../notes/meeting-kind.ts';
import { maxCommentChars } from '../../notes/rate-notes.ts';
import { readable } from '../mrkdwn.ts';
import { kindNames, whoReadsComments } from '../words/notes.ts';
import { whoReadsCopies } from '../words/sharing.ts';
import { section } from './elements.ts';
import { form, input, maxFieldChars, plain, textInput } from './forms.ts';

/** What the forms are called on the wire; listeners answer to the same names. */
export const summaryCallback = 'notes_summary_form';
export const hintCallback = 'notes_hint_form';
export const shareCallback = 'notes_share_form';
export const shareField = 'channel';
export const commentCallback = 'notes_comment_form';
export const notesField = 'text';
export const kindField = 'kind';

/** The summary, to be put into other words. */
export function summaryView(meetingId: string, summary: string, where: Audience): ModalView {
  return textForm({
    callback: summaryCallback,
    meetingId,
    where,
    title: 'Edit the summary',
    submit: 'Save',
    hint: 'The recap will show that you edited it.',
    label: 'Summary',
    value: readable(summary),
  });
}

/** What the model should look at when it writes the notes again. */
export function hintView(meetingId: string, where: Audience): ModalView {
  return textForm({
    callback: hintCallback,
    meetingId,
    where,
    title: 'Regenerate the notes',
    submit: 'Regenerate',
    hint: 'A model reads the transcript again, and writes in its language. Changes that people made to action items stay.',
    label: 'What should it focus on?',
    value: '',
    optional: true,
    more: [kindSelect()],
  });
}

/** What was wrong with a recap that didn't help. */
export function commentView(meetingId: string, where: Audience): ModalView {
  return textForm({
    callback: commentCallback,
    meetingId,
    where,
    title: 'What was wrong?',
    submit: 'Send',
    hint: whoReadsComments,
    label: 'What was wrong with the recap?',
    value: '',
    optional: true,
    maxChars: maxCommentChars,
  });
}

/** To which channel a copy of a recap goes. */
export function shareView(meetingId: string, where: Audience): ModalView {
  return form({
    callback: shareCallback,
    id: meetingId,
    where,
    title: 'Share the recap',
    submit: 'Share',
    blocks: [
      section(whoReadsCopies),
      input(shareField, 'Channel', false, {
        type: 'conversations_select',
        action_id: shareField,
        filter: {
          include: ['public', 'private'],
          exclude_external_shared_channels: true,
          exclude_bot_users: true,
        },
      }),
    ],
  });
}

/** Where nothing is chosen, it stays what it is. */
function kindSelect(): InputBlock {
  const options = meetingKinds.map((kind) => ({ text: plain(kindNames[kind]), value: kind }));
  return input(kindField, 'Kind of meeting', true, {
    type: 'static_select',
    action_id: kindField,
    placeholder: plain('As it is now'),
    options,
  });
}

type TextForm = {
  callback: string;
  meetingId: string;
  where: Audience;
  title: string;
  submit: string;
  hint: string;
  label: string;
  value: string;
  optional?: boolean;
  maxChars?: number;
  more?: KnownBlock[];
};

function textForm(given: TextForm): ModalView {
  const {
    callback,
    meetingId,
    where,
    title,
    submit,
    hint,
    label,
    value,
    optional = false,
    maxChars = maxFieldChars,
    more = [],
  } = given;
  return form({
    callback,
    id: meetingId,
    where,
    title,
    submit,
    blocks: [
      section(hint),
      textInput(notesField, label, { maxChars, multiline: true, value, optional }),
      ...more,
    ],
  });
}
