import type { Button, StaticSelect } from '@slack/types';
import { safeUrl } from '../../common/safe-url.ts';
import { canRetry, isOver, type Meeting } from '../../meetings/meeting.ts';
import { extension } from '../../meetings/money.ts';
import { topUpPage } from '../../pikastream/wallet.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { dollars } from '../words/amounts.ts';
import { tellAction } from './agent-forms.ts';
import { button, confirmed } from './elements.ts';
import { option, plain } from './forms.ts';
import type { PersonaChoice } from './persona-field.ts';
import { pickStartAction } from './start-form.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const meetingAction = {
  joinNow: 'meeting_join_now',
  chooseStart: 'meeting_choose_start',
  persona: 'meeting_persona',
  decline: 'meeting_decline',
  stop: 'meeting_stop',
  extend: 'meeting_extend',
  retry: 'meeting_retry',
  dismiss: 'meeting_dismiss',
  topUp: 'meeting_top_up',
} as const;

/** What *Dismiss* was called on the wire before; messages with that button are still in threads. */
export const formerDismissAction = 'meeting_forget';

/** The buttons that make sense for a meeting as it is. A value only names: what it may do is decided from the store. */
export function meetingButtons(meeting: Meeting): Button[] {
  switch (meeting.state) {
    case 'proposed':
    case 'scheduled':
      return [
        ...startChoices(meeting),
        joinNow(meeting),
        button('Don’t join', meetingAction.decline, meeting.id),
      ];
    case 'awaiting_funds':
      return [...topUp(meeting), stop(meeting)];
    case 'checking':
      return [stop(meeting)];
    case 'dispatching':
      return meeting.stopRequestedAt ? [] : [stop(meeting)];
    case 'joining':
      return [stop(meeting), ...extend(meeting)];
    case 'live':
      return [stop(meeting), ...extend(meeting), button('Tell the agent', tellAction, meeting.id)];
    case 'uncertain':
      return uncertainButtons(meeting);
    case 'failed':
    case 'missed':
    case 'wrapping_up':
    case 'done':
      return retryButtons(meeting);
    case 'leaving':
    case 'cancelled':
      return [];
    default:
      meeting.state satisfies never;
      // A newer version's: what it does then, that version knows.
      return [];
  }
}

/** Who goes, as long as nobody has gone; none where there is nobody to choose. */
export function personaMenu(
  { id, state, personaId }: Meeting,
  choices: readonly PersonaChoice[],
): StaticSelect[] {
  if ((state !== 'proposed' && state !== 'scheduled') || choices.length < 2) return [];
  const options = choices
    .slice(0, limits.selectOptions)
    .map((choice) => option(literal(choice.name, limits.buttonText), `${id}:${choice.id ?? 'built_in'}`));
  const chosen = options.find(({ value }) => value === `${id}:${personaId ?? 'built_in'}`);
  return [
    {
      type: 'static_select',
      action_id: meetingAction.persona,
      placeholder: plain('Send somebody else'),
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
  ];
}

export function uncertainButtons(meeting: Meeting): Button[] {
  return [retry(meeting), button('Dismiss', meetingAction.dismiss, meeting.id)];
}

export function limitButtons(meeting: Meeting): Button[] {
  return isOver(meeting) ? [] : [...extend(meeting, 'primary'), stop(meeting)];
}

export function topUp(meeting: Meeting): Button[] {
  if (!meeting.checkoutUrl) return [];
  const url = safeUrl(meeting.checkoutUrl) ?? topUpPage;
  return [{ ...button('Top up', meetingAction.topUp, meeting.id, 'primary'), url }];
}

export function retryButtons(meeting: Meeting): Button[] {
  return canRetry(meeting) ? [retry(meeting)] : [];
}

function retry(meeting: Meeting): Button {
  return button('Retry', meetingAction.retry, meeting.id, 'primary');
}

/** One for each time that may be meant, by its place in the list, and one for any other. */
function startChoices({ id, state, startDoubt }: Meeting): Button[] {
  if (state !== 'proposed' || !startDoubt) return [];
  return [
    ...startDoubt.choices.map(({ words }, index) =>
      button(
        literal(words, limits.buttonText) || 'Join then',
        `${meetingAction.chooseStart}_${index}`,
        `${id}:${index}`,
      ),
    ),
    button('Another time…', pickStartAction, id),
  ];
}

function joinNow(meeting: Meeting): Button {
  return button('Join now', meetingAction.joinNow, meeting.id, 'primary');
}

function stop(meeting: Meeting): Button {
  return button('Stop', meetingAction.stop, meeting.id, 'danger');
}

/** The same as *Stop*, beside the words that nobody hears it. */
export function leaveButton(meeting: Meeting): Button[] {
  return meeting.state === 'live' ? [button('Leave', meetingAction.stop, meeting.id, 'danger')] : [];
}

/** Carries the limit it was shown with, so that pressing twice extends once. None at the ceiling. */
function extend(meeting: Meeting, style?: 'primary'): Button[] {
  const minutes = extension(meeting);
  if (minutes === 0) return [];
  const cost = dollars(minutes * meeting.pricePerMinuteUsd);
  const text = `Extend ${minutes} min (+${cost})`;
  return [
    confirmed(
      button(text, meetingAction.extend, `${meeting.id}:${meeting.limitMinutes}`, style),
      `Stay ${minutes} min longer?`,
      `That costs ${cost} more at most. It leaves sooner if the call ends, or if someone presses Stop.`,
    ),
  ];
}
