import type { Meeting } from '../../meetings/meeting.ts';
import type { ProposalRefusal } from '../../meetings/proposal.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { NotEntitled, Outsider } from '../../people/authorize.ts';

/** Why a run of our step came to nothing. */
export type StepProblem =
  | { readonly kind: 'bad_link'; readonly given: string }
  | { readonly kind: 'app_not_in_channel' }
  /** Nobody ran it, and the channel doesn't let such workflows ask. */
  | { readonly kind: 'not_let' }
  /** The channel takes no links, or apps ask too often there. */
  | { readonly kind: 'asks_nobody' }
  /** Only commands and mentions send somebody from that channel. */
  | { readonly kind: 'auto_off' }
  /** It was cut off before anybody was sent. */
  | { readonly kind: 'cut_off' }
  | NotEntitled
  | Outsider
  | ProposalRefusal;

/** How it's said to who runs a workflow, and what goes on in it. */
export type StepWords = {
  problem(problem: StepProblem, place: { channelId: string; requestedBy: string }): string;
  /** Why nobody was in the call. */
  end(meeting: Meeting): string;
  summary(notes: KeptNotes): string;
  actionItems(notes: KeptNotes): string;
  /** In the place of a summary. */
  readonly heldBack: string;
};
