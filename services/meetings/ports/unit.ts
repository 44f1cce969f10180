import type { AgentDesk, AgentMessage, Question } from '../../agents/ports/agent-desk.ts';
import type { Calendars } from '../../calendars/ports/calendars.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { Copies } from '../../notes/ports/copies.ts';
import type { ItemMessages } from '../../notes/ports/item-messages.ts';
import type { Items } from '../../notes/ports/items.ts';
import type { NotesDesk } from '../../notes/ports/notes-desk.ts';
import type { Recordings } from '../../notes/ports/recordings.ts';
import type { SearchIndex } from '../../notes/ports/search-index.ts';
import type { Workspaces } from '../../notes/ports/workspaces.ts';
import type { AbsentUpdate } from '../../notes/written-notes.ts';
import type { Brief } from '../../standups/brief.ts';
import type { Holidays } from '../../standups/holidays/holidays.ts';
import type { Changed } from '../../standups/outcomes.ts';
import type { HolidayDesk } from '../../standups/ports/holiday-desk.ts';
import type { Schedules } from '../../standups/ports/schedules.ts';
import type { Schedule } from '../../standups/schedule.ts';
import type { Runs } from '../../tasks/ports/runs.ts';
import type { TaskBoard } from '../../tasks/ports/task-board.ts';
import type { ToolRun } from '../../tasks/run.ts';
import type { Task } from '../../tasks/task.ts';
import type { ChannelSettings, SettingChange } from '../channel-settings.ts';
import type { Meeting } from '../meeting.ts';
import type { ProposalRefusal, Request } from '../proposal.ts';
import type { MeetingEvent, Notice } from '../states/events.ts';
import type { Lease } from './leases.ts';
import type { SessionLog } from './session-log.ts';

/**
 * One database transaction with everything a use case may do in it. What it announces and whom it wakes is written
 * in the same transaction, and reaches Slack and the workers after it commits.
 */
export type Unit = {
  /** The database's clock. */
  readonly now: Date;

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
    /** False when somebody is, or may be, in the call or on the way. */
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
    /** In the call or on the way there; what waits for its time is not. */
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
    /** Meetings of a channel that other apps' posts asked for since `from`. */
    countByApps(teamId: string, channelId: string, from: Date): Promise<number>;
    /**
     * US dollars spent or reserved by a channel's meetings in the calendar month (UTC) of `when`, but for `exceptId`.
     * What waits for its time reserves nothing before it starts.
     */
    committedUsd(teamId: string, channelId: string, when: Date, exceptId?: string): Promise<number>;
  };

  readonly channels: {
    settings(teamId: string, channelId: string): Promise<ChannelSettings>;
    change(teamId: string, channelId: string, by: string, change: SettingChange): Promise<ChannelSettings>;
  };

  readonly sessions: SessionLog;
  readonly tasks: TaskBoard;
  readonly runs: Runs;
  readonly agents: AgentDesk;
  readonly search: SearchIndex;
  readonly notes: NotesDesk;
  readonly items: Items;
  readonly itemMessages: ItemMessages;
  readonly recordings: Recordings;
  readonly copies: Copies;
  readonly workspaces: Workspaces;
  readonly calendars: Calendars;
  readonly schedules: Schedules;
  readonly holidays: HolidayDesk;

  readonly announcer: {
    /** Brings the meeting's card up to date and posts the notices under it. */
    show(meeting: Meeting, notices: readonly Notice[]): Promise<void>;
    /** Brings the plan up to date; `finished` get a reply each. */
    showTasks(meeting: Meeting, tasks: readonly Task[], finished: readonly Task[]): Promise<void>;
    /** Brings the recap and what follows it up to date; held notes show only that they are held. */
    showNotes(meeting: Meeting, notes: KeptNotes): Promise<void>;
    /** Says in the recap's place, where there is none, what was written beforehand by people who did not come. */
    showAbsent(meeting: Meeting, absent: readonly AbsentUpdate[]): Promise<void>;
    /** Takes the recap and its files out of the thread, and says so there. */
    showForgotten(
      meeting: Meeting,
      left: { copies: readonly string[]; itemIds: readonly string[] },
    ): Promise<void>;
    /** Puts a text file into the meeting's thread, once by its name. */
    shareFile(meeting: Meeting, file: { filename: string; text: string }): Promise<void>;
    /** Shows a run of a tool for a click, and what became of it. */
    showRun(meeting: Meeting, run: ToolRun): Promise<void>;
    /** A question of the agent, and its answer. */
    showQuestion(meeting: Meeting, question: Question): Promise<void>;
    /** Slack's time from which on a question can be read in its thread; null while it surely cannot. */
    questionStandsSince(question: Question): Promise<string | null>;
    /** What someone said to the agent, and whether it has it. */
    showMessage(
      meeting: Meeting,
      message: AgentMessage,
      heardBy: 'agent' | 'waiting' | 'nobody',
    ): Promise<void>;
    /** Answers a request that came to nothing, where it was made. */
    refuse(request: Request, refusal: ProposalRefusal): Promise<void>;
    /** A word for one person only, where they are. */
    whisper(to: Audience, text: string): Promise<void>;
    /** Asks in a standing meeting's thread what there is for it, and shows who has said something. */
    showBrief(meeting: Meeting, brief: Brief): Promise<void>;
    /** Tells a channel what was decided about one of its standing meetings. */
    showSchedule(changed: Changed): Promise<void>;
    /** Tells a channel that its holidays were set or taken away. */
    tellHolidays(change: { kind: 'set' | 'removed'; holidays: Holidays }, by: string): Promise<void>;
    /** However many of its times went by, in one message. */
    /** To whoever set it up: it is paused, since its channel takes no posts. */
    tellUnreachable(schedule: Schedule, error: string): Promise<void>;
    tellMissed(schedule: Schedule, missed: { first: Date; count: number; next: Date | null }): Promise<void>;
    /** Where a meeting's thread starts; null until its card is posted, where it starts its own. */
    threadOf(meeting: Meeting): Promise<string | null>;
    /** The meeting's thread as a page; null until it can be told. */
    pageOfThread(meeting: Meeting): Promise<string | null>;
    /** An ordinary reply. */
    reply(to: Audience, text: string): Promise<void>;
  };

  /** Sees that what came in of its session is heard once this is committed. */
  tellNews(meetingId: string): Promise<void>;
  /** Sees that the meeting is attended at its `wakeAt`, unless `before` already saw to that. */
  wake(meeting: Meeting, before: Meeting | null): Promise<void>;
};

type ActiveMeeting = Pick<Meeting, 'id' | 'channelId' | 'requestedBy' | 'state'>;

export type Audience = { teamId: string; channelId: string; threadTs: string | null; userId: string };

/** Runs `work` in one transaction; the whole of it again after a deadlock or a lost connection. */
export type Transact = <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;
