import { mayDecide as isWhereItsCardIs } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { approverOf, authorize, type NotAnApprover, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type AppliedToToolCall, applyToolCallEvent } from './apply-tool-call-event.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { canBeShown, preview, problemsIn, tooLong } from './request-tool-call.ts';
import type { AnyTool, EditableField } from './tool.ts';
import type { ToolCall } from './tool-call.ts';

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
  /** Its tool is gone, or it has no words to change. */
  | { kind: 'not_editable' };

export type DecideToolCallDeps = { transact: Transact<TasksUnit>; people: People };

/** Approves or declines what a card shows, once, if that person may. */
export const decideToolCall =
  (deps: DecideToolCallDeps) =>
  async (decision: ToolCallDecision, verb: 'approve' | 'decline'): Promise<ToolCallOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { userId: by, version } = decision;
    return deps.transact(async (unit) =>
      outcomeOf(await applyToolCallEvent(unit, decision.toolCallId, { type: verb, by, version })),
    );
  };

/** Characters a text field of Slack's takes. */
const maxEditableChars = 3_000;

export type EditForm = { toolCall: ToolCall; title: string; fields: (EditableField & { value: string })[] };

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
    const fields = tool ? editableFields(tool, toolCall) : [];
    if (!tool || fields.length === 0) return { kind: 'not_editable' };
    return { kind: 'form', form: { toolCall, title: tool.title, fields } };
  };

/** What of a tool call people may say differently: words that it has, as far as a field of a form holds them. */
export function editableFields(tool: AnyTool, toolCall: Pick<ToolCall, 'input'>): EditForm['fields'] {
  const input = asRecord(toolCall.input);
  return tool.editable.flatMap((field) => {
    const value = input[field.key];
    return typeof value === 'string' && value.length <= maxEditableChars ? [{ ...field, value }] : [];
  });
}

/** Puts other words into a tool call; its card then shows these, and only these can be approved. */
export const editToolCall =
  (deps: EditDeps) =>
  async (
    decision: ToolCallDecision,
    values: Readonly<Record<string, string>>,
  ): Promise<ToolCallOutcome | { kind: 'bad_input'; problems: string[] }> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { toolCall, meeting, now } = entitled;
    const tool = deps.tools.find(({ name }) => name === toolCall.tool);
    if (!tool) return { kind: 'not_editable' };
    const offered = editableFields(tool, toolCall);
    const allowed = offered.flatMap(({ key }) => (key in values ? [[key, values[key]]] : []));
    const parsed = tool.schema.safeParse({ ...asRecord(toolCall.input), ...Object.fromEntries(allowed) });
    if (!parsed.success) return { kind: 'bad_input', problems: problemsIn(parsed.error) };
    const shown = await preview(tool, parsed.data, toolCall, meeting, now);
    if (!shown.ok) return { kind: 'bad_input', problems: [shown.reason] };
    if (!canBeShown(shown.preview)) return { kind: 'bad_input', problems: [tooLong] };
    const { userId: by, version } = decision;
    return deps.transact(async (unit) =>
      outcomeOf(
        await applyToolCallEvent(unit, decision.toolCallId, {
          type: 'edit',
          by,
          version,
          input: parsed.data,
          effect: tool.effect(parsed.data),
          preview: shown.preview,
          bound: shown.bound ?? null,
        }),
      ),
    );
  };

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

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
