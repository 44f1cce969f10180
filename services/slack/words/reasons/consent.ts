import type { ObjectionOutcome } from '../../../consent/decide-objection.ts';
import type { LedgerOutcome } from '../../../consent/read-ledger.ts';
import type { ForgetWordsOutcome } from '../../../notes/forget-speaker.ts';
import { mention } from '../../mrkdwn.ts';
import { wordsOfNoAccess } from './access.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';

/** Why a press on *Leave* or *Stay* changed nothing. */
export const objectionRefusals: ReasonBook<ByKind<Exclude<ObjectionOutcome, { kind: 'done' }>>> = {
  too_late: ({ gap: { state, decidedBy } }) => ({
    what:
      decidedBy === null
        ? 'Too late: I’ve left the call.'
        : `${mention(decidedBy)} was first: ${state === 'stayed' ? 'I stayed' : 'I left'}.`,
    next: null,
  }),
  not_here: () => ({ what: 'That message belongs to another channel. Nothing was changed.', next: null }),
  not_entitled: wordsOfNoAccess,
};

/** Why somebody doesn't see a call's ledger. */
export const ledgerRefusals: ReasonBook<ByKind<Exclude<LedgerOutcome, { kind: 'ledger' }>>> = {
  not_here: () => ({
    what: 'I couldn’t find that call in this channel.',
    next: 'Send the link to the call, or to its thread here.',
  }),
  not_entitled: wordsOfNoAccess,
};

/** For the person who pressed; null where the message itself is the answer. */
export function sayObjectionDecision(outcome: ObjectionOutcome): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(objectionRefusals, outcome, undefined));
}

/** Why a press on *Forget their words* or *No* changed nothing. */
export const forgetWordsRefusals: ReasonBook<ByKind<Exclude<ForgetWordsOutcome, { kind: 'done' }>>> = {
  too_late: ({ request: { state, decidedBy } }) => ({
    what: `${decidedBy ? mention(decidedBy) : 'Somebody'} was first: ${state === 'refused' ? 'nothing was deleted' : 'those words are forgotten'}.`,
    next: null,
  }),
  not_here: () => ({ what: 'That message belongs to another channel. Nothing was changed.', next: null }),
  not_theirs: () => ({
    what: 'That’s for the person who asked for this call, or an admin.',
    next: 'Ask one of them.',
  }),
  not_entitled: wordsOfNoAccess,
};

export function sayForgetWordsDecision(outcome: ForgetWordsOutcome): string | null {
  return outcome.kind === 'done' ? null : sayReason(wordsFor(forgetWordsRefusals, outcome, undefined));
}
