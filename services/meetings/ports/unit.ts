import type { ChannelSettings, SettingChange } from '../channel-settings.ts';
import type { Meeting } from '../meeting.ts';
import type { Spent } from '../month-budget.ts';
import type { MeetingEvent } from '../states/events.ts';
import type { PollIntervals } from '../states/timing.ts';
import type { NamesAlike, WorkspaceChange, WorkspaceSettings } from '../workspace-settings.ts';
import type { DoNotSayLists } from './do-not-say.ts';
import type { Invitations } from './invitations.ts';
import type { Lease } from './leases.ts';
import type { MeetingAnnouncer } from './meeting-announcer.ts';
import type { PersonaChooser } from './personas.ts';
import type { SessionLog } from './session-log.ts';
import type { ThreadUpdates } from './thread-updates.ts';

/**
 * One database transaction with everything that a meeting's use cases do in it; rooms above add what they need. What is
 * announced and who is woken is written in the same transaction, and reaches Slack and the workers after the commit.
 */
export type Unit = {
  /** The database's clock. */
  readonly now: Date;
  /** How often PikaStream is asked. */
  readonly pollEvery: PollIntervals;

  /** False when this key was received before: Slack tells things twice. */
  receiveOnce(teamId: string, key: string): Promise<boolean>;
  /** Takes that back: what was refused may be asked for again. */
  forgetReceived(teamId: string, key: string): Promise<void>;
  /** Serialises the creation of meetings in a workspace until the transaction ends. */
  lockTeam(teamId: string): Promise<void>;
  /** Whether the lease is still this worker's; an older fence never is. */
  holds(lease: Lease): Promise<boolean>;

  readonly meetings: {
    lock(id: string): Promise<Meeting | null>;
    /** False when someone is, or may be, in the call or on the way. */
    insert(meeting: Meeting): Promise<boolean>;
    /** Compare-and-set on the version, with its history row. */
    replace(before: Meeting, after: Meeting, event: MeetingEvent): Promise<void>;
    /** The newest of a thread. */
    inThread(teamId: string, channelId: string, threadTs: string): Promise<Meeting | null>;
    /** Of a call or a thread: the newest with something recorded, else the newest. */
    recorded(
      teamId: string,
      channelId: string,
      which: { callKey: string } | { threadTs: string },
    ): Promise<Meeting | null>;
    /** In the call or on the way there; what waits for its time isn't. */
    activeForCall(teamId: string, callKey: string): Promise<Meeting | null>;
    /** Waits for its time, which is within `seconds` of `at`; the nearest, but for `exceptId`. */
    scheduledForCall(
      teamId: string,
      callKey: string,
      at: Date,
      seconds: number,
      exceptId?: string,
    ): Promise<Meeting | null>;
    activeIn(teamId: string): Promise<ActiveMeeting[]>;
    /** In their sessions, of a workspace. */
    countPolled(teamId: string): Promise<number>;
    /** Meetings of a channel that other apps' posts asked for since `from`. */
    countByApps(teamId: string, channelId: string, from: Date): Promise<number>;
    /**
     * US dollars of a channel's meetings, or of all of a workspace, in the calendar month (UTC) of `when`, but for
     * `exceptId`. What waits for its time or for a person reserves nothing before it starts.
     */
    committed(teamId: string, channelId: string | null, when: Date, exceptId?: string): Promise<Spent>;
  };

  readonly channels: {
    /** As they hold: of what the workspace bounds as well, the stricter. */
    settings(teamId: string, channelId: string): Promise<ChannelSettings>;
    /** As the channel decided. */
    own(teamId: string, channelId: string): Promise<ChannelSettings>;
    change(teamId: string, channelId: string, by: string, change: SettingChange): Promise<ChannelSettings>;
    /** True the first time. */
    welcomeOnce(teamId: string, channelId: string): Promise<boolean>;
  };

  readonly workspaceSettings: {
    of(teamId: string): Promise<WorkspaceSettings>;
    /** Null where it is changed. */
    change(teamId: string, by: string, change: WorkspaceChange): Promise<NamesAlike | null>;
  };

  readonly doNotSay: DoNotSayLists;

  readonly personas: PersonaChooser;

  readonly invitations: Invitations;

  readonly sessions: SessionLog;

  /** What people wrote into threads for calls to come. */
  readonly updates: ThreadUpdates;

  readonly announcer: MeetingAnnouncer;

  /** Sees that what came in of its session is heard once this is committed. */
  queueSessionEvents(meetingId: string): Promise<void>;
  /** Sees that the meeting is attended at its `nextRunAt`, and its session asked, unless `before` already saw to that. */
  wake(meeting: Meeting, before: Meeting | null): Promise<void>;
};

type ActiveMeeting = Pick<Meeting, 'id' | 'channelId' | 'requestedBy' | 'state'>;

/** Runs `work` in one transaction, and all of it again after a deadlock or a lost connection. */
export type Transact<Of extends Unit = Unit> = <Result>(
  work: (unit: Of) => Promise<Result>,
) => Promise<Result>;
