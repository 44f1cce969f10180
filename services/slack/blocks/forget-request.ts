import type { ForgetRequest, ForgottenWords } from '../../consent/forget-request.ts';
import { limits } from '../limits.ts';
import { cap } from '../mrkdwn.ts';
import { sayForgetRequest, sayForgetRequestState } from '../words/consent.ts';
import { actions, button, type Content, confirmed, context, section } from './elements.ts';

/** What the buttons are called on the wire. */
export const forgetWordsAction = { forget: 'forget_words', refuse: 'forget_words_no' } as const;

/** Somebody wants their words forgotten: asks whether they are to go; then says what came of it. */
export function forgetRequest(request: ForgetRequest, forgotten: ForgottenWords | null): Content {
  const said = sayForgetRequest(request);
  const state = sayForgetRequestState(request, forgotten);
  return {
    text: cap(`${said}\n${state}`, limits.messageText),
    blocks: [
      section(said),
      context(state),
      ...(request.state === 'open'
        ? actions([forgetButton(request.id), button('No', forgetWordsAction.refuse, request.id)])
        : []),
    ],
  };
}

function forgetButton(id: string) {
  return confirmed(
    button('Forget their words', forgetWordsAction.forget, id, 'danger'),
    'Forget their words?',
    'What they said in this call is deleted for everyone, and the recap is written again. You can’t undo it.',
  );
}
