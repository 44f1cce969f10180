import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { ofNoCall, whoReadsAnswers } from '../words/search.ts';
import { section } from './elements.ts';
import { form, listWindow, textInput } from './forms.ts';

/** Shared with the listeners and the manifest. */
export const askShortcut = 'ask_about_call';
export const askCallback = 'ask_about_call_form';
export const askField = 'question';

const title = 'Ask about this call';

/** A question about one call; null where the message is in no call's thread. */
export function askView(meetingId: string | null, where: Audience): ModalView {
  if (meetingId === null) return listWindow(title, where, null, [section(ofNoCall)]);
  return form({
    ...{ callback: askCallback, id: meetingId, where, title, submit: 'Ask' },
    blocks: [
      section(whoReadsAnswers),
      textInput(askField, 'Your question', { maxChars: 300, example: 'What did we decide about the price?' }),
    ],
  });
}
