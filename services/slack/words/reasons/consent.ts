import type { ObjectionOutcome } from '../../../consent/decide-objection.ts';
import type { LedgerOutcome } from '../../../consent/read-ledger.ts';
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
