import { z } from 'zod';
import { mayDecide as isWhereItsCardIs } from '../meetings/decide.ts';
import { brokenList } from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { adminOf, approverOf, authorize, type NotAnApprover, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type AppliedToToolCall, applyToolCallEvent } from './apply-tool-call-event.ts';
import { brokenMeanwhile } from './broken-meanwhile.ts';
import { canBeShown } from './can-be-shown.ts';
import { type FormField, formFields, withValues } from './edit-fields.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import type { RequestProblem } from './request-problem.ts';
import { preview, problemsIn } from './request-tool-call.ts';
import type { AnyTool } from './tool.ts';
import type { ToolCall } from './tool-call.ts';
import type { ToolProblem } from './tool-problem.ts';
import { wordsOfToolCall } from './words-of-tool-call.ts';

/** A click on a tool call's card. */
export type ToolCallDecision = Actor & {
  readonly toolCallId: string;
  /** What the card showed when it was clicked. */
  readonly version: number;
};

export type ToolCallOutcome =
  | { kind: 'done'; toolCall: ToolCall }
  /** Someone was first, or it was changed meanwhile: `toolCall` says who and what. */
  | { kind: 'too_late'; toolCall: ToolCall }
  | { kind: 'not_here' }
  | NotEntitled
  | NotAnApprover
  /** It has words of the workspace's do-not-say list, and isn't an admin's to send. */
  | { kind: 'admin_sends_it' }
  /** Its words are told as those of `userId`, and somebody else wants to change them. */
  | { kind: 'in_their_name'; userId: string }
  /** Its tool is gone, or it has no words to change. */
  | { kind: 'not_editable' };

export type DecideToolCallDeps = { transact: Transact<TasksUnit>; people: People };

/** Approves or declines what a card shows, once, if that person may. */
export const decideToolCall =
  (deps: DecideToolCallDeps) =>
  async (decision: ToolCallDecision, verb: 'approve' | 'decline'): Promise<ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const refusal = verb === 'approve' ? await mayNotSend(deps, decision, entitled.toolCall) : null;
    if (refusal) return refusal;
    const { userId: by, version } = decision;
    return deps.transact(async (unit) => {
      const held = verb === 'approve' ? await holdMeanwhile(unit, decision) : null;
      return (
        held ?? outcomeOf(await applyToolCallEvent(unit, decision.toolCallId, { type: verb, by, version }))
      );
    });
  };

/** What breaks a list that is newer than its card isn't approved by a click on that. */
async function holdMeanwhile(
  unit: TasksUnit,
  { toolCallId, version }: ToolCallDecision,
): Promise<ToolCallOutcome | null> {
  const toolCall = await unit.toolCalls.lock(toolCallId);
  const meeting = toolCall?.version === version ? await unit.meetings.lock(toolCall.meetingId) : null;
  const heldBy = toolCall && meeting && (await brokenMeanwhile(unit, toolCall, meeting));
  if (!heldBy) return null;
  const held = await applyToolCallEvent(unit, toolCallId, { type: 'hold', heldBy });
  return held.kind === 'applied' ? { kind: 'too_late', toolCall: held.toolCall } : null;
}

/** What the workspace's list holds only an admin sends, and reads. */
async function mayNotSend(
  { people }: DecideToolCallDeps,
  decision: ToolCallDecision,
  { heldBy }: ToolCall,
): Promise<ToolCallOutcome | null> {
  const notAdmin = heldBy === 'workspace' ? await authorize(decision, adminOf(people)) : null;
  if (notAdmin?.standing === 'not_admin') return { kind: 'admin_sends_it' };
  return notAdmin && { kind: 'not_entitled', standing: notAdmin.standing };
}

/** What a held card doesn't show, for who may send it anyway. */
export const reviewToolCall =
  (deps: DecideToolCallDeps) =>
  async (decision: ToolCallDecision): Promise<{ kind: 'review'; toolCall: ToolCall } | ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { toolCall } = entitled;
    if (toolCall.state !== 'awaiting_approval' || toolCall.version !== decision.version)
      return { kind: 'too_late', toolCall };
    return (await mayNotSend(deps, decision, toolCall)) ?? { kind: 'review', toolCall };
  };

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
    if (toolCall.state !== 'awaiting_approval' || toolCall.version !== decision.version)
      return { kind: 'too_late', toolCall };
    const theirs = inNameOfOther(tool, toolCall, decision);
    if (theirs) return theirs;
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

type Entitled =
  | { ok: true; toolCall: ToolCall; meeting: Meeting; now: Date }
  | { ok: false; outcome: ToolCallOutcome };

/** Members of the thread's channel decide, or those of them whom the channel named. The tool call as they found it. */
async function entitle(
  { transact, people }: DecideToolCallDeps,
  decision: ToolCallDecision,
): Promise<Entitled> {
  const { toolCallId } = decision;
  const refused = (outcome: ToolCallOutcome): Entitled => ({ ok: false, outcome });
  const seen = await transact(async (unit) => {
    const toolCall = await unit.toolCalls.lock(toolCallId);
    const meeting = toolCall && (await unit.meetings.lock(toolCall.meetingId));
    if (!meeting) return null;
    const settings = await unit.channels.settings(meeting.teamId, meeting.channelId);
    return { toolCall, meeting, now: unit.now, approvers: settings.approvers?.value ?? [] };
  });
  if (!seen || !isWhereItsCardIs(seen.meeting, decision)) return refused({ kind: 'not_here' });
  const { approvers, ...found } = seen;
  const { channelId, requestedBy: owner } = found.meeting;
  const need = approverOf(people, { channelId, owner }, async () => approvers);
  const refusal = await authorize(decision, need);
  if (refusal) return refused(refusal);
  return { ok: true, ...found };
}

function outcomeOf(applied: AppliedToToolCall): ToolCallOutcome {
  switch (applied.kind) {
    case 'applied':
      return { kind: 'done', toolCall: applied.toolCall };
    case 'ignored':
      return { kind: 'too_late', toolCall: applied.toolCall };
    case 'unknown':
      return { kind: 'not_here' };
    default:
      return applied satisfies never;
  }
}

/** Each where the form has its field. */
function problemsAt(fields: readonly FormField[], error: z.ZodError) {
  return error.issues.map((issue) => {
    const field = fields.find(({ path }) => path.every((name, at) => name === issue.path[at]));
    return { field: field?.name ?? null, words: problemsIn(new z.ZodError([issue])).join() };
  });
}
