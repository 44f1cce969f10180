import { z } from 'zod';
import { brokenList } from '../meetings/do-not-say/lists.ts';
import { applyToolCallEvent } from './apply-tool-call-event.ts';
import { canBeShown } from './can-be-shown.ts';
import { type FormField, formFields, withValues } from './edit-fields.ts';
import type { RequestProblem } from './request-problem.ts';
import { preview, problemsIn } from './request-tool-call.ts';
import type { AnyTool } from './tool.ts';
import type { ToolCall } from './tool-call.ts';
import {
  type DecideToolCallDeps,
  entitle,
  outcomeOf,
  type ToolCallDecision,
  type ToolCallOutcome,
  tooLate,
} from './tool-call-decision.ts';
import type { ToolProblem } from './tool-problem.ts';
import { wordsOfToolCall } from './words-of-tool-call.ts';

export type EditForm = { toolCall: ToolCall; title: string; fields: FormField[] };

export type EditDeps = DecideToolCallDeps & { tools: readonly AnyTool[] };

/** What of a tool call may be changed before it is approved, with its present values. */
export const editForm =
  (deps: EditDeps) =>
  async (decision: ToolCallDecision): Promise<{ kind: 'form'; form: EditForm } | ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { toolCall } = entitled;
    const tool = deps.tools.find(({ name }) => name === toolCall.tool);
    const refusal = tooLate(toolCall, decision) ?? inNameOfOther(tool, toolCall, decision);
    if (refusal) return refusal;
    const fields = tool ? formFields(tool, toolCall.input) : [];
    if (!tool || fields.length === 0) return { kind: 'not_editable' };
    return { kind: 'form', form: { toolCall, title: tool.title, fields } };
  };

/** Why other words aren't taken. `field`: null for what is about no one of them. */
export type NotEdited =
  | { kind: 'bad_input'; problems: { field: string | null; words: string }[] }
  | { kind: 'refused'; problem: ToolProblem | RequestProblem };

/** Puts other words into a tool call; its card then shows these, and only these can be approved. */
export const editToolCall =
  (deps: EditDeps) =>
  async (
    decision: ToolCallDecision,
    values: Readonly<Record<string, string>>,
  ): Promise<ToolCallOutcome | NotEdited> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { toolCall, meeting, now } = entitled;
    const tool = deps.tools.find(({ name }) => name === toolCall.tool);
    if (!tool) return { kind: 'not_editable' };
    const theirs = inNameOfOther(tool, toolCall, decision);
    if (theirs) return theirs;
    const fields = formFields(tool, toolCall.input);
    const parsed = tool.schema.safeParse(withValues(toolCall.input, fields, values));
    if (!parsed.success) return { kind: 'bad_input', problems: problemsAt(fields, parsed.error) };
    const shown = await preview(tool, parsed.data, toolCall, meeting, now);
    if (!shown.ok) return { kind: 'refused', problem: shown.problem };
    if (!canBeShown(shown.preview)) return { kind: 'refused', problem: { kind: 'too_long' } };
    const { userId: by, version } = decision;
    return deps.transact(async (unit) =>
      outcomeOf(
        await applyToolCallEvent(unit, decision.toolCallId, {
          type: 'edit',
          by,
          version,
          input: parsed.data,
          // Its card has asked for approval: an edit never takes that back.
          effect: toolCall.effect,
          preview: shown.preview,
          bound: shown.bound ?? null,
          heldBy: brokenList(
            wordsOfToolCall({ input: parsed.data, preview: shown.preview }),
            await unit.doNotSay.of(meeting),
          ),
        }),
      ),
    );
  };

function inNameOfOther(
  tool: AnyTool | undefined,
  { userId }: ToolCall,
  by: ToolCallDecision,
): Extract<ToolCallOutcome, { kind: 'in_their_name' }> | null {
  return tool?.inTheirName && userId !== by.userId ? { kind: 'in_their_name', userId } : null;
}

/** Each where the form has its field. */
function problemsAt(fields: readonly FormField[], error: z.ZodError) {
  return error.issues.map((issue) => {
    const field = fields.find(({ path }) => path.every((name, at) => name === issue.path[at]));
    return { field: field?.name ?? null, words: problemsIn(new z.ZodError([issue])).join() };
  });
}
