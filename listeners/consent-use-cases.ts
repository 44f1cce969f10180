import type { NoticeFor, NoticeOutcome } from '../services/consent/about/make-notice.ts';
import type { ObjectionOutcome } from '../services/consent/decide-objection.ts';
import type { LedgerFormat } from '../services/consent/ledger-file.ts';
import type { LedgerOutcome, SentLedger } from '../services/consent/read-ledger.ts';
import type { WhichMeeting } from '../services/notes/forget.ts';
import type { Actor } from '../services/people/actor.ts';

/** What people in calls were told and asked for. */
export type ConsentUseCases = {
  /** Of the call that somebody means, by its link or its thread. */
  ledger(actor: Actor, which: WhichMeeting): Promise<LedgerOutcome>;
  /** The same as a file, in a DM. */
  sendLedger(actor: Actor, which: WhichMeeting, format: LedgerFormat): Promise<SentLedger>;
  /** A text for a call's invitation, with a new page about it. */
  notice(actor: Actor, wanted: NoticeFor): Promise<NoticeOutcome>;
  /** Somebody in the call objects: it leaves, or stays and keeps words again. */
  decide(actor: Actor, gapId: string, verb: 'leave' | 'stay'): Promise<ObjectionOutcome>;
};
