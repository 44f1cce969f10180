import type { ThreadUpdate } from '../../meetings/ports/thread-updates.ts';
import type { OccurrenceOutcome, Standup, Terms } from '../standup.ts';

type NewStandup = Terms & Pick<Standup, 'id' | 'teamId' | 'channelId' | 'askedBy'>;

/** Standing meetings, inside one transaction. */
export type StandupRepository = {
  lock(id: string): Promise<Standup | null>;
  /** By what people call it in a channel; locked. Removed ones too. */
  lockNumber(teamId: string, channelId: string, number: number): Promise<Standup | null>;
  /** Of a channel, but for what was removed; by number. */
  inChannel(teamId: string, channelId: string): Promise<Standup[]>;
  /** Gives it its number: only inside the workspace's lock. */
  insert(standup: NewStandup): Promise<Standup>;
  /** Compare-and-set on the version; what it was before is kept for Undo. */
  change(before: Standup, terms: Terms, by: string): Promise<Standup>;
  /** Its next time, which is no change that anyone made. */
  advance(id: string, nextAt: Date | null): Promise<void>;

  /** Null where this time was seen to already; else the meeting whose place the run's takes, if there is one. */
  beginOccurrence(run: { standup: Standup; at: Date }): Promise<{ formerMeetingId: string | null } | null>;
  endOccurrence(run: {
    standup: Standup;
    at: Date;
    outcome: OccurrenceOutcome;
    meetingId: string | null;
    prompted: boolean;
  }): Promise<void>;
  /** It is looked at, once, whether someone else's meeting is there at that time: since when that was counted on. */
  takeJoined(standupId: string, at: Date): Promise<Date | null>;
  /** That time is to be seen to once more. */
  repeatOccurrence(standupId: string, at: Date): Promise<void>;
  /** Its meetings that wait for their time, the first of them first; what it only joined is another's. */
  waiting(standupId: string): Promise<{ meetingId: string; at: Date }[]>;
  /** The last of its times that was seen to, but for those: none up to it comes again. */
  handledThrough(standupId: string, except: readonly Date[]): Promise<Date | null>;
  /** The newest of its meetings before this one that took place. */
  meetingBefore(standupId: string, at: Date): Promise<string | null>;

  /** The standup that proposed a meeting. */
  ofMeeting(meetingId: string): Promise<string | null>;
  /** The run that a meeting is of, where its thread was asked for updates. */
  promptedOccurrence(meetingId: string): Promise<{ standupId: string; at: Date } | null>;
  /** Without words where it was deleted. False where as much, or something newer, is known of it. */
  keepReply(
    meeting: { id: string; teamId: string },
    reply: ThreadUpdate,
    changedTs: string,
  ): Promise<boolean>;
};
