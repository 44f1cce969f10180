import type { Button } from '@slack/types';
import type { Meeting } from '../../meetings/meeting.ts';
import type { ForgetOutcome } from '../../notes/forget.ts';
import { sayExports, sayForget, sayForgetMe, sayForgetUsage } from '../words/forgetting.ts';
import { nameOfCall } from '../words/reasons/notes.ts';
import { aboutNothing, actions, button, type Content, confirmed, section } from './elements.ts';

export const forgetAction = 'meeting_forget_notes';
export const forgetMeAction = 'person_forget';

/** What someone who wants a meeting forgotten is told; where they may, with the button that does it. */
export function forgetAnswer(outcome: ForgetOutcome): Content {
  const text = sayForget(outcome);
  const buttons = outcome.kind === 'confirm' ? [forgetButton('Forget it', outcome.meeting)] : [];
  return { text, blocks: [section(text), ...actions(buttons)] };
}

function forgetButton(label: string, { id }: Pick<Meeting, 'id'>): Button {
  return confirmed(
    button(label, forgetAction, id, 'danger'),
    'Forget this call?',
    'Its transcript, notes and action items are deleted for everyone. You can’t undo it.',
  );
}

/** How `/pika forget` goes, and the newest calls that this person may have forgotten here. */
export function forgetChoices(outcomes: readonly ForgetOutcome[]): Content {
  const calls = outcomes.flatMap((outcome) => (outcome.kind === 'confirm' ? [outcome] : []));
  return {
    text: sayForgetUsage,
    blocks: [
      section(sayForgetUsage),
      ...calls.map(({ meeting, exports }) => ({
        ...section(`${nameOfCall(meeting)}.${sayExports(exports)}`),
        accessory: forgetButton('Forget…', meeting),
      })),
    ],
  };
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
