import type { ToolCall } from '../tool-call.ts';

/** Runs of tools inside one transaction. */
export type ToolCalls = {
  lock(id: string): Promise<ToolCall | null>;
  /** The tool call that this agent asked for under this key before. */
  byKey(tokenId: string, key: string): Promise<ToolCall | null>;
  /** What these agents asked for that waits for approval, in the order in which it was. */
  awaitingOf(tokenIds: readonly string[]): Promise<string[]>;
  /** Of a meeting, not over. */
  countOpen(meetingId: string): Promise<number>;
  /** Of a meeting, also those that are over. */
  countAll(meetingId: string): Promise<number>;
  insert(toolCall: ToolCall): Promise<void>;
  /** Compare-and-set on the version. */
  replace(before: ToolCall, after: ToolCall): Promise<void>;
  /** Sees that the tool call is attended at `at`, once the transaction has committed. */
  wake(toolCallId: string, at: Date | null): Promise<void>;
};
