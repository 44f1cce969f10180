import type { Meeting } from '../meeting.ts';

/** A meeting went on to another state. `at` is the database's time. */
export type Step = { readonly before: Meeting; readonly after: Meeting; readonly at: Date };

/** A tool call that is over. */
export type EndedToolCall = {
  readonly id: string;
  readonly meetingId: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** Whose the calls are that are made meanwhile. */
export type TraceContext = {
  readonly meetingId: string | null;
  /** The key of the message that goes to Slack. */
  readonly messageKey?: string | null;
};

/** What happens to a meeting, for those who run the app: ids, states, durations and outcomes, no word and no name. */
export type Trace = {
  /** Calls to others while `work` runs are the meeting's. */
  within<Result>(context: TraceContext, work: () => Promise<Result>): Promise<Result>;
  /** A call to others has had its outcome: an HTTP status, or a code. */
  called(whom: 'pikastream' | 'slack', call: string, outcome: string, milliseconds: number): void;
  /** Told after the commit. */
  stepped(step: Step): void;
  toolCallEnded(toolCall: EndedToolCall): void;
  /** Sends what isn't sent yet. */
  close(): Promise<void>;
};

/** Where nobody collects traces. */
export const noTrace: Trace = {
  within: (_, work) => work(),
  called() {},
  stepped() {},
  toolCallEnded() {},
  async close() {},
};
