import { mayDecide as isWhereItsCardIs } from '../meetings/decide.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import type { People } from '../people/people.ts';
import { type AppliedToRun, applyRunEvent } from './apply-run-event.ts';
import type { NotEntitled } from './entitled.ts';
import type { TasksUnit } from './ports/tasks-unit.ts';
import { canBeShown, preview, problemsIn, tooLong } from './request-run.ts';
import type { ToolRun } from './run.ts';
import type { AnyTool, EditableField } from './tool.ts';

/** A click on a run's card. */
export type RunDecision = Actor & {
  readonly runId: string;
  /** What the card showed when it was clicked. */
  readonly version: number;
};

export type RunDecisionOutcome =
  | { kind: 'done'; run: ToolRun }
  /** Somebody was first, or it was changed meanwhile: `run` says who and what. */
  | { kind: 'too_late'; run: ToolRun }
  | { kind: 'not_here' }
  | NotEntitled
  /** Its tool is gone, or it has no words to change. */
  | { kind: 'not_editable' };

export type DecideRunDeps = { transact: Transact<TasksUnit>; people: People };

/** Approves or declines what a card shows, once, if that person may. */
export const decideRun =
  (deps: DecideRunDeps) =>
  async (decision: RunDecision, verb: 'approve' | 'decline'): Promise<RunDecisionOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { userId: by, version } = decision;
    return deps.transact(async (unit) =>
      outcomeOf(await applyRunEvent(unit, decision.runId, { type: verb, by, version })),
    );
  };

/** Characters a text field of Slack's takes. */
const mostEditable = 3_000;

export type EditForm = { run: ToolRun; title: string; fields: (EditableField & { value: string })[] };

export type EditDeps = DecideRunDeps & { tools: readonly AnyTool[] };

/** What of a run may be changed before it is approved, with its present values. */
export const editForm =
  (deps: EditDeps) =>
  async (decision: RunDecision): Promise<{ kind: 'form'; form: EditForm } | RunDecisionOutcome> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { run } = entitled;
    const tool = deps.tools.find(({ name }) => name === run.tool);
    if (run.state !== 'awaiting_approval' || run.version !== decision.version)
      return { kind: 'too_late', run };
    const fields = tool ? editableFields(tool, run) : [];
    if (!tool || fields.length === 0) return { kind: 'not_editable' };
    return { kind: 'form', form: { run, title: tool.title, fields } };
  };

/** What of a run people may say differently: words that it has, as far as a field of a form holds them. */
export function editableFields(tool: AnyTool, run: Pick<ToolRun, 'input'>): EditForm['fields'] {
  const input = asRecord(run.input);
  return tool.editable.flatMap((field) => {
    const value = input[field.key];
    return typeof value === 'string' && value.length <= mostEditable ? [{ ...field, value }] : [];
  });
}

/** Puts other words into a run; its card then shows these, and only these can be approved. */
export const editRun =
  (deps: EditDeps) =>
  async (
    decision: RunDecision,
    values: Readonly<Record<string, string>>,
  ): Promise<RunDecisionOutcome | { kind: 'bad_input'; problems: string[] }> => {
    const entitled = await entitle(deps, decision);
    if (!entitled.ok) return entitled.outcome;
    const { run, meeting, now } = entitled;
    const tool = deps.tools.find(({ name }) => name === run.tool);
    if (!tool) return { kind: 'not_editable' };
    const offered = editableFields(tool, run);
    const allowed = offered.flatMap(({ key }) => (key in values ? [[key, values[key]]] : []));
    const parsed = tool.schema.safeParse({ ...asRecord(run.input), ...Object.fromEntries(allowed) });
    if (!parsed.success) return { kind: 'bad_input', problems: problemsIn(parsed.error) };
    const shown = await preview(tool, parsed.data, run, meeting, now);
    if (!shown.ok) return { kind: 'bad_input', problems: [shown.reason] };
    if (!canBeShown(shown.preview)) return { kind: 'bad_input', problems: [tooLong] };
    const { userId: by, version } = decision;
    return deps.transact(async (unit) =>
      outcomeOf(
        await applyRunEvent(unit, decision.runId, {
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
  | { ok: true; run: ToolRun; meeting: Meeting; now: Date }
  | { ok: false; outcome: RunDecisionOutcome };

/** Members of the thread's channel decide, or those of them whom the channel named. The run as they found it. */
async function entitle({ transact, people }: DecideRunDeps, decision: RunDecision): Promise<Entitled> {
  const { runId, userId, isExternal } = decision;
  const refused = (outcome: RunDecisionOutcome): Entitled => ({ ok: false, outcome });
  const seen = await transact(async (unit) => {
    const run = await unit.runs.lock(runId);
    const meeting = run && (await unit.meetings.lock(run.meetingId));
    if (!meeting) return null;
    const settings = await unit.channels.settings(meeting.teamId, meeting.channelId);
    return { run, meeting, now: unit.now, approvers: settings.approvers?.value ?? [] };
  });
  if (!seen || !isWhereItsCardIs(seen.meeting, decision)) return refused({ kind: 'not_here' });
  if (isExternal) return refused({ kind: 'not_entitled', standing: 'external' });
  const { approvers, ...found } = seen;
  const { channelId, requestedBy: owner } = found.meeting;
  const standing = await people.standing({ userId, channelId, owner });
  if (standing !== 'member') return refused({ kind: 'not_entitled', standing });
  if (approvers.length > 0 && !approvers.includes(userId))
    return refused({ kind: 'not_an_approver', approvers });
  return { ok: true, ...found };
}

function outcomeOf(applied: AppliedToRun): RunDecisionOutcome {
  switch (applied.kind) {
    case 'applied':
      return { kind: 'done', run: applied.run };
    case 'ignored':
      return { kind: 'too_late', run: applied.run };
    case 'unknown':
      return { kind: 'not_here' };
    default:
      return applied satisfies never;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
