import type { ForgetOutcome } from '../../notes/forget.ts';
import { sayForget } from '../words/forgetting.ts';
import { actions, button, type Content, section } from './elements.ts';

export const forgetAction = 'meeting_forget_notes';

/** What someone who wants a meeting forgotten is told; where they may, with the button that does it. */
export function forgetAnswer(outcome: ForgetOutcome): Content {
  const text = sayForget(outcome);
  const buttons =
    outcome.kind === 'confirm' ? [button('Forget it', forgetAction, outcome.meeting.id, 'danger')] : [];
  return { text, blocks: [section(text), ...actions(buttons)] };
}
