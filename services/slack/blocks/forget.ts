import type { ForgetOutcome } from '../../notes/forget.ts';
import { sayForget, sayForgetMe } from '../words/forgetting.ts';
import { aboutNothing, actions, button, type Content, confirmed, section } from './elements.ts';

export const forgetAction = 'meeting_forget_notes';
export const forgetMeAction = 'person_forget';

/** What someone who wants a meeting forgotten is told; where they may, with the button that does it. */
export function forgetAnswer(outcome: ForgetOutcome): Content {
  const text = sayForget(outcome);
  const buttons =
    outcome.kind === 'confirm'
      ? [
          confirmed(
            button('Forget it', forgetAction, outcome.meeting.id, 'danger'),
            'Forget this call?',
            'Its transcript, notes and action items are deleted for everyone. You can’t undo it.',
          ),
        ]
      : [];
  return { text, blocks: [section(text), ...actions(buttons)] };
}

/** What `/pika forget me` would delete, and the button that does it. */
export function forgetMeQuestion(stays: { isAtPika: boolean }): Content {
  const text = sayForgetMe(stays);
  const buttons = [
    confirmed(
      button('Delete my data', forgetMeAction, aboutNothing, 'danger'),
      'Delete your data?',
      'Your keys, calendars and replies are deleted. You can’t undo it.',
    ),
  ];
  return { text, blocks: [section(text), ...actions(buttons)] };
}
