import type { ModalView } from '@slack/types';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { ToolCall } from '../../tasks/tool-call.ts';
import { limits } from '../limits.ts';
import { cap, literal } from '../mrkdwn.ts';
import { heldTitles, sayHeldToolCall } from '../words/do-not-say.ts';
import { sayToolCallState } from '../words/tool-calls.ts';
import { approvalAction, approvalDetails, inBold, whoAsked } from './approval-parts.ts';
import { actions, button, type Content, context, section } from './elements.ts';
import { form } from './forms.ts';

/** What the form is called on the wire. */
export const reviewCallback = 'run_review_form';

/** A card that stands where everybody in the channel reads it: none of the words that mustn't be said. */
export function heldApproval(toolCall: ToolCall, editable: boolean): Content {
  const { state, heldBy, kind, id, version } = toolCall;
  const waits = state === 'awaiting_approval';
  const title = heldTitles[kind];
  const said = waits && heldBy ? sayHeldToolCall(heldBy) : sayToolCallState(toolCall);
  const value = `${id}:${version}`;
  const buttons = [
    button('Review…', approvalAction.review, value, 'primary'),
    ...(editable ? [button('Edit', approvalAction.edit, value)] : []),
    button('Decline', approvalAction.decline, value, 'danger'),
  ];
  return {
    text: cap(waits ? `Waiting for approval: ${title}` : `${title}: ${said}`, limits.messageText),
    blocks: [
      section(waits ? `:raised_hand: *${title}?*` : `*${title}*`),
      section(said),
      context(...whoAsked(toolCall)),
      ...actions(waits ? buttons : []),
    ],
  };
}

/** All of it, for one person who may send it anyway. */
export function reviewView(toolCall: ToolCall, where: Audience): ModalView {
  return form({
    ...{ callback: reviewCallback, id: toolCall.id, version: toolCall.version, where },
    ...{ title: 'Review', submit: 'Send anyway' },
    blocks: approvalDetails(toolCall, [inBold(literal(toolCall.preview.title, 200))]),
  });
}
