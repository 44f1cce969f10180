import type { WordGap } from '../../consent/word-gap.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import { limits } from '../limits.ts';
import { cap } from '../mrkdwn.ts';
import { sayObjection, sayObjectionState } from '../words/consent.ts';
import { actions, button, type Content, confirmed, context, section } from './elements.ts';

/** What the buttons are called on the wire. */
export const objectionAction = { leave: 'objection_leave', stay: 'objection_stay' } as const;

/** Somebody in the call objects, and `others` after them: asks whether it stays; then says what came of it. */
export function objection(gap: WordGap, keep: Keep, others: readonly string[]): Content {
  const said = sayObjection(gap, keep, others);
  const state = sayObjectionState(gap, keep);
  const isOpen = gap.state === 'open' && gap.leavesAt !== null;
  return {
    text: cap([said, state ?? ''].join('\n').trim(), limits.messageText),
    blocks: [
      section(cap(said, limits.sectionText)),
      ...(state ? [context(state)] : []),
      ...(isOpen
        ? actions([button('Leave', objectionAction.leave, gap.id, 'danger'), stayButton(gap.id, keep)])
        : []),
    ],
  };
}

function stayButton(gapId: string, keep: Keep) {
  return confirmed(
    button('Stay', objectionAction.stay, gapId),
    'Do they all agree?',
    `${keep === 'nothing' ? 'I stay in the call.' : 'I keep what’s said from now on.'} Ask the people in the call first.`,
  );
}
