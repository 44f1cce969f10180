import type { DecidedBrief } from '../../../briefs/decide-brief.ts';
import type { BriefOutcome } from '../../../briefs/read-brief.ts';
import type { SaidFor } from '../../../briefs/say-for-me.ts';
import type { ByKind, ReasonBook } from './reason.ts';

type Refused = Exclude<
  BriefOutcome | DecidedBrief | SaidFor,
  { kind: 'brief' | 'decided' | 'said' | 'no_meeting' | 'not_entitled' }
>;

/** Why there's no brief, or it didn't change. */
export const briefRefusals: ReasonBook<ByKind<Refused>> = {
  no_call: () => ({
    what: 'There’s no such call in this channel.',
    next: 'Type `/pika status` to see its calls.',
  }),
  fixed: () => ({
    what: 'It’s too late: what goes along was fixed when the call began.',
    next: 'Press *Tell the agent* on its card to say more.',
  }),
  gone: () => ({ what: 'That line isn’t in the brief any more.', next: 'Open the brief again.' }),
  too_many: ({ most }) => ({
    what: `That’s more than ${most} lines of yours.`,
    next: 'Leave some out.',
  }),
};
