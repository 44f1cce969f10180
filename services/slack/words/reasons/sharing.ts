import type { NotesOutcome } from '../../../notes/decide-notes.ts';
import type { NoPlace, ShareOutcome } from '../../../notes/sharing/share-recap.ts';
import { listNames } from '../do-not-say.ts';
import { notesRefusals } from './notes.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

type OfSharing = Exclude<ShareOutcome, NotesOutcome | NoPlace>;

/** Why a recap isn't shared, beyond what keeps people from changing it. */
export const shareRefusals: ReasonBook<ByKind<OfSharing> & Record<NoPlace['why'], unknown>> = {
  there_already: () => ({ what: 'It’s already shared there. The copy is up to date.', next: null }),
  must_not_say: ({ list }) => ({
    what: `It has words on ${list === 'channel' ? 'a channel’s do-not-say list' : listNames[list]}, so it can’t be shared there.`,
    next: 'Edit the recap first.',
  }),
  its_own: () => ({ what: 'The recap is already in that channel.', next: 'Choose another channel.' }),
  dm: () => ({ what: 'I can only share to channels.', next: 'Choose a channel.' }),
  app_not_in: () => ({
    what: 'I’m not in that channel.',
    next: 'Type /invite @Stand-in there, then share again.',
  }),
  not_in: () => ({ what: 'You’re not in that channel.', next: 'Join it first.' }),
  with_others: () => ({
    what: 'People from other companies are in that channel, so I don’t share recaps there.',
    next: 'Choose another.',
  }),
  unknown: () => ({
    what: 'Slack isn’t responding, so I can’t tell who is in that channel. Nothing was shared.',
    next: 'Try again in a minute.',
  }),
};

const ownOnes: readonly string[] = ['there_already', 'must_not_say'] satisfies OfSharing['kind'][];

/** Beside the field of the form; null where it was shared. */
export function sayNotShared(outcome: ShareOutcome): string | null {
  if (outcome.kind === 'done') return null;
  if (outcome.kind === 'no_place') return sayReason(shareRefusals[outcome.why](outcome));
  if (isOfSharing(outcome)) return sayReason(wordsFor(shareRefusals, outcome, undefined));
  if (outcome.kind === 'not_of_the_call') return onlyThose;
  return sayReason(wordsFor(notesRefusals, outcome, undefined));
}

const onlyThose =
  'This channel reviews recaps first. Only people who asked for the call or were in it can share its recap. Ask one of them.';

function isOfSharing(outcome: ShareOutcome): outcome is OfSharing {
  return ownOnes.includes(outcome.kind);
}
