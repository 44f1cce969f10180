import type { RequestProblem } from '../../../tasks/request-problem.ts';
import type { ToolCall } from '../../../tasks/tool-call.ts';
import type { ToolProblem } from '../../../tasks/tool-problem.ts';

/** Our words for what came of a call, as agents read them. */
export type HouseWords = {
  refusal(problem: ToolProblem | RequestProblem): string;
  /** For whom it acts isn't in the channel any more. */
  readonly noMeeting: string;
  /** It was called with words that mustn't be said here. */
  readonly notToBeSaid: string;
  /** It called more than it may. */
  tooManyCalls(most: { readonly callsAtOnce: number; readonly calls: number }): string;
  /** How a tool call stands. */
  toolCall(toolCall: ToolCall): string;
};
