import type { EditForm, NotEdited } from '../services/tasks/edit-tool-call.ts';
import type { ToolCall } from '../services/tasks/tool-call.ts';
import type { ToolCallDecision, ToolCallOutcome } from '../services/tasks/tool-call-decision.ts';

/** What people do with what an agent wants to do. */
export type ApprovalUseCases = {
  decideToolCall(decision: ToolCallDecision, verb: 'approve' | 'decline'): Promise<ToolCallOutcome>;
  reviewToolCall(
    decision: ToolCallDecision,
  ): Promise<{ kind: 'review'; toolCall: ToolCall } | ToolCallOutcome>;
  editForm(decision: ToolCallDecision): Promise<{ kind: 'form'; form: EditForm } | ToolCallOutcome>;
  editToolCall(
    decision: ToolCallDecision,
    values: Readonly<Record<string, string>>,
  ): Promise<ToolCallOutcome | NotEdited>;
};
