import type { Meeting } from '../../meetings/meeting.ts';
import type { Unit } from '../../meetings/ports/unit.ts';
import type { Entry, NewEntry } from '../entry.ts';
import type { ForgetRequest, ForgottenWords } from '../forget-request.ts';
import type { LedgerFile } from '../ledger-file.ts';
import type { WordGap } from '../word-gap.ts';
import type { CallPages } from './call-pages.ts';

/** Somebody spoke or came, as the session's stream has it. */
export type Told = {
  readonly eventId: string;
  readonly at: Date;
  readonly type: string;
  readonly body: unknown;
};

/** The ledger of what people in calls were told and asked for, inside one transaction. */
export type ConsentRows = {
  /** Enters each once. Where the ledger can't be written, no word of the call is kept from then on, nor any from before. */
  add(meeting: Pick<Meeting, 'id' | 'teamId'>, entries: readonly NewEntry[]): Promise<void>;
  /** In the order in which they were entered. */
  of(meetingId: string): Promise<readonly Entry[]>;
  /** Of these events, those that say who came and what was said. */
  told(meetingId: string, ids: readonly number[]): Promise<readonly Told[]>;
  /** Names of its own that somebody else in the call has too. */
  namesakes(meeting: Pick<Meeting, 'id' | 'botName'>): Promise<ReadonlySet<string>>;
  gaps(meetingId: string): Promise<readonly WordGap[]>;
  gapOf(id: string): Promise<WordGap | null>;
  /** Cuts: what was said since then loses its words, whichever way it came or will come. */
  cut(gap: Omit<WordGap, 'id'>): Promise<WordGap>;
  /** Takes back what was made of words from a gap before it was known, also out of Slack. Whether the recap is to be written again. */
  takeBack(meeting: Meeting, gap: WordGap, title: string): Promise<boolean>;
  /** Cuts once more: words may have come while the gap was being made. */
  cutAgain(meetingId: string): Promise<void>;
  replaceGap(gap: WordGap): Promise<void>;
  /** Has somebody look whether anybody in the call is unknown, now or then. */
  lookForGuests(meeting: Pick<Meeting, 'id'>, at?: Date): Promise<void>;
};

export type ConsentUnit = Unit & {
  readonly consent: ConsentRows;
  readonly callPages: CallPages;
  readonly announcer: {
    /** Says in the thread who objected, that nothing is kept from then on, and what came of it; asks while that is open. */
    showObjection(meeting: Meeting, gap: WordGap): Promise<void>;
    /** The ledger as a file, in a DM. */
    sendLedger(meeting: Meeting, userId: string, file: LedgerFile): Promise<void>;
    /** Asks in the thread whether somebody's words are to go, or says what came of it. `exports`: those that can't be reached. */
    showForgetRequest(
      meeting: Meeting,
      request: ForgetRequest,
      forgotten: ForgottenWords | null,
    ): Promise<void>;
  };
};
