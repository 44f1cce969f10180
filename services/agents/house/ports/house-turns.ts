import type { Meeting } from '../../../meetings/meeting.ts';
import type { Segment } from '../../../sessions/transcript.ts';
import type { ToolCall } from '../../../tasks/tool-call.ts';
import type { Spent } from '../token-budget.ts';
import type { NewTurn, Turn } from '../turn.ts';
import type { TurnProblem } from '../turn-problem.ts';

/** A segment with a name of its own in its session, and when it was said. */
export type HeardSegment = Segment & {
  readonly eventId: string;
  readonly at: Date;
  /** It was heard while somebody's own agent had the meeting: that one's to work on. */
  readonly isClaimed: boolean;
};

/** Where work is done: in a meeting's thread, or in another. */
export type WorkPlace = Pick<Turn, 'teamId' | 'channelId' | 'threadTs' | 'meetingId'>;

/** Turns of the house agent, inside one transaction. */
export type HouseTurns = {
  /** Whether this cause has its turn. */
  isKnown(teamId: string, causeKey: string): Promise<boolean>;
  /** False where this cause has its turn already. The worker is woken at its time. */
  insert(turn: NewTurn): Promise<boolean>;
  /** As it stands, no matter which worker has it. */
  look(id: string): Promise<Turn | null>;
  lock(id: string): Promise<Turn | null>;
  /** Holds a lane until the transaction ends. */
  lockLane(turn: Pick<Turn, 'teamId' | 'lane'>): Promise<void>;
  /** Its worker is still there; false once another has it. */
  renew(turn: Turn, until: Date): Promise<boolean>;
  /** Compare-and-set on the version, which grows; its worker is woken at its next time. */
  replace(before: Turn, after: Omit<Turn, 'version'>): Promise<Turn>;
  /** Whether another turn of its lane is being worked on, or is to go first. */
  isLaneTaken(turn: Turn): Promise<boolean>;
  /** Wakes the next of a lane. */
  wakeNext(turn: Turn): Promise<void>;
  /** Of its call so far; outside of calls, of its person in the last 24 hours. Locks that budget. */
  spent(turn: Pick<Turn, 'id' | 'teamId' | 'meetingId' | 'asker'>): Promise<Spent>;
  /** Whether another turn of its lane ended for this reason. */
  hasEndedFor(turn: Turn, problem: TurnProblem): Promise<boolean>;
  countOpen(teamId: string, lane: string): Promise<number>;
  /** Wakes a turn that waits for something. */
  wakeAsking(turnId: string): Promise<void>;
  /** Wakes the turn that waits for an answer to this question. */
  wakeAnswered(questionId: string): Promise<void>;
  /** The newest others of its lane that are over, oldest first. */
  before(turn: Turn, limit: number): Promise<Turn[]>;
  /** Not over, of a meeting or else of a thread, oldest first. */
  openIn(thread: WorkPlace): Promise<Turn[]>;
  /** Tells Slack how the work there stands, even where it was told the same before. */
  tellStatusAgain(thread: WorkPlace): Promise<void>;
  /** Whether one of these meetings was forgotten. */
  anyForgotten(meetingIds: readonly string[]): Promise<boolean>;
  /** What it asked for through tools, in that order. */
  toolCallsOf(turn: Turn): Promise<ToolCall[]>;
  /** Drops what was said in a call and isn't begun; answers it as it was. Needs the meeting's lock and the lane's. */
  takeUnbegunSpeech(meetingId: string): Promise<Turn[]>;
  /** Of a meeting: begun, and not over. */
  unfinished(meetingId: string): Promise<Turn[]>;
  /** The newest segments of a call, oldest first. */
  heard(meetingId: string, limit: number): Promise<HeardSegment[]>;
  /** The agent's own identity in a meeting, which no key opens; made where there's none. */
  identityIn(meeting: Pick<Meeting, 'id' | 'teamId'>, userId: string): Promise<string>;
};
