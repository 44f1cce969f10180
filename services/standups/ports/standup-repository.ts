import type { ThreadUpdate } from '../../meetings/ports/thread-updates.ts';
import type { OccurrenceOutcome, Standup, Terms } from '../standup.ts';
import type { LastWrote } from './standup-news.ts';

type NewStandup = Terms & Pick<Standup, 'id' | 'teamId' | 'channelId' | 'askedBy'>;

/** Standups, inside one transaction. */
export type StandupRepository = {
  lock(id: string): Promise<Standup | null>;
  /** Finds it by the number people use in its channel, and locks it. Removed ones too. */
  lockNumber(teamId: string, channelId: string, number: number): Promise<Standup | null>;
  /** The standups of a channel by number, without removed ones. */
  inChannel(teamId: string, channelId: string): Promise<Standup[]>;
  /** Gives it the channel's next number; needs the workspace's lock. */
  insert(standup: NewStandup): Promise<Standup>;
  /** Compare-and-set on the version; what it was before is kept for Undo. */
  change(before: Standup, terms: Terms, by: string): Promise<Standup>;
  /** Sets its next time. Nobody changed it, so its version stays. */
  advance(id: string, nextAt: Date | null): Promise<void>;

  /** Null when this occurrence was already handled; else the meeting that its new one replaces, if any. */
  beginOccurrence(run: { standup: Standup; at: Date }): Promise<{ formerMeetingId: string | null } | null>;
  endOccurrence(run: {
    standup: Standup;
    at: Date;
    outcome: OccurrenceOutcome;
    meetingId: string | null;
    prompted: boolean;
  }): Promise<void>;
  /** Marks the occurrence as verified, once. Returns since when it relied on someone else's meeting. */
  takeJoined(standupId: string, at: Date): Promise<Date | null>;
  /** Lets that occurrence be proposed once more. */
  repeatOccurrence(standupId: string, at: Date): Promise<void>;
  /** Its own meetings that wait for their time, earliest first. */
  waiting(standupId: string): Promise<{ meetingId: string; at: Date }[]>;
  /** Latest occurrence already handled, ignoring `except`; earlier ones never fire again. */
  handledThrough(standupId: string, except: readonly Date[]): Promise<Date | null>;
  /** Its latest meeting before this occurrence that took place. */
  meetingBefore(standupId: string, at: Date): Promise<string | null>;
  /** Who wrote for its earlier times, in the last month, and when last: those first who wrote last. */
  lastWrote(standupId: string, before: Date): Promise<readonly LastWrote[]>;

  /** The standup that proposed a meeting. */
  ofMeeting(meetingId: string): Promise<string | null>;
  /** The occurrence of a meeting whose thread was asked for updates. */
  promptedOccurrence(meetingId: string): Promise<{ standupId: string; at: Date } | null>;
  /** A deleted reply has empty text. False when this version, or a newer one, is already kept. */
  keepReply(
    meeting: { id: string; teamId: string },
    reply: ThreadUpdate,
    changedTs: string,
  ): Promise<boolean>;
};
