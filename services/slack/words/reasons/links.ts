import type { Unjoinable } from '../../../meetings/links/unjoinable.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';

const pasteTheRealOne = 'Open it and paste the address that it leads to.';

/** Why a link that is clearly one to a call can't be joined. */
export const linkRefusals: ReasonBook<ByKind<Unjoinable>> = {
  meet_without_code: () => ({
    what: 'That Google Meet link has no meeting code, so I can’t join it.',
    next: pasteTheRealOne,
  }),
  zoom_without_number: () => ({
    what: 'That Zoom link has no meeting number, so I can’t join it.',
    next: 'Paste the link with `/j/` and a number from the invitation.',
  }),
  hidden: () => ({
    what: 'Your mail protection hides the address of that call, so I can’t join it.',
    next: pasteTheRealOne,
  }),
  other_service: ({ name }) => ({
    what: `That’s a ${name} call, and I can’t join those.`,
    next: 'Paste a Google Meet or Zoom link instead.',
  }),
};

export function sayUnjoinable(why: Unjoinable): string {
  return sayReason(whyUnjoinable(why));
}

export function whyUnjoinable(why: Unjoinable): ReasonWords {
  return wordsFor(linkRefusals, why, undefined);
}
