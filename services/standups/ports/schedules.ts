import type { ThreadUpdate } from '../../meetings/ports/thread-updates.ts';
import type { RunOutcome, Schedule, Terms } from '../schedule.ts';

type NewSchedule = Terms & Pick<Schedule, 'id' | 'teamId' | 'channelId' | 'askedBy'>;

/** Standing meetings, inside one transaction. */
export type Schedules = {
  lock(id: string): Promise<Schedule | null>;
  /** By what people call it in a channel; locked. Removed ones too. */
  lockNumber(teamId: string, channelId: string, number: number): Promise<Schedule | null>;
  /** Of a channel, but for what was removed; by number. */
  inChannel(teamId: string, channelId: string): Promise<Schedule[]>;
  /** Gives it its number: only inside the workspace's lock. */
  insert(schedule: NewSchedule): Promise<Schedule>;
  /** Compare-and-set on the version; what it was before is kept for Undo. */
  change(before: Schedule, terms: Terms, by: string): Promise<Schedule>;
  /** Its next time, which is no change that anybody made. */
  advance(id: string, nextAt: Date | null): Promise<void>;

  /** Null where this time was seen to already; else the meeting whose place the run's takes, if there is one. */
  beginRun(run: { schedule: Schedule; at: Date }): Promise<{ formerMeetingId: string | null } | null>;
  endRun(run: {
    schedule: Schedule;
    at: Date;
    outcome: RunOutcome;
    meetingId: string | null;
    briefed: boolean;
  }): Promise<void>;
  /** It is looked at, once, whether somebody else's meeting is there at that time: since when that was counted on. */
  followed(scheduleId: string, at: Date): Promise<Date | null>;
  /** That time is to be seen to once more. */
  runAgain(scheduleId: string, at: Date): Promise<void>;
  /** Its meetings that wait for their time, the first of them first; what it only joined is another's. */
  waiting(scheduleId: string): Promise<{ meetingId: string; at: Date }[]>;
  /** The last of its times that was seen to, but for those: none up to it comes again. */
  seenTo(scheduleId: string, except: readonly Date[]): Promise<Date | null>;
  /** The newest of its meetings before this one that took place. */
  meetingBefore(scheduleId: string, at: Date): Promise<string | null>;

  /** The standup that proposed a meeting. */
  ofMeeting(meetingId: string): Promise<string | null>;
  /** The run that a meeting is of, where its thread was asked for updates. */
  briefedRun(meetingId: string): Promise<{ scheduleId: string; at: Date } | null>;
  /** Without words where it was deleted. False where as much, or something newer, is known of it. */
  keepReply(
    meeting: { id: string; teamId: string },
    reply: ThreadUpdate,
    changedTs: string,
  ): Promise<boolean>;
};
